import { get, set } from '../../structure/sorted.ts'
import type { Event } from '../events.ts'
import { type Hall, printsAt } from '../state.ts'
import { currentStep, type Priority, type Step, type Ticket } from '../ticket.ts'
import { dequeue, enqueue, pullOut, stepped, takeBack, ticketOf, withTicket } from './change.ts'
import { countIssued, uncountNoShow } from './tally.ts'

type Issued = Extract<Event, { type: 'ticket-issued' }>

/** How many of a station's latest prints its view remembers. */
const PRINTS_KEPT = 20
/** How many it remembers while they wait for the printer: a station that is away must not cost more and more. */
const PENDING_KEPT = 100

export function issued(hall: Hall, event: Issued, at: number): Hall {
  const steps = event.serviceIds.map(
    (serviceId, i): Step =>
      i === event.queued ? { serviceId, state: 'waiting', queuedAt: at } : { serviceId, state: 'pending' },
  )
  const ticket: Ticket = {
    id: event.ticketId,
    number: event.number,
    arrival: hall.arrivals + 1,
    priority: event.priority ?? null,
    channel: event.channel,
    language: event.language,
    issuedAt: at,
    ...(event.journeyId !== undefined && { journeyId: event.journeyId }),
    print: event.printAt === undefined ? 'none' : 'pending',
    ...(event.printAt !== undefined && { printAt: event.printAt }),
    steps,
    current: event.queued,
  }
  const dash = event.number.lastIndexOf('-')
  const counted = countIssued(hall, event.serviceIds)
  return enqueue(
    {
      ...(event.printAt === undefined ? counted : withPrint(counted, event.printAt, ticket.id)),
      arrivals: ticket.arrival,
      series: { ...hall.series, [event.number.slice(0, dash)]: Number(event.number.slice(dash + 1)) },
      numbers: set(hall.numbers, ticket.number, ticket.id),
    },
    ticket,
  )
}

/** The latest prints. One that is still to come stays, and those after it, as long as there is room. */
function withPrint(hall: Hall, station: string, ticketId: string): Hall {
  const all = [...printsAt(hall, station), ticketId]
  const isOver = (id: string) => get(hall.tickets, id)?.print !== 'pending'
  let dropped = Math.max(0, all.length - PENDING_KEPT)
  while (all.length - dropped > PRINTS_KEPT && isOver(all[dropped] as string)) dropped++
  return { ...hall, prints: { ...hall.prints, [station]: all.slice(dropped) } }
}

export function printed(hall: Hall, ticketId: string): Hall {
  const { printFailure: _past, ...ticket } = ticketOf(hall, ticketId)
  return withTicket(hall, { ...ticket, print: 'printed' })
}

export function printFailed(hall: Hall, ticketId: string, reason: string): Hall {
  return withTicket(hall, { ...ticketOf(hall, ticketId), print: 'failed', printFailure: reason })
}

export function cancelled(hall: Hall, ticketId: string, at: number): Hall {
  const ticket = ticketOf(hall, ticketId)
  const ended = stepped(ticket, { state: 'cancelled', endedAt: at })
  const steps = ended.steps.map(
    (step): Step => (step.state === 'pending' ? { ...step, state: 'cancelled' } : step),
  )
  return withTicket(pullOut(hall, ticket), { ...ended, steps })
}

/** Back in line by arrival: the place it had. */
export function reinstated(hall: Hall, ticketId: string): Hall {
  const ticket = ticketOf(hall, ticketId)
  const { counterId: _was, endedAt: _ended, startedAt: _begun, ...step } = currentStep(ticket)
  const back: Ticket = { ...ticket, steps: ticket.steps.with(ticket.current, { ...step, state: 'waiting' }) }
  return enqueue(takeBack(uncountNoShow(hall, ticket), ticket), back)
}

export function priorityChanged(hall: Hall, ticketId: string, priority: Priority | null): Hall {
  const ticket = ticketOf(hall, ticketId)
  const changed = { ...ticket, priority }
  if (currentStep(ticket).state !== 'waiting') return withTicket(hall, changed)
  return enqueue(dequeue(hall, ticket), changed)
}
