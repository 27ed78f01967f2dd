import { type Sorted, first, get } from '../structure/sorted.ts'
import { counterAt, counterLine, type Hall, lineAt, serviceLine } from './state.ts'
import type { Ticket } from './ticket.ts'

const MINUTE_MS = 60_000

/** The lines a counter takes from: those of its services, and its own. */
export function linesOf(hall: Hall, counterId: string): readonly string[] {
  return [...counterAt(hall, counterId).serviceIds.map(serviceLine), counterLine(counterId)]
}

function earliest(hall: Hall, keys: readonly string[], pick: 'priority' | 'ordinary'): Ticket | undefined {
  let best: readonly [number, string] | undefined
  for (const key of keys) {
    const head = first(lineAt(hall, key)[pick] as Sorted<number, string>)
    if (head !== undefined && (best === undefined || head[0] < best[0])) best = head
  }
  return best === undefined ? undefined : get(hall.tickets, best[1])
}

/**
 * Who is next at this counter, at the instant `at` (ms)?
 *
 * Within a class, first come first served across the counter's lines. Priority goes first, but after
 * `priorityRatio` priority calls in a row that passed an ordinary ticket, the ordinary one comes; and
 * an ordinary ticket that waited `ageingMinutes` competes with priority by arrival. So neither class
 * can starve the other, whatever arrives.
 */
export function nextTicket(hall: Hall, counterId: string, at: number): Ticket | undefined {
  const keys = linesOf(hall, counterId)
  const priority = earliest(hall, keys, 'priority')
  const ordinary = earliest(hall, keys, 'ordinary')
  if (priority === undefined || ordinary === undefined) return priority ?? ordinary
  const run = Math.max(...keys.map((key) => lineAt(hall, key).priorityRun))
  if (run >= hall.mall.policy.priorityRatio) return ordinary
  const aged = at - ordinary.issuedAt >= hall.mall.policy.ageingMinutes * MINUTE_MS
  return aged && ordinary.arrival < priority.arrival ? ordinary : priority
}
