import { useTranslation } from '@antre/ui'
import { IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { type Act, type DockState, FAULTS, type PrinterFault } from '../../state.ts'
import { FaultIcon } from './faults.tsx'
import { Nothing, Panel } from './panel.tsx'

export interface PrinterPanelProps {
  readonly printer: DockState['printer']
  readonly act: (act: Act) => void
}

/** Everything that can be wrong with the printer, one lever each; below, what comes of it. */
export function PrinterPanel({ printer, act }: PrinterPanelProps) {
  const { t } = useTranslation('dock')
  const [looked, setLooked] = useState<PrinterFault | null>(null)
  if (!printer) {
    return (
      <Panel name="printer" title={t('printer.title')} icon={<IconPrinter aria-hidden="true" />}>
        <Nothing>{t('paper.own')}</Nothing>
      </Panel>
    )
  }
  const explained = looked ?? printer.armed ?? printer.fault
  return (
    <Panel
      name="printer"
      title={t('printer.title')}
      icon={<IconPrinter aria-hidden="true" />}
      aside={
        <output className="state" data-well={printer.fault === 'ready'} data-armed={printer.armed !== null}>
          <FaultIcon of={printer.armed ?? printer.fault} />
          {t(`printer.fault.${printer.armed ?? printer.fault}.name`)}
        </output>
      }
    >
      <ul className="levers" onPointerLeave={() => setLooked(null)} onBlur={() => setLooked(null)}>
        {FAULTS.map((fault) => (
          <li key={fault}>
            <button
              type="button"
              className="lever"
              data-fault={fault}
              data-armed={printer.armed === fault}
              aria-pressed={printer.fault === fault || printer.armed === fault}
              aria-describedby="lever-words"
              onPointerEnter={() => setLooked(fault)}
              onFocus={() => setLooked(fault)}
              onClick={() => act({ do: 'break-printer', fault })}
            >
              <FaultIcon of={fault} />
              <span>{t(`printer.fault.${fault}.name`)}</span>
            </button>
          </li>
        ))}
      </ul>
      <p className="explained" id="lever-words">
        <strong>{t(`printer.fault.${explained}.name`)}</strong>{' '}
        {printer.armed === explained && <em>{t('printer.next')}. </em>}
        {t(`printer.fault.${explained}.seen`)}
      </p>
    </Panel>
  )
}
