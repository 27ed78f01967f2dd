import { get } from '../../structure/sorted.ts'
import type { Event } from '../events.ts'
import { type Hall, printsAt } from '../state.ts'
import type { Ticket } from '../ticket.ts'
import { ticketOf, withTicket } from './change.ts'

/** How many of a station's latest prints its view remembers. */
const PRINTS_KEPT = 20
/** How many it remembers while they wait for the printer: a station that is away must not cost more and more. */
const PENDING_KEPT = 100

/** How many of a ticket's printings are remembered with their time: as many as the rule of pace looks at. */
const REPRINTS_KEPT = 10

/** The latest prints. One that is still to come stays, and those after it, as long as there is room. */
export function withPrint(hall: Hall, station: string, ticketId: string): Hall {
  const all = [...printsAt(hall, station).filter((id) => id !== ticketId), ticketId]
  const isOver = (id: string) => get(hall.tickets, id)?.print !== 'pending'
  let dropped = Math.max(0, all.length - PENDING_KEPT)
  while (all.length - dropped > PRINTS_KEPT && isOver(all[dropped] as string)) dropped++
  return { ...hall, prints: { ...hall.prints, [station]: all.slice(dropped) } }
}

export function printed(hall: Hall, ticketId: string): Hall {
  return withTicket(hall, { ...withoutFailure(ticketOf(hall, ticketId)), print: 'printed' })
}

export function printFailed(hall: Hall, event: Extract<Event, { type: 'ticket-print-failed' }>): Hall {
  const { ticketId, reason, untouched = false } = event
  const failure = { print: 'failed', printFailure: reason, printUntouched: untouched } as const
  const ticket = ticketOf(hall, ticketId)
  return withTicket(hall, { ...ticket, ...failure, failures: (ticket.failures ?? 0) + 1 })
}

function withoutFailure(ticket: Ticket): Ticket {
  const { printFailure: _why, printUntouched: _how, failures: _often, ...rest } = ticket
  return rest
}

/** Pending again, under a new attempt; where it failed before it stays listed, to say where it went. */
export function printRequested(
  hall: Hall,
  event: Extract<Event, { type: 'print-requested' }>,
  at: number,
): Hall {
  const { ticketId, printAt, attempt, reprint, by } = event
  const ticket = withoutFailure(ticketOf(hall, ticketId))
  const moved = by === 'fallback' && ticket.printAt !== undefined && { movedFrom: ticket.printAt }
  const reprintsAt = [...(ticket.reprintsAt ?? []), at].slice(-REPRINTS_KEPT)
  const asked = {
    print: 'pending',
    printAt,
    printAskedAt: at,
    attempt,
    reprint,
    reprintsAt,
    ...moved,
  } as const
  return withPrint(withTicket(hall, { ...ticket, ...asked }), printAt, ticketId)
}
