import type { Event } from '../events.ts'
import { counterAt, type Hall, type Tally, tallyOf } from '../state.ts'
import { currentStep, type Step, type Ticket } from '../ticket.ts'
import { enqueue, release, setAside, stepped, ticketOf, withCounter, withTicket } from './change.ts'

type Transferred = Extract<Event, { type: 'ticket-transferred' }>

export function started(hall: Hall, ticketId: string, at: number): Hall {
  return withTicket(hall, stepped(ticketOf(hall, ticketId), { state: 'serving', startedAt: at }))
}

export function finished(hall: Hall, ticketId: string, next: number | undefined, at: number): Hall {
  const ticket = ticketOf(hall, ticketId)
  const done = stepped(ticket, { state: 'done', endedAt: at })
  const free = countEnd(countServed(release(hall, ticket), ticket, at), ticket, 'served', at)
  if (next === undefined) return withTicket(free, done)
  return enqueue(free, stepped({ ...done, current: next }, { state: 'waiting', queuedAt: at }))
}

function countServed(hall: Hall, ticket: Ticket, at: number): Hall {
  const { counterId, calledAt = at } = currentStep(ticket)
  if (counterId === undefined) return hall
  const counter = counterAt(hall, counterId)
  const serviceMs = counter.serviceMs + at - calledAt
  return withCounter(hall, counterId, { ...counter, served: counter.served + 1, serviceMs })
}

/** A waiting time ends at the last call. */
function countEnd(hall: Hall, ticket: Ticket, how: 'served' | 'noShow', at: number): Hall {
  const step = currentStep(ticket)
  const tally = tallyOf(hall, step.serviceId)
  const calledAt = step.calledAt ?? at
  const counted: Tally = {
    ...tally,
    [how]: tally[how] + 1,
    serviceMs: tally.serviceMs + (how === 'served' ? at - calledAt : 0),
    waitMs: tally.waitMs + calledAt - (step.queuedAt ?? calledAt),
  }
  return { ...hall, tallies: { ...hall.tallies, [step.serviceId]: counted } }
}

export function noShow(hall: Hall, ticketId: string, at: number): Hall {
  const ticket = ticketOf(hall, ticketId)
  const free = countEnd(release(hall, ticket), ticket, 'noShow', at)
  return setAside(free, stepped(ticket, { state: 'no-show', endedAt: at }))
}

export function held(hall: Hall, ticketId: string): Hall {
  const ticket = ticketOf(hall, ticketId)
  return setAside(release(hall, ticket), stepped(ticket, { state: 'held' }))
}

/** The present step ends; a new one for the target follows it, with the place the ticket always had. */
export function transferred(hall: Hall, event: Transferred, at: number): Hall {
  const ticket = ticketOf(hall, event.ticketId)
  const ended = stepped(ticket, { state: 'transferred', endedAt: at })
  const added: Step = {
    serviceId: event.serviceId,
    state: 'waiting',
    ...(event.counterId !== undefined && { counterId: event.counterId }),
    queuedAt: at,
  }
  const current = ticket.current + 1
  return enqueue(release(hall, ticket), {
    ...ended,
    current,
    steps: ended.steps.toSpliced(current, 0, added),
  })
}
