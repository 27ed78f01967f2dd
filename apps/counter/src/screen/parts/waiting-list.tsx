import type { CounterView, WaitingEntry } from '@antre/contract'
import { NumberText, useText, useTranslation } from '@antre/ui'
import { IconArrowRight, IconMapPin, IconSpeakerphone } from '@tabler/icons-react'
import { allowed } from '../desk/allowed.ts'
import { usePlace, useTrueNow } from '../desk/context.ts'
import { parseEntry } from '../number/entry.ts'
import { minutesSince } from '../time/elapsed.ts'
import { useWait } from '../time/use-wait.ts'
import { PriorityBadge } from './badges.tsx'

/** "4 orang · terlama 11 mnt"; `short` leaves out what the tab already says. */
export function WaitingSummary({
  view,
  short = false,
}: {
  readonly view: CounterView
  readonly short?: boolean
}) {
  const { t } = useTranslation('counter')
  const wait = useWait()
  const now = useTrueNow()
  const { count, oldest } = view.waiting
  const parts = [
    ...(short ? [] : [t('waiting.people', { count })]),
    ...(oldest ? [t('waiting.oldest', { time: wait(minutesSince(oldest, now)) })] : []),
  ]
  return <p className="tabular">{parts.join(' · ')}</p>
}

/** In the order in which they will be called. */
export function WaitingList({ view }: { readonly view: CounterView }) {
  const { t } = useTranslation('counter')
  const { count, list } = view.waiting
  if (list.length === 0) return <p className="list-empty">{t('waiting.nobody')}</p>
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling list must be reachable by keyboard
    <ol className="rows" tabIndex={0} aria-label={t('waiting.title')}>
      {list.map((entry) => (
        <WaitingRow key={entry.id} entry={entry} view={view} />
      ))}
      {count > list.length && (
        <li className="rows-more">{t('waiting.more', { count: count - list.length })}</li>
      )}
    </ol>
  )
}

function WaitingRow({ entry, view }: { readonly entry: WaitingEntry; readonly view: CounterView }) {
  const { t } = useTranslation('counter')
  const text = useText()
  const wait = useWait()
  const now = useTrueNow()
  const service = view.targets.services.find(({ id }) => id === entry.serviceId)
  const several = view.counter.services.length > 1
  return (
    <li className="row">
      <div className="row-main">
        <NumberText number={entry.number} className="row-number" />
        {entry.priority && <PriorityBadge priority={entry.priority} />}
        {entry.from && (
          <span className="badge" data-tone="from">
            <IconArrowRight aria-hidden="true" />
            <span>{t('waiting.from', { counter: text(entry.from) })}</span>
          </span>
        )}
        {entry.direct && (
          <span className="badge" data-tone="from">
            <IconMapPin aria-hidden="true" />
            <span>{t('waiting.direct')}</span>
          </span>
        )}
        {several && service && <span className="row-service">{text(service.name)}</span>}
      </div>
      <span className="row-wait tabular">{wait(minutesSince(entry.queuedAt, now))}</span>
      <CallRow view={view} number={entry.number} />
    </li>
  )
}

/** Calling out of turn asks first: the dialog shows whom, and what happens to the person at the counter. */
export function CallRow({ view, number }: { readonly view: CounterView; readonly number: string }) {
  const { t } = useTranslation('counter')
  const { desk } = usePlace()
  const entry = parseEntry(number)
  if (!allowed(view, 'call') || !entry) return null
  return (
    <button
      type="button"
      className="row-act"
      aria-label={t('action.callRowOf', { number })}
      onClick={() => desk.open({ type: 'call', entry })}
    >
      <IconSpeakerphone aria-hidden="true" />
      <span>{t('action.callRow')}</span>
    </button>
  )
}
