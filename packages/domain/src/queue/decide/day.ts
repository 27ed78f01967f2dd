import type { Mall } from '../../mall/mall.ts'
import { serviceDay } from '../../mall/time.ts'
import { values } from '../../structure/sorted.ts'
import type { Event } from '../events.ts'
import { type Rejection, refuse } from '../rejection.ts'
import type { Hall } from '../state.ts'
import { currentStep, hasEnded, type Ticket } from '../ticket.ts'
import { carriedOver } from './devices.ts'

/** A later version of the document; refused when somebody else saved in between. */
export function saveMall(
  hall: Hall,
  mall: Mall,
  expectedVersion: number,
  at: number,
): readonly Event[] | Rejection {
  if (expectedVersion !== hall.mallVersion) {
    return refuse('mall-changed', { expected: expectedVersion, actual: hall.mallVersion })
  }
  return inUse(hall, mall, at) ?? [{ type: 'mall-saved', version: hall.mallVersion + 1, mall }]
}

/** Nobody loses their place: what people wait for today, and who serves them, cannot vanish today. */
function inUse(hall: Hall, mall: Mall, at: number): Rejection | null {
  if (!hall.dayOpen) return null
  // Where it is tomorrow already, today would be closed and everybody sent home.
  if (serviceDay(at, mall.timeZone) > hall.day) {
    const somebody = [...values(hall.tickets)].find((ticket) => !hasEnded(ticket))
    if (somebody) return refuse('mall-in-use', { timeZone: mall.timeZone, number: somebody.number })
  }
  const counters = new Set(mall.counters.map((counter) => counter.id))
  for (const [counterId, { state }] of Object.entries(hall.counters)) {
    if (state !== 'closed' && !counters.has(counterId)) return refuse('mall-in-use', { counterId })
  }
  const lost = vanishing(hall, mall)
  if (lost.size === 0) return null
  for (const ticket of values(hall.tickets)) {
    const serviceId = hasEnded(ticket) ? undefined : stillToDo(ticket).find((id) => lost.has(id))
    if (serviceId !== undefined) return refuse('mall-in-use', { serviceId, number: ticket.number })
  }
  return null
}

/** Services that the new document no longer has, or that lose their last counter. */
function vanishing(hall: Hall, mall: Mall): ReadonlySet<string> {
  const services = new Set(mall.services.map((service) => service.id))
  const served = (counters: Mall['counters']) => new Set(counters.flatMap(({ serviceIds }) => serviceIds))
  const after = served(mall.counters)
  const before = served(hall.mall.counters)
  const lost = hall.mall.services.filter(({ id }) => !services.has(id) || (before.has(id) && !after.has(id)))
  return new Set(lost.map(({ id }) => id))
}

const stillToDo = (ticket: Ticket): readonly string[] =>
  ticket.steps
    .filter((step) => step === currentStep(ticket) || step.state === 'pending')
    .map(({ serviceId }) => serviceId)

/** Days only go forward, and each is opened once: numbers never repeat within a day. */
export function openDay(hall: Hall, day: string, at: number): readonly Event[] | Rejection {
  if (hall.dayOpen || day <= hall.day) return refuse('day-already-open', { day: hall.day })
  return [{ type: 'day-opened', day }, ...carriedOver(hall, at)]
}

export function closeDay(hall: Hall): readonly Event[] | Rejection {
  return hall.dayOpen ? [{ type: 'day-closed' }] : refuse('day-not-open')
}
