import { entries, get, take } from '../structure/sorted.ts'
import { counterAt, counterLine, type Hall, lineAt, serviceLine } from './state.ts'
import type { Ticket } from './ticket.ts'

const MINUTE_MS = 60_000

/** The lines a counter takes from: those of its services, and its own. */
export function linesOf(hall: Hall, counterId: string): readonly string[] {
  return [...counterAt(hall, counterId).serviceIds.map(serviceLine), counterLine(counterId)]
}

type Class = 'priority' | 'ordinary'

/** The first `limit` tickets of a class over several lines, by arrival. */
function heads(hall: Hall, keys: readonly string[], pick: Class, limit: number): readonly Ticket[] {
  const found = keys.flatMap((key) => [...take(entries(lineAt(hall, key)[pick]), limit)])
  found.sort(([a], [b]) => a - b)
  return found.slice(0, limit).map(([, id]) => get(hall.tickets, id) as Ticket)
}

/**
 * The order in which this counter would call those who wait, as things stand: at most `limit` tickets.
 *
 * Within a class, first come first served across the counter's lines. Priority goes first, but after
 * `priorityRatio` priority calls in a row that passed an ordinary ticket, the ordinary one comes. And
 * nobody, of either class, is passed by one of the other who came `ageingMinutes` later: priority is
 * worth that head start, also on a day so crowded that everybody waits longer. So neither class can
 * starve the other, whatever arrives, and however many counters share the lines.
 */
export function callOrder(hall: Hall, counterId: string, limit: number): readonly Ticket[] {
  const keys = linesOf(hall, counterId)
  const priority = heads(hall, keys, 'priority', limit)
  const ordinary = heads(hall, keys, 'ordinary', limit)
  let run = Math.max(...keys.map((key) => lineAt(hall, key).priorityRun))
  const order: Ticket[] = []
  for (let p = 0, o = 0; order.length < limit; ) {
    const first = priority[p]
    const other = ordinary[o]
    if (first === undefined && other === undefined) break
    if (other !== undefined && (first === undefined || isOrdinaryTurn(hall, run, first, other))) {
      order.push(other)
      run = 0
      o++
    } else {
      order.push(first as Ticket)
      run++
      p++
    }
  }
  return order
}

/** Both wait: does the ordinary ticket go first, after `run` priority calls in a row? */
function isOrdinaryTurn({ mall }: Hall, run: number, priority: Ticket, ordinary: Ticket): boolean {
  const { priorityRatio, ageingMinutes } = mall.policy
  const cameLongBefore = (one: Ticket, other: Ticket) =>
    other.issuedAt - one.issuedAt >= ageingMinutes * MINUTE_MS
  if (cameLongBefore(ordinary, priority)) return true
  return run >= priorityRatio && !cameLongBefore(priority, ordinary)
}

/** Who is next at this counter; undefined when nobody waits for it. */
export function nextTicket(hall: Hall, counterId: string): Ticket | undefined {
  return callOrder(hall, counterId, 1)[0]
}
