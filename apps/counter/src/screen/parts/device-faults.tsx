import type { CounterView, FaultRow } from '@antre/contract'
import { confirmHeard, needsAnEar, useText, useTranslation } from '@antre/ui'
import { IconAlertCircle, IconAlertTriangle, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useDesk, usePlace } from '../desk/context.ts'
import { faultKey, shownFaults } from '../faults/shown.ts'
import { letGo } from './let-go.ts'

/**
 * What does not work at this counter and in its zone: the worst in two lines, a press unfolds them all. It takes its
 * room from the list of those who wait; Next stays where the hand expects it.
 */
export function DeviceFaults({ view }: { readonly view: CounterView }) {
  const { t } = useTranslation('counter')
  const hidden = useDesk((state) => state.hidden)
  const [open, setOpen] = useState(false)
  const faults = shownFaults(view.faults, hidden)
  return (
    <section className="device-faults" aria-label={t('faults.title')} aria-live="polite" data-open={open}>
      <ul>
        {faults.slice(0, open ? faults.length : 1).map((fault) => (
          <Fault
            key={faultKey(fault)}
            fault={fault}
            open={open}
            more={open ? 0 : faults.length - 1}
            onFold={() => setOpen(!open)}
          />
        ))}
      </ul>
    </section>
  )
}

interface FaultProps {
  readonly fault: FaultRow
  readonly open: boolean
  /** How many others are folded away behind it. */
  readonly more: number
  readonly onFold: () => void
}

function Fault({ fault, open, more, onFold }: FaultProps) {
  const { t } = useTranslation('counter')
  const { desk } = usePlace()
  const { what, todo } = useFaultWords()(fault)
  const Icon = fault.severity === 'fault' ? IconAlertTriangle : IconAlertCircle
  return (
    <li className="device-fault" data-severity={fault.severity}>
      <button
        type="button"
        className="device-fault-main"
        aria-expanded={open}
        onClick={(event) => {
          letGo(event)
          onFold()
        }}
      >
        <Icon aria-hidden="true" />
        <span className="device-fault-words">
          <span className="visually-hidden">{t(`faults.${fault.severity}`)}: </span>
          <strong>{what}</strong>
          <span>{todo}</span>
        </span>
        {more > 0 && <span className="device-fault-more">{t('faults.more', { count: more })}</span>}
      </button>
      {needsAnEar(fault) && (
        <button
          type="button"
          className="device-fault-heard"
          onClick={(event) => {
            letGo(event)
            void confirmHeard(fault.stationId)
          }}
        >
          {t('device.heard', { ns: 'common' })}
        </button>
      )}
      <button
        type="button"
        className="device-fault-close"
        aria-label={t('faults.hide', { what })}
        onClick={() => desk.hide(faultKey(fault))}
      >
        <IconX aria-hidden="true" />
      </button>
    </li>
  )
}

/** The master's words; of a station that is away, what that means to somebody who calls. */
function useFaultWords(): (fault: FaultRow) => { readonly what: string; readonly todo: string } {
  const { t } = useTranslation('counter')
  const text = useText()
  return ({ state, station, what, todo }) => {
    if (state !== 'away') return { what: text(what), todo: text(todo) }
    const which = station === 'display' ? 'display' : 'counter'
    return { what: t(`faults.away.${which}.what`), todo: t(`faults.away.${which}.todo`) }
  }
}
