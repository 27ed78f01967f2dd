import type { DisplayCall, DisplayNotice } from '@antre/contract'
import { assertNever } from '@antre/domain'
import { isUrgent, rankOf } from '../notices/urgency.ts'

/** A call that is to be shown large and spoken. */
export interface CallItem {
  readonly kind: 'call'
  readonly id: string
  readonly call: DisplayCall
  /** Nobody came the first time: the master wants it once more. */
  readonly again: boolean
  /** It was begun before, and was cut off. */
  readonly anew?: boolean
}

/** A free announcement that is to be spoken. */
export interface NoticeItem {
  readonly kind: 'notice'
  readonly id: string
  readonly notice: DisplayNotice
  /** It was begun before, and was cut off. */
  readonly anew?: boolean
}

/** Something that waits for its turn. Ids are unique over calls, their repetitions and notices. */
export type Item = CallItem | NoticeItem

/** What of a view the schedule needs. */
export interface Seen {
  /** To be shown: newest first. */
  readonly calls: readonly DisplayCall[]
  /** To be announced now: oldest first. What is not among them, the hall does not want to hear (any more). */
  readonly toSpeak: readonly DisplayCall[]
  readonly notices: readonly DisplayNotice[]
}

/** A notice older than this is not spoken any more. How long calls are worth it is the master's to say. */
const NOTICE_STALE_MS = 90_000

/** Everything a view asks to announce, oldest first. */
export function itemsOf({ toSpeak, notices }: Seen): readonly Item[] {
  const open = notices.filter(({ announced }) => !announced)
  return [
    ...toSpeak.map(itemOf),
    ...open.toReversed().map((notice): Item => ({ kind: 'notice', id: `notice:${notice.id}`, notice })),
  ]
}

function itemOf(call: DisplayCall): Item {
  const again = call.repeat
  return { kind: 'call', id: again ? `${call.id}:again` : call.id, call, again }
}

/** Nobody has announced it yet, and it is still wanted. */
export function isOpen(item: Item, seen: Seen): boolean {
  return itemsOf(seen).some(({ id }) => id === item.id)
}

/** Young enough to begin with. `now`: the master's clock, ms since the epoch. */
export function isFresh(item: Item, now: number): boolean {
  return item.kind === 'call' || now - Date.parse(item.notice.at) <= NOTICE_STALE_MS
}

/** Shown without a word: discreet calls, and in quiet hours all but what cannot wait. */
export function isSilent(item: Item, quiet: boolean): boolean {
  return item.kind === 'call' ? item.call.discreet || quiet : quiet && !isUrgent(item.notice.template)
}

/**
 * The line as the newest view has it: without what another display has announced meanwhile or nobody wants to hear any
 * more, and with the names, languages and discretion of now.
 */
export function refreshed(line: readonly Item[], seen: Seen): readonly Item[] {
  const wanted = new Map(itemsOf(seen).map((item) => [item.id, item]))
  return line.flatMap((item): Item[] => {
    const now = wanted.get(item.id)
    if (now?.kind === 'notice' && item.kind === 'notice') return [{ ...item, notice: now.notice }]
    return now?.kind === 'call' && item.kind === 'call' ? [{ ...item, call: now.call }] : []
  })
}

/** What stands in the large place keeps its turn to the end, under the names of now. */
export function renamed(item: Item, { calls, toSpeak }: Seen): Item {
  if (item.kind === 'notice') return item
  const call = [...toSpeak, ...calls].find(({ id }) => id === item.call.id)
  return call ? { ...item, call } : item
}

/**
 * Puts an item in line, or in the place of the one that it makes void: a newer call of a ticket replaces the one that
 * still waits, since one person is called once, to where they are wanted now.
 */
export function join(line: readonly Item[], item: Item): readonly Item[] {
  if (item.kind === 'notice') return inOrder([...line, item])
  const at = line.findIndex((other) => other.kind === 'call' && other.call.number === item.call.number)
  return at < 0 || item.again ? [...line, item] : line.with(at, item)
}

/** Notices go before calls, the most urgent first; else as they came. */
export function inOrder(line: readonly Item[]): readonly Item[] {
  return line.toSorted((a, b) => placeOf(a) - placeOf(b))
}

function placeOf(item: Item): number {
  switch (item.kind) {
    case 'notice':
      return rankOf(item.notice.template)
    case 'call':
      return Number.POSITIVE_INFINITY
    default:
      return assertNever(item)
  }
}
