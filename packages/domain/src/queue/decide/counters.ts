import type { CounterPlan } from '../../mall/mall.ts'
import type { Event } from '../events.ts'
import { type Rejection, refuse } from '../rejection.ts'
import { counterAt, type Hall, ticketAtCounter } from '../state.ts'

/** Opens, comes back from a pause, or changes what an open counter serves. */
export function openCounter(
  hall: Hall,
  counterId: string,
  wanted: readonly string[] | undefined,
): readonly Event[] | Rejection {
  const plan = hall.directory.counters.get(counterId) as CounterPlan
  const counter = counterAt(hall, counterId)
  const resumed = counter.state === 'paused' ? counter.serviceIds : plan.serviceIds
  const serviceIds = [...new Set(wanted ?? resumed)]
  for (const serviceId of serviceIds) {
    if (!hall.directory.services.has(serviceId)) return refuse('unknown-service', { serviceId })
    if (!plan.serviceIds.includes(serviceId))
      return refuse('service-not-at-counter', { counterId, serviceId })
  }
  const unchanged = counter.state === 'open' && sameMembers(counter.serviceIds, serviceIds)
  return unchanged ? [] : [{ type: 'counter-opened', counterId, serviceIds }]
}

const sameMembers = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((item) => b.includes(item))

/** No more calls for now; whoever is at the counter is still served. */
export function pauseCounter(hall: Hall, counterId: string): readonly Event[] | Rejection {
  const counter = counterAt(hall, counterId)
  if (counter.state === 'closed') return refuse('counter-not-open', { counterId, state: counter.state })
  return counter.state === 'paused' ? [] : [{ type: 'counter-paused', counterId }]
}

/** Refused while somebody was called or is served there: finish, or say no-show, first. */
export function closeCounter(hall: Hall, counterId: string): readonly Event[] | Rejection {
  if (counterAt(hall, counterId).state === 'closed') return []
  const ticket = ticketAtCounter(hall, counterId)
  if (ticket) return refuse('counter-busy', { counterId, number: ticket.number })
  return [{ type: 'counter-closed', counterId }]
}
