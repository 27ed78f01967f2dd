import type { DisplayCall } from '@antre/contract'
import { NumberText, useText, useTranslation } from '@antre/ui'

/** Signs that fit beside the other half of a row at its usual size. */
const USUAL_NUMBER = 6
const USUAL_COUNTER = 11

/** The calls before the large one, newest first: as many as there is room for. */
export function EarlierCalls({ calls }: { readonly calls: readonly DisplayCall[] }) {
  const { t } = useTranslation('display')
  return (
    <section className="earlier">
      <h2>{t('earlier.title')}</h2>
      {calls.length === 0 && <p className="earlier-none">{t('earlier.none')}</p>}
      <ol className="earlier-list">
        {calls.map((call) => (
          <EarlierCall key={call.id} call={call} />
        ))}
      </ol>
    </section>
  )
}

function EarlierCall({ call }: { readonly call: DisplayCall }) {
  const text = useText()
  const counter = text(call.counter.names) || call.counter.name
  return (
    <li
      data-number={call.number}
      data-long-number={call.number.length > USUAL_NUMBER}
      data-long-counter={counter.length > USUAL_COUNTER}
    >
      <NumberText number={call.number} />
      <span className="earlier-counter">{counter}</span>
    </li>
  )
}
