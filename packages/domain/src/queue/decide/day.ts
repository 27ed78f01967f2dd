import type { Mall } from '../../mall/mall.ts'
import { values } from '../../structure/sorted.ts'
import type { Event } from '../events.ts'
import { type Rejection, refuse } from '../rejection.ts'
import { counterAt, type Hall, ticketAtCounter } from '../state.ts'
import { currentStep, hasEnded } from '../ticket.ts'

/** A later version of the document; refused when somebody else saved in between. */
export function saveMall(hall: Hall, mall: Mall, expectedVersion: number): readonly Event[] | Rejection {
  if (expectedVersion !== hall.mallVersion) {
    return refuse('mall-changed', { expected: expectedVersion, actual: hall.mallVersion })
  }
  return inUse(hall, mall) ?? [{ type: 'mall-saved', version: hall.mallVersion + 1, mall }]
}

/** Nobody loses their place: what people wait for today, and who serves them, cannot vanish today. */
function inUse(hall: Hall, mall: Mall): Rejection | null {
  if (!hall.dayOpen) return null
  const services = new Set(mall.services.map((service) => service.id))
  const counters = new Set(mall.counters.map((counter) => counter.id))
  for (const counterId of Object.keys(hall.counters)) {
    if (counters.has(counterId)) continue
    if (counterAt(hall, counterId).state !== 'closed' || ticketAtCounter(hall, counterId)) {
      return refuse('mall-in-use', { counterId })
    }
  }
  for (const ticket of values(hall.tickets)) {
    if (hasEnded(ticket)) continue
    for (const step of ticket.steps) {
      if (!services.has(step.serviceId) && (step === currentStep(ticket) || step.state === 'pending')) {
        return refuse('mall-in-use', { serviceId: step.serviceId, number: ticket.number })
      }
    }
  }
  return null
}

export function openDay(hall: Hall, day: string): readonly Event[] | Rejection {
  if (hall.dayOpen) return refuse('day-already-open', { day: hall.day })
  return [{ type: 'day-opened', day }]
}

export function closeDay(hall: Hall): readonly Event[] | Rejection {
  return hall.dayOpen ? [{ type: 'day-closed' }] : refuse('day-not-open')
}
