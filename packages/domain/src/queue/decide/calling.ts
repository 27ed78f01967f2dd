import type { Command } from '../commands.ts'
import type { Event } from '../events.ts'
import { evolve } from '../evolve.ts'
import { nextTicket } from '../policy.ts'
import { type Rejection, refuse } from '../rejection.ts'
import { counterAt, type Hall, ticketAtCounter, ticketByNumber } from '../state.ts'
import { currentStep, hasEnded, type Step } from '../ticket.ts'
import { finishing } from './serving.ts'

function notOpen(hall: Hall, counterId: string): Rejection | null {
  const { state } = counterAt(hall, counterId)
  return state === 'open' ? null : refuse('counter-not-open', { counterId, state })
}

/** Finishes whoever is at the counter, then calls the next by the policy; nobody waiting is no error. */
export function callNext(
  hall: Hall,
  counterId: string,
  callId: string,
  at: number,
): readonly Event[] | Rejection {
  const closed = notOpen(hall, counterId)
  if (closed) return closed
  const before = finishing(hall, counterId)
  const after = before.reduce((state, event) => evolve(state, { event, at }), hall)
  const ticket = nextTicket(after, counterId)
  if (!ticket) return before
  return [...before, { type: 'ticket-called', ticketId: ticket.id, counterId, callId, by: 'next' }]
}

/** The officer may always call a given number that is not with somebody else: waiting, held or absent. */
export function callNumber(
  hall: Hall,
  { counterId, callId, number, ownOnly }: Extract<Command, { type: 'call-number' }>,
): readonly Event[] | Rejection {
  const closed = notOpen(hall, counterId)
  if (closed) return closed
  const ticket = ticketByNumber(hall, number)
  if (!ticket) return refuse('unknown-ticket', { number })
  const { state } = currentStep(ticket)
  if (hasEnded(ticket)) return refuse('ticket-ended', { number, state })
  if (state === 'called' || state === 'serving') return refuse('ticket-not-waiting', { number, state })
  if (ownOnly === true && !isOwn(hall, counterId, currentStep(ticket)))
    return refuse('service-not-at-counter', { counterId, number, serviceId: currentStep(ticket).serviceId })
  return [
    ...finishing(hall, counterId),
    { type: 'ticket-called', ticketId: ticket.id, counterId, callId, by: 'number' },
  ]
}

/** The counter serves it, or it was sent to this very counter. */
function isOwn({ directory }: Hall, own: string, { serviceId, counterId }: Step): boolean {
  return counterId === own || (directory.counters.get(own)?.serviceIds.includes(serviceId) ?? false)
}

/** Calls the same person again; only before the service has started. */
export function recall(hall: Hall, counterId: string, callId: string): readonly Event[] | Rejection {
  const ticket = ticketAtCounter(hall, counterId)
  if (!ticket) return refuse('counter-idle', { counterId })
  const { state } = currentStep(ticket)
  if (state !== 'called') return refuse('ticket-not-called', { number: ticket.number, state })
  return [{ type: 'ticket-recalled', ticketId: ticket.id, counterId, callId }]
}
