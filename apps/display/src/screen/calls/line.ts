import type { DisplayCall, DisplayNotice } from '@antre/contract'
import { assertNever } from '@antre/domain'
import { needsSpeech, STALE_AFTER_MS } from '@antre/speech'
import { isUrgent, rankOf } from '../notices/urgency.ts'

/** A call that is to be shown large and spoken. */
export interface CallItem {
  readonly kind: 'call'
  readonly id: string
  readonly call: DisplayCall
  /** Nobody came the first time: the master wants it once more. */
  readonly again: boolean
  /** Every call this one settles: see `join`. */
  readonly ids: readonly string[]
}

/** A free announcement that is to be spoken. */
export interface NoticeItem {
  readonly kind: 'notice'
  readonly id: string
  readonly notice: DisplayNotice
}

/** Something that waits for its turn. Ids are unique over calls, their repetitions and notices. */
export type Item = CallItem | NoticeItem

/** What of a view the schedule needs. */
export interface Seen {
  /** As the master shows them: newest first. */
  readonly calls: readonly DisplayCall[]
  readonly notices: readonly DisplayNotice[]
}

/** Everything a view could ask to announce, oldest first. */
export function itemsOf({ calls, notices }: Seen): readonly Item[] {
  const made = calls.toReversed().flatMap((call): Item[] => {
    const first: Item = { kind: 'call', id: call.id, call, again: false, ids: [call.id] }
    return call.repeat ? [first, { ...first, id: `${call.id}:again`, again: true }] : [first]
  })
  return [
    ...made,
    ...notices.toReversed().map((notice): Item => ({ kind: 'notice', id: `notice:${notice.id}`, notice })),
  ]
}

/** Nobody has announced it yet, and it is still wanted. What a view does not hold any more is not. */
export function isOpen(item: Item, seen: Seen): boolean {
  switch (item.kind) {
    case 'call': {
      const call = seen.calls.find(({ id }) => id === item.call.id)
      return call !== undefined && !call.dropped && (item.again ? call.repeat : !call.announced)
    }
    case 'notice':
      return seen.notices.some(({ id, announced }) => id === item.notice.id && !announced)
    default:
      return assertNever(item)
  }
}

/**
 * Young enough to begin with. A discreet call is fresh like any other: it gets its time in the large place, in
 * silence. How long a repetition stays is the master's to say. `now`: the master's clock, ms since the epoch.
 */
export function isFresh(item: Item, now: number): boolean {
  if (item.kind === 'notice') return now - Date.parse(item.notice.at) <= STALE_AFTER_MS
  return item.again || needsSpeech({ ...item.call, announced: false, discreet: false }, now)
}

/** Shown without a word: discreet calls, and in quiet hours all but what cannot wait. */
export function isSilent(item: Item, quiet: boolean): boolean {
  return item.kind === 'call' ? item.call.discreet || quiet : quiet && !isUrgent(item.notice.template)
}

/** Leaves out what another display has announced meanwhile, or the master has dropped. */
export function stillWanted(line: readonly Item[], seen: Seen): readonly Item[] {
  // One that left the view may make room for a newer call of its ticket (`join`), or was pushed out by many.
  const isListed = (item: Item): boolean =>
    item.kind === 'notice' || seen.calls.some(({ id }) => id === item.call.id)
  return line.filter((item) => !isListed(item) || isOpen(item, seen))
}

/**
 * Puts an item in line, or makes it take the place of what it makes void. A newer call of a ticket replaces the one
 * that still waits: one person is called once, to where they are wanted now. To the same counter both count as said;
 * another counter makes the old one wrong.
 * @param due false: it is not to be announced, it only makes others void
 */
export function join(line: readonly Item[], item: Item, due: boolean): readonly Item[] {
  if (item.kind === 'notice' || item.again) return due ? inOrder([...line, item]) : line
  const at = line.findIndex((other) => other.kind === 'call' && other.call.number === item.call.number)
  const earlier = line[at]
  if (earlier?.kind !== 'call') return due ? [...line, item] : line
  if (!due) return line.toSpliced(at, 1)
  const both = !earlier.again && earlier.call.counter.id === item.call.counter.id
  return line.with(at, both ? { ...item, ids: [...earlier.ids, ...item.ids] } : item)
}

/** Notices go before calls, the most urgent first; else as they came. */
export function inOrder(line: readonly Item[]): readonly Item[] {
  return line.toSorted((a, b) => placeOf(a) - placeOf(b))
}

const placeOf = (item: Item): number =>
  item.kind === 'notice' ? rankOf(item.notice.template) : Number.POSITIVE_INFINITY
