import type { Event } from '../events.ts'
import type { Hall } from '../state.ts'
import type { Step } from '../ticket.ts'
import { enqueue, release, setAside, stepped, ticketOf, withTicket } from './change.ts'
import { countNoShow, countServed } from './tally.ts'

type Transferred = Extract<Event, { type: 'ticket-transferred' }>

export function started(hall: Hall, ticketId: string, at: number): Hall {
  return withTicket(hall, stepped(ticketOf(hall, ticketId), { state: 'serving', startedAt: at }))
}

export function finished(hall: Hall, ticketId: string, next: number | undefined, at: number): Hall {
  const ticket = ticketOf(hall, ticketId)
  const done = stepped(ticket, { state: 'done', endedAt: at })
  const free = countServed(release(hall, ticket), ticket, at)
  if (next === undefined) return withTicket(free, done)
  return enqueue(free, stepped({ ...done, current: next }, { state: 'waiting', queuedAt: at }))
}

export function noShow(hall: Hall, ticketId: string, at: number): Hall {
  const ticket = ticketOf(hall, ticketId)
  const free = countNoShow(release(hall, ticket), ticket, at)
  return setAside(free, stepped(ticket, { state: 'no-show', endedAt: at }))
}

export function held(hall: Hall, ticketId: string): Hall {
  const ticket = ticketOf(hall, ticketId)
  return setAside(release(hall, ticket), stepped(ticket, { state: 'held' }))
}

/**
 * The present step ends; one for the target follows it, with the place the ticket always had. When the
 * visit was to go there later anyway, that step comes forward: nobody queues twice for the same thing.
 */
export function transferred(hall: Hall, event: Transferred, at: number): Hall {
  const ticket = ticketOf(hall, event.ticketId)
  const ended = stepped(ticket, { state: 'transferred', endedAt: at })
  const planned = ended.steps.findIndex(
    ({ state, serviceId }) => state === 'pending' && serviceId === event.serviceId,
  )
  const others = planned < 0 ? ended.steps : ended.steps.toSpliced(planned, 1)
  const current = planned >= 0 && planned < ticket.current ? ticket.current : ticket.current + 1
  const next: Step = {
    serviceId: event.serviceId,
    state: 'waiting',
    ...(event.counterId !== undefined && { counterId: event.counterId }),
    queuedAt: at,
  }
  return enqueue(release(hall, ticket), { ...ended, current, steps: others.toSpliced(current, 0, next) })
}
