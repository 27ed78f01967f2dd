import type { Availability, MallHeader } from '@antre/contract'
import {
  type Counter,
  counterAt,
  type Hall,
  openingAt,
  opensAfterToday,
  type Service,
  tallyOf,
} from '@antre/domain'

export function mallHeader({ mall }: Hall): MallHeader {
  return {
    name: mall.name,
    place: mall.place,
    timeZone: mall.timeZone,
    languages: [...mall.languages],
    openAllDay: mall.policy.openAllDay,
  }
}

/** May a ticket be taken for the service now, and if not, when again? */
export function availabilityOf(hall: Hall, service: Service, at: number): Availability {
  const opening = openingAt(hall.mall, service, at)
  if (!opening.open) return { state: 'closed', opens: opening.opens }
  if (typeof service.quota === 'number' && tallyOf(hall, service.id).issued >= service.quota) {
    return { state: 'full', opens: opensAfterToday(hall.mall, service, at) }
  }
  return { state: 'open', closesAt: opening.closesAt }
}

/** Number of open counters by service id. */
export function openCounters(hall: Hall): ReadonlyMap<string, number> {
  const open = new Map<string, number>()
  for (const id of Object.keys(hall.counters)) {
    const counter: Counter = counterAt(hall, id)
    if (counter.state !== 'open') continue
    for (const serviceId of counter.serviceIds) open.set(serviceId, (open.get(serviceId) ?? 0) + 1)
  }
  return open
}
