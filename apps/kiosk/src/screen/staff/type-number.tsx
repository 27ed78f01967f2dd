import { useTranslation } from '@antre/ui'
import { IconArrowLeft, IconPrinter } from '@tabler/icons-react'
import { useEffect, useId, useRef, useState } from 'react'
import { Keyboard } from '../parts/keyboard.tsx'
import { ticketNumber } from './ticket-number.ts'
import type { Reprint } from './use-reprint.ts'

/** Any number of today, typed. */
export function TypeNumber({ reprint, onBack }: { readonly reprint: Reprint; readonly onBack: () => void }) {
  const { t } = useTranslation('kiosk')
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState('')
  const number = ticketNumber(typed)
  useEffect(() => field.current?.focus(), [])
  return (
    <form
      className="staff-typing"
      onSubmit={(event) => {
        event.preventDefault()
        if (number) void reprint.ask(number, number)
      }}
    >
      <label htmlFor={id}>{t('staff.typeLabel')}</label>
      <input
        ref={field}
        id={id}
        className="search-field"
        inputMode="none"
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={(event) => setTyped(event.target.value.toUpperCase())}
      />
      <p className="staff-said" role="status">
        {reprint.said}
      </p>
      <div className="staff-acts">
        <button type="button" className="button button-quiet" onClick={onBack}>
          <IconArrowLeft aria-hidden="true" />
          {t('staff.typeBack')}
        </button>
        <button type="submit" className="button button-main" disabled={number === null || reprint.busy}>
          <IconPrinter aria-hidden="true" />
          {t('staff.print')}
        </button>
      </div>
      <Keyboard value={typed} onChange={(value) => setTyped(value.toUpperCase())} />
    </form>
  )
}
