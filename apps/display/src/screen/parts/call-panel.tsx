import type { DisplayCall } from '@antre/contract'
import { NumberText, useText, useTranslation } from '@antre/ui'
import { IconArrowRight } from '@tabler/icons-react'
import { Fitted } from './fitted.tsx'

interface CallPanelProps {
  readonly call: DisplayCall
  /** Being announced now; else it rests here until the next one. */
  readonly announcing: boolean
}

/** A counter's name that needs two lines: the number gives way a little. */
const LONG_NAME = 14

/** The call that everybody looks for: number, way, counter. */
export function CallPanel({ call, announcing }: CallPanelProps) {
  const { t } = useTranslation('display')
  const text = useText()
  const counter = text(call.counter.names) || call.counter.name
  const what = [call.agency, call.service].flatMap((name) => (name ? [text(name)] : []))
  return (
    <section className="call" data-call={call.id} data-announcing={announcing} aria-live="polite">
      {announcing && <div className="call-flash" key={call.id} aria-hidden="true" />}
      <div className="call-words" key={call.id}>
        <p className="call-label">{t(call.recall ? 'call.recall' : 'call.number')}</p>
        <Fitted
          className="call-number"
          text={call.number}
          size={counter.length > LONG_NAME ? 20 : 26}
          height={30}
        >
          <NumberText number={call.number} />
        </Fitted>
        <div className="call-way">
          <span className="call-arrow" role="img" aria-label={t('call.to')}>
            <IconArrowRight aria-hidden="true" />
          </span>
          <Fitted className="call-counter" text={counter} size={9.5} height={14} />
        </div>
        {what.length > 0 && <p className="call-service">{what.join(' · ')}</p>}
      </div>
    </section>
  )
}
