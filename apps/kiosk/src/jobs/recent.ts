import { localTime } from '@antre/domain'
import type { JobId, JobNote } from './journal.ts'
import type { JobFailure } from './outcome.ts'
import type { JobsView } from './work.ts'

/** A number this kiosk was to print, by its latest printing. */
export interface RecentPrint extends JobId {
  readonly number: string
  readonly state: 'waiting' | 'printing' | 'printed' | 'failed'
  readonly reason?: JobFailure
  /** Not a byte of any of its printings has reached a printer: the next paper is the first, and says nothing. */
  readonly first?: true
  /** When it got so. Master's clock, ms. */
  readonly at: number
}

const SHOWN = 20

type Waiting = JobId & { readonly number: string; readonly askedAt: number }

/** The latest numbers, newest first, each once; without those of an earlier day, which can be used no more. */
export function recentPrints(
  notes: readonly JobNote[],
  waiting: readonly Waiting[],
  seen: JobsView | null,
): readonly RecentPrint[] {
  const timeZone = seen?.view.mall.timeZone
  const all = [
    ...notes.map((note) => ({ ...fromNote(note), ...(isFirst(note, notes) && { first: true as const }) })),
    ...waiting.map(({ askedAt, ...job }): RecentPrint => ({ ...job, state: 'waiting', at: askedAt })),
  ]
  const byTicket = new Map<string, RecentPrint>()
  for (const print of all.toReversed()) {
    if (!byTicket.has(print.ticketId)) byTicket.set(print.ticketId, print)
  }
  const isToday = ({ at }: RecentPrint) =>
    seen === null ||
    timeZone === undefined ||
    localTime(at, timeZone).date === localTime(seen.now, timeZone).date
  return [...byTicket.values()].filter(isToday).slice(0, SHOWN)
}

/** Every printing of it, from attempt 0 to this one, was here and left no trace; elsewhere nobody knows. */
function isFirst({ ticketId, attempt }: JobNote, notes: readonly JobNote[]): boolean {
  const before = notes.filter((note) => note.ticketId === ticketId && note.attempt <= attempt)
  const clean = before.filter(({ outcome }) => outcome?.ok === false && outcome.untouched === true)
  return clean.length === attempt + 1
}

function fromNote({ ticketId, attempt, number, state, outcome, at }: JobNote): RecentPrint {
  const job = { ticketId, attempt, number, at }
  if (state === 'printing' || outcome === undefined) return { ...job, state: 'printing' }
  return outcome.ok ? { ...job, state: 'printed' } : { ...job, state: 'failed', reason: outcome.reason }
}
