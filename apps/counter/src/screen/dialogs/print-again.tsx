import type { CounterView } from '@antre/contract'
import { useTranslation } from '@antre/ui'
import { useState } from 'react'
import { complete, emptyEntry, type NumberEntry, typed } from '../number/entry.ts'
import { Modal } from './modal.tsx'
import { NumberField } from './number-field.tsx'
import { Refusal } from './refusal.tsx'
import { Submit } from './submit.tsx'
import { usePress } from './use-press.ts'

interface PrintAgainProps {
  readonly view: CounterView
  /** The number offered. */
  readonly start: NumberEntry
}

/** The paper once more, with the same number: of the person at the counter, or of any number typed. */
export function PrintAgain({ view, start }: PrintAgainProps) {
  const { t } = useTranslation('counter')
  const [entry, setEntry] = useState(start)
  const [offered, setOffered] = useState(start.digits !== '')
  const { send, refused } = usePress()
  const number = complete(entry)
  const change = (next: NumberEntry): void => {
    setOffered(false)
    setEntry(next)
  }
  // Whoever types a digit means another number than the one offered.
  const type = (key: string): void =>
    change(typed(offered && /^[0-9]$/.test(key) ? emptyEntry(entry.series) : entry, key))
  return (
    <Modal title={t('print.title')} name="print">
      <form
        className="call"
        onSubmit={(event) => {
          event.preventDefault()
          if (number !== null) send({ type: 'print', ticket: idOf(view, number) ?? number })
        }}
      >
        <NumberField view={view} entry={entry} onChange={change} onType={type} />
        <p className="call-standing">{t('print.help')}</p>
        <Refusal of={refused} />
        <Submit ready={number !== null}>
          {number ? t('print.submit', { number }) : t('print.submitEmpty')}
        </Submit>
      </form>
    </Modal>
  )
}

/** By its id where the view knows it; the master finds the others by number. */
function idOf({ ticket, waiting, aside }: CounterView, number: string): string | undefined {
  const known = [...(ticket ? [ticket] : []), ...waiting.list, ...aside]
  return known.find((entry) => entry.number === number)?.id
}
