import type { CounterView } from '@antre/contract'
import { formatClock, useLanguage, useText, useTranslation } from '@antre/ui'
import { IconBackspace } from '@tabler/icons-react'
import { type KeyboardEvent, type MouseEvent, useEffect, useRef, useState } from 'react'
import { useDesk, useTrueNow } from '../desk/context.ts'
import { complete, erase, type NumberEntry, parseEntry, shown, typed } from '../number/entry.ts'
import { likelySeries, type Standing, standingOf } from '../number/series.ts'
import { minutesSince } from '../time/elapsed.ts'
import { useWait } from '../time/use-wait.ts'
import { Modal } from './modal.tsx'
import { Refusal } from './refusal.tsx'
import { Submit } from './submit.tsx'
import { usePress } from './use-press.ts'

/** The field keeps the focus, so that Enter calls and does not press the digit again. */
const keepFocus = (event: MouseEvent): void => event.preventDefault()

const PAD = ['7', '8', '9', '4', '5', '6', '1', '2', '3', '0'] as const

/** Calls a given number: typed on the keyboard, the number pad, or the digits on the screen. */
export function CallNumber({ view, start }: { readonly view: CounterView; readonly start: NumberEntry }) {
  const { t } = useTranslation('counter')
  const [entry, setEntry] = useState(start)
  const { send, refused } = usePress()
  const number = complete(entry)
  const standing = number === null ? null : standingOf(view, number)
  const ready = number !== null && standing?.where !== 'here'
  return (
    <Modal title={t('call.title')} name="call">
      <form
        className="call"
        onSubmit={(event) => {
          event.preventDefault()
          if (ready) send({ type: 'call', number })
        }}
      >
        <NumberField entry={entry} onChange={setEntry} />
        <SeriesChoice view={view} entry={entry} onChange={setEntry} />
        <Pad onKey={(key) => setEntry((now) => typed(now, key))} onErase={() => setEntry(erase)} />
        <p className="call-standing" aria-live="polite">
          {standing ? (
            <StandingText view={view} standing={standing} />
          ) : (
            t(entry.series === '' ? 'call.hintSeries' : 'call.hint')
          )}
        </p>
        {view.ticket && standing?.where !== 'here' && (
          <p className="call-finishes">{t('call.finishes', { number: view.ticket.number })}</p>
        )}
        <Refusal code={refused} />
        <Submit ready={ready}>{number ? t('call.submit', { number }) : t('call.submitEmpty')}</Submit>
      </form>
    </Modal>
  )
}

interface EntryProps {
  readonly entry: NumberEntry
  readonly onChange: (entry: NumberEntry) => void
}

function NumberField({ entry, onChange }: EntryProps) {
  const { t } = useTranslation('counter')
  const field = useRef<HTMLInputElement>(null)
  const value = shown(entry)
  // The caret belongs at the end after every change.
  useEffect(() => field.current?.setSelectionRange(value.length, value.length), [value])
  const onKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.key === 'Enter') return
    // Digits by position too, so that a number pad works with NumLock off.
    const digit = /^Numpad([0-9])$/.exec(event.code)?.[1]
    if (event.key === 'Backspace') onChange(erase(entry))
    else if (digit !== undefined || event.key.length === 1) onChange(typed(entry, digit ?? event.key))
    else return
    event.preventDefault()
  }
  return (
    <input
      ref={field}
      data-first
      className="call-field"
      type="text"
      inputMode="text"
      autoComplete="off"
      autoCapitalize="characters"
      spellCheck={false}
      aria-label={t('call.label')}
      placeholder={t('call.placeholder')}
      value={value}
      onKeyDown={onKey}
      onChange={(event) => {
        // Pasted, scanned, or an on-screen keyboard that sends no key events.
        const whole = parseEntry(event.target.value)
        if (whole) onChange(whole)
      }}
    />
  )
}

function SeriesChoice({ view, entry, onChange }: EntryProps & { readonly view: CounterView }) {
  const { t } = useTranslation('counter')
  const seen = useDesk((state) => state.seen)
  const series = likelySeries(view, seen).slice(0, 6)
  if (series.length < 2) return null
  return (
    <fieldset className="series">
      <legend className="visually-hidden">{t('call.series')}</legend>
      {series.map((letters) => (
        <button
          key={letters}
          type="button"
          aria-pressed={entry.series === letters}
          onMouseDown={keepFocus}
          onClick={() => onChange({ ...entry, series: letters, lettering: false })}
        >
          {letters}
        </button>
      ))}
    </fieldset>
  )
}

function Pad({ onKey, onErase }: { readonly onKey: (key: string) => void; readonly onErase: () => void }) {
  const { t } = useTranslation('counter')
  return (
    <fieldset className="pad">
      <legend className="visually-hidden">{t('call.pad')}</legend>
      {PAD.map((key) => (
        <button key={key} type="button" onMouseDown={keepFocus} onClick={() => onKey(key)} data-key={key}>
          {key}
        </button>
      ))}
      <button
        type="button"
        aria-label={t('call.erase')}
        onMouseDown={keepFocus}
        onClick={onErase}
        data-key="erase"
      >
        <IconBackspace aria-hidden="true" />
      </button>
    </fieldset>
  )
}

function StandingText({ view, standing }: { readonly view: CounterView; readonly standing: Standing }) {
  const { t } = useTranslation('counter')
  const [language] = useLanguage()
  const text = useText()
  const wait = useWait()
  const now = useTrueNow()
  if (standing.where === 'here') return <>{t('call.here')}</>
  if (standing.where === 'elsewhere') return <>{t('call.elsewhere')}</>
  const found = view.targets.services.find(({ id }) => id === standing.serviceId)
  const service = found ? text(found.name) : standing.serviceId
  if (standing.where === 'waiting') {
    return <>{t('call.waiting', { wait: wait(minutesSince(standing.queuedAt, now)), service })}</>
  }
  const time = formatClock(standing.at, view.mall.timeZone, language)
  return <>{t(standing.where === 'held' ? 'call.held' : 'call.noShow', { time, service })}</>
}
