import { set } from '../../structure/sorted.ts'
import type { Event } from '../events.ts'
import type { Hall } from '../state.ts'
import { currentStep, type Priority, type Step, type Ticket } from '../ticket.ts'
import { dequeue, enqueue, pullOut, stepped, takeBack, ticketOf, withTicket } from './change.ts'
import { withPrint } from './printing.ts'
import { countIssued, uncountNoShow } from './tally.ts'

type Issued = Extract<Event, { type: 'ticket-issued' }>

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
    ...(event.printAt !== undefined && { printAt: event.printAt, printAskedAt: at }),
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
