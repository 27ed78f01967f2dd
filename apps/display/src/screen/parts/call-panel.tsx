import type { DisplayCall } from '@antre/contract'
import { NumberText, useText, useTranslation } from '@antre/ui'
import { IconArrowRight } from '@tabler/icons-react'
import { useFittedCall } from './use-fitted-call.ts'

/** Agency and service in more signs than this do not fit one line. */
const ONE_LINE = 40

interface CallPanelProps {
  readonly call: DisplayCall
  /** Being announced now; else it rests here until the next one. */
  readonly announcing: boolean
  /** Once more, because nobody came. */
  readonly again: boolean
}

/** The call that everybody looks for: number, way, counter. */
export function CallPanel({ call, announcing, again }: CallPanelProps) {
  const { t } = useTranslation('display')
  const text = useText()
  const counter = text(call.counter.names) || call.counter.name
  // The master leaves both out of a discreet call; the screen would not tell them either.
  const names = call.discreet ? [] : [call.agency, call.service]
  const what = names.flatMap((name) => (name ? [text(name)] : []))
  const fitted = useFittedCall([call.number, counter, ...what].join('\n'))
  return (
    <section
      ref={fitted.panel}
      className="call"
      data-call={call.id}
      data-announcing={announcing}
      aria-live="polite"
    >
      {announcing && <div className="call-flash" key={`${call.id} ${again}`} aria-hidden="true" />}
      <div ref={fitted.words} className="call-words">
        <p className="call-label">{t(call.recall || again ? 'call.recall' : 'call.number')}</p>
        <span ref={fitted.number} className="call-number">
          <NumberText number={call.number} />
        </span>
        <div className="call-way">
          <span className="call-arrow" role="img" aria-label={t('call.to')}>
            <IconArrowRight aria-hidden="true" />
          </span>
          <span ref={fitted.counter} className="call-counter">
            {counter}
          </span>
        </div>
        {what.length > 0 && (
          <p className="call-service" data-stacked={what.join('').length > ONE_LINE}>
            {what.map((name) => (
              <span key={name}>{name}</span>
            ))}
          </p>
        )}
      </div>
    </section>
  )
}
