import type { TransferTarget } from '../commands.ts'
import type { Event } from '../events.ts'
import { nextStep } from '../journey.ts'
import { type Rejection, refuse } from '../rejection.ts'
import { counterAt, type Hall, ticketAtCounter } from '../state.ts'
import { currentStep, type Ticket } from '../ticket.ts'

/** The ticket at the counter while it is in the wanted state, or why not. */
function present(hall: Hall, counterId: string, wanted: 'called' | 'either'): Ticket | Rejection {
  const ticket = ticketAtCounter(hall, counterId)
  if (!ticket) return refuse('counter-idle', { counterId })
  const { state } = currentStep(ticket)
  if (wanted === 'called' && state !== 'called')
    return refuse('ticket-not-called', { number: ticket.number, state })
  return ticket
}

const refused = (found: Ticket | Rejection): found is Rejection => 'code' in found

/** The events that finish whoever is at the counter; none when it is free. */
export function finishing(hall: Hall, counterId: string): readonly Event[] {
  const ticket = ticketAtCounter(hall, counterId)
  if (!ticket) return []
  const next = nextStep(hall, ticket)
  return [{ type: 'step-finished', ticketId: ticket.id, ...(next !== undefined && { next }) }]
}

export function start(hall: Hall, counterId: string): readonly Event[] | Rejection {
  const ticket = present(hall, counterId, 'called')
  return refused(ticket) ? ticket : [{ type: 'service-started', ticketId: ticket.id }]
}

/** Also without an earlier start: officers forget it, and the person was served all the same. */
export function finish(hall: Hall, counterId: string): readonly Event[] | Rejection {
  const events = finishing(hall, counterId)
  return events.length > 0 ? events : refuse('counter-idle', { counterId })
}

export function noShow(hall: Hall, counterId: string): readonly Event[] | Rejection {
  const ticket = present(hall, counterId, 'called')
  return refused(ticket) ? ticket : [{ type: 'ticket-no-show', ticketId: ticket.id }]
}

/** Asked to come back: out of the line, place kept, until reinstated or called by number. */
export function hold(hall: Hall, counterId: string): readonly Event[] | Rejection {
  const ticket = present(hall, counterId, 'either')
  return refused(ticket) ? ticket : [{ type: 'ticket-held', ticketId: ticket.id }]
}

export function transfer(hall: Hall, counterId: string, to: TransferTarget): readonly Event[] | Rejection {
  const ticket = present(hall, counterId, 'either')
  if (refused(ticket)) return ticket
  if ('serviceId' in to) {
    if (!hall.directory.services.has(to.serviceId))
      return refuse('unknown-service', { serviceId: to.serviceId })
    return [{ type: 'ticket-transferred', ticketId: ticket.id, serviceId: to.serviceId }]
  }
  if (!hall.directory.counters.has(to.counterId))
    return refuse('unknown-counter', { counterId: to.counterId })
  if (to.counterId === counterId) return refuse('transfer-to-same-counter', { counterId })
  const { state } = counterAt(hall, to.counterId)
  if (state === 'closed') return refuse('counter-not-open', { counterId: to.counterId, state })
  const { serviceId } = currentStep(ticket)
  return [{ type: 'ticket-transferred', ticketId: ticket.id, serviceId, counterId: to.counterId }]
}
