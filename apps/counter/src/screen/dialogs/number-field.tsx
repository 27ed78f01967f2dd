import type { CounterView } from '@antre/contract'
import { useTranslation } from '@antre/ui'
import { IconBackspace } from '@tabler/icons-react'
import { type KeyboardEvent, type MouseEvent, useEffect, useRef } from 'react'
import { useDesk } from '../desk/context.ts'
import { erase, type NumberEntry, parseEntry, shown } from '../number/entry.ts'
import { likelySeries } from '../number/series.ts'

/** The field keeps the focus, so that Enter calls and does not press the digit again. */
const keepFocus = (event: MouseEvent): void => event.preventDefault()

const PAD = ['7', '8', '9', '4', '5', '6', '1', '2', '3', '0'] as const

interface NumberFieldProps {
  readonly view: CounterView
  readonly entry: NumberEntry
  /** The whole entry anew: erased, pasted, another series. */
  readonly onChange: (entry: NumberEntry) => void
  /** One key that types: a digit or a letter. */
  readonly onType: (key: string) => void
}

/** A ticket number: typed on the keyboard, the number pad, or the digits on the screen. */
export function NumberField(props: NumberFieldProps) {
  return (
    <>
      <Typed {...props} />
      <SeriesChoice {...props} />
      <Pad {...props} />
    </>
  )
}

function Typed({ entry, onChange, onType }: NumberFieldProps) {
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
    else if (digit !== undefined || event.key.length === 1) onType(digit ?? event.key)
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

function SeriesChoice({ view, entry, onChange }: NumberFieldProps) {
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

function Pad({ entry, onChange, onType }: NumberFieldProps) {
  const { t } = useTranslation('counter')
  return (
    <fieldset className="pad">
      <legend className="visually-hidden">{t('call.pad')}</legend>
      {PAD.map((key) => (
        <button key={key} type="button" onMouseDown={keepFocus} onClick={() => onType(key)} data-key={key}>
          {key}
        </button>
      ))}
      <button
        type="button"
        aria-label={t('call.erase')}
        onMouseDown={keepFocus}
        onClick={() => onChange(erase(entry))}
        data-key="erase"
      >
        <IconBackspace aria-hidden="true" />
      </button>
    </fieldset>
  )
}
