import type { HallView } from '@antre/contract'

type Localized = Readonly<Record<string, string>>

/** What in the queues a supervisor should look at now, gravest first. */
export type Matter =
  | { readonly kind: 'unserved'; readonly id: string; readonly name: Localized; readonly waiting: number }
  | { readonly kind: 'long-wait'; readonly id: string; readonly name: Localized; readonly minutes: number }
  | {
      readonly kind: 'not-started'
      readonly id: string
      readonly name: Localized
      readonly number: string
      readonly minutes: number
    }

/** A wait that is worth a word, and a call nobody answered or began. Minutes. */
const LONG_WAIT_MINUTES = 30
const NOT_STARTED_MINUTES = 10

const MINUTE_MS = 60_000
const minutesSince = (iso: string, now: number): number => Math.floor((now - Date.parse(iso)) / MINUTE_MS)

/** `now`: the master's clock, ms. */
export function mattersOf(view: HallView, now: number): readonly Matter[] {
  const unserved = view.services
    .filter(({ waiting, countersOpen }) => waiting > 0 && countersOpen === 0)
    .sort((a, b) => b.waiting - a.waiting)
    .map(({ id, name, waiting }): Matter => ({ kind: 'unserved', id, name, waiting }))
  const long = view.services
    .filter(({ countersOpen, oldest }) => countersOpen > 0 && oldest !== null)
    .map(({ id, name, oldest }) => ({
      kind: 'long-wait' as const,
      id,
      name,
      minutes: minutesSince(oldest ?? '', now),
    }))
    .filter(({ minutes }) => minutes >= LONG_WAIT_MINUTES)
    .sort((a, b) => b.minutes - a.minutes)
  return [...unserved, ...long, ...notStarted(view, now)]
}

/** Called long ago and never begun: the officer forgot a key, or nobody came. */
function notStarted(view: HallView, now: number): readonly Matter[] {
  return view.counters.flatMap(({ id, name, ticket }): Matter[] => {
    if (ticket?.state !== 'called') return []
    const minutes = minutesSince(ticket.since, now)
    return minutes < NOT_STARTED_MINUTES
      ? []
      : [{ kind: 'not-started', id, name, number: ticket.number, minutes }]
  })
}
