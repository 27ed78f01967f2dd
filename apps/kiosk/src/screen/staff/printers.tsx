import type { DeviceReport } from '@antre/contract'
import { severityOf } from '@antre/domain'
import { useTranslation } from '@antre/ui'
import { IconAlertTriangle, IconCircleCheck, IconPrinter, IconPrinterOff } from '@tabler/icons-react'
import { useState } from 'react'
import type { StaffCalls } from './client.ts'
import { reasonKey } from './reason.ts'

export interface PrintersProps {
  readonly printers: readonly DeviceReport[]
  readonly calls: StaffCalls
}

/** How each printer is, what to do about it, and the two things one does after mending it. */
export function Printers({ printers, calls }: PrintersProps) {
  const { t } = useTranslation('kiosk')
  return (
    <section>
      <h2 className="section">{t('staff.printers')}</h2>
      <ul className="staff-list">
        {printers.map((printer, i) => (
          <li key={printer.id}>
            <Printer
              printer={printer}
              name={printers.length > 1 ? t('staff.printerN', { n: i + 1 }) : t('staff.printer')}
              calls={calls}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}

interface PrinterProps {
  readonly printer: DeviceReport
  readonly name: string
  readonly calls: StaffCalls
}

function Printer({ printer, name, calls }: PrinterProps) {
  const { t } = useTranslation('kiosk')
  const { what, todo } = useWords(printer)
  const [busy, setBusy] = useState(false)
  const [said, setSaid] = useState('')
  const { ticketsLeft } = printer

  const run = async (work: () => Promise<string>): Promise<void> => {
    setBusy(true)
    setSaid('')
    setSaid(await work())
    setBusy(false)
  }
  const test = async (): Promise<string> => {
    const answer = await calls.test(printer.id)
    if (!answer.ok) return t('staff.pin.failed')
    if (answer.data.ok) return t('staff.testDone')
    return t('staff.testFailed', { reason: t(reasonKey(answer.data.reason)) })
  }
  const paper = async (): Promise<string> => {
    const answer = await calls.paperChanged(printer.id)
    if (!answer.ok) return t('staff.pin.failed')
    return t(PAPER_WORDS[answer.data.state] ?? 'staff.paperUnseen')
  }
  return (
    <div className="staff-printer" data-severity={severityOf(printer.state)}>
      <SeverityIcon severity={severityOf(printer.state)} />
      <div className="staff-printer-text">
        <span className="staff-name">{name}</span>
        <strong>{what}</strong>
        <p>{todo}</p>
        {ticketsLeft !== undefined && <p className="staff-left">{t('staff.left', { count: ticketsLeft })}</p>}
      </div>
      <div className="staff-acts">
        <button type="button" className="button button-quiet" disabled={busy} onClick={() => void run(test)}>
          <IconPrinter aria-hidden="true" />
          {t(busy ? 'staff.testing' : 'staff.test')}
        </button>
        <button type="button" className="button button-quiet" disabled={busy} onClick={() => void run(paper)}>
          {t('staff.paper')}
        </button>
      </div>
      <p className="staff-said" role="status">
        {said}
      </p>
    </div>
  )
}

type PaperWords = `staff.${'paperDone' | 'paperLow' | 'paperOut' | 'coverOpen'}`

/** What came of "the roll is new"; of a printer in another state nobody knows. */
const PAPER_WORDS: Readonly<Partial<Record<DeviceReport['state'], PaperWords>>> = {
  ready: 'staff.paperDone',
  presenter: 'staff.paperDone',
  unknown: 'staff.paperDone',
  'paper-low': 'staff.paperLow',
  'paper-out': 'staff.paperOut',
  'cover-open': 'staff.coverOpen',
}

function useWords({ state, detail }: DeviceReport): { readonly what: string; readonly todo: string } {
  const { t } = useTranslation('kiosk')
  const { t: common, i18n } = useTranslation('common')
  if (state === 'ready') return { what: t('staff.fine'), todo: t('staff.fineHelp') }
  if (state === 'starting') return { what: t('staff.starting'), todo: '' }
  // The words for devices are written once, for every screen; a few details say better than the state what to do.
  const keys = [`device.detail.printer.${detail}`, `device.state.printer.${state}`]
  const base = (keys.find((key) => i18n.exists(`common:${key}.what`)) ?? 'device.other') as 'device.other'
  return { what: common(`${base}.what`), todo: common(`${base}.todo`) }
}

function SeverityIcon({ severity }: { readonly severity: ReturnType<typeof severityOf> }) {
  switch (severity) {
    case 'ok':
      return <IconCircleCheck className="staff-sign" aria-hidden="true" />
    case 'warning':
      return <IconAlertTriangle className="staff-sign" aria-hidden="true" />
    case 'fault':
      return <IconPrinterOff className="staff-sign" aria-hidden="true" />
    default:
      return severity satisfies never
  }
}
