import { useText, useTranslation } from '@antre/ui'
import { minutesSince, useSpan } from '../frame/span.ts'
import type { RowsProps } from './queue-rows.ts'
import { Standing } from './standing.tsx'

/** On a phone: one card a service. */
export function QueueCards({ rows, view, now }: RowsProps) {
  const { t } = useTranslation('admin')
  const text = useText()
  const span = useSpan()
  return (
    <ul className="queue-cards">
      {rows.map((row) => (
        <li key={row.id}>
          <div className="queue-card-head">
            <p>
              <span className="queue-name">{text(row.name)}</span>
              <span className="soft">
                {text(row.agency)} <Standing row={row} view={view} now={now} />
              </span>
            </p>
            <p className="queue-card-waiting">
              <strong className="tabular">{row.waiting}</strong>
              <span className="soft">{t('queues.waiting').toLowerCase()}</span>
            </p>
          </div>
          <dl>
            <Figure name={t('queues.oldest')}>
              {span(row.oldest === null ? null : minutesSince(row.oldest, now))}
            </Figure>
            <Figure name={t('queues.wait')}>{span(row.averageWaitMinutes)}</Figure>
            <Figure name={t('queues.served')}>{String(row.served)}</Figure>
            <Figure name={t('queues.counters')}>{String(row.countersOpen)}</Figure>
          </dl>
        </li>
      ))}
    </ul>
  )
}

function Figure({ name, children }: { readonly name: string; readonly children: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className="tabular">{children}</dd>
    </div>
  )
}
