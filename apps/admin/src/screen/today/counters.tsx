import type { HallView } from '@antre/contract'
import { formatClock, NumberText, useLanguage, useText, useTranslation } from '@antre/ui'
import { IconCircleCheck, IconLock, IconPlayerPause } from '@tabler/icons-react'
import { minutesSince, useSpan } from '../frame/span.ts'

type Counter = HallView['counters'][number]

const ICON = { open: IconCircleCheck, paused: IconPlayerPause, closed: IconLock } as const

/** Each counter by zone: its state, who is there and since when. */
export function Counters({ view, now }: { readonly view: HallView; readonly now: number }) {
  const { t } = useTranslation('admin')
  const count = (state: Counter['state']): number =>
    view.counters.filter((each) => each.state === state).length
  const zones = [...new Set(view.counters.map(({ zone }) => zone))]
  return (
    <section className="card counters" aria-labelledby="counters-title">
      <header className="card-head">
        <h2 id="counters-title">{t('counters.title')}</h2>
        <p className="soft tabular">
          {t('counters.summary', { open: count('open'), paused: count('paused'), closed: count('closed') })}
        </p>
      </header>
      {zones.length === 0 && <p className="soft">{t('counters.none')}</p>}
      {zones.map((zone) => (
        <div key={zone} className="zone">
          {zones.length > 1 && <h3>{t('counters.zone', { zone })}</h3>}
          <ul>
            {view.counters
              .filter((each) => each.zone === zone)
              .map((each) => (
                <CounterTile key={each.id} counter={each} view={view} now={now} />
              ))}
          </ul>
        </div>
      ))}
    </section>
  )
}

interface TileProps {
  readonly counter: Counter
  readonly view: HallView
  readonly now: number
}

function CounterTile({ counter, view, now }: TileProps) {
  const { t } = useTranslation('admin')
  const text = useText()
  const Icon = ICON[counter.state]
  return (
    <li className="tile" data-state={counter.state}>
      <p className="tile-name">
        <Icon aria-hidden="true" />
        <span>{text(counter.name)}</span>
        <span className="visually-hidden">{t(`counters.state.${counter.state}`)}</span>
      </p>
      <TileNow counter={counter} view={view} now={now} />
    </li>
  )
}

function TileNow({ counter, view, now }: TileProps) {
  const { t } = useTranslation('admin')
  const [language] = useLanguage()
  const span = useSpan()
  const { ticket, state, since } = counter
  if (ticket) {
    return (
      <p className="tile-now" data-ticket={ticket.state}>
        <NumberText number={ticket.number} className="tile-number" />
        <span className="soft tabular">
          {t(`counters.${ticket.state}`)} {span(minutesSince(ticket.since, now))}
        </span>
      </p>
    )
  }
  const word = state === 'open' ? t('counters.free') : t(`counters.state.${state}`).toLowerCase()
  return (
    <p className="tile-now soft">
      {word}
      {state === 'paused' &&
        since &&
        ` ${t('counters.since', { time: formatClock(since, view.mall.timeZone, language) })}`}
    </p>
  )
}
