import type { HallView } from '@antre/contract'
import {
  count,
  counterAt,
  currentStep,
  first,
  get,
  type Hall,
  isoTime,
  lineAt,
  type Service,
  serviceLine,
  tallyOf,
  ticketAtCounter,
  waitingFor,
} from '@antre/domain'
import { availabilityOf, mallHeader, openCounters } from './header.ts'
import { noticeRow } from './notices.ts'
import type { Attendance } from './presence.ts'
import { type DeviceWords, faultRows, stationRows } from './stations.ts'

const MINUTE_MS = 60_000

/** The whole hall today: for supervisors and the admin console. */
export function hallView(hall: Hall, at: number, attendance: Attendance, words: DeviceWords): HallView {
  const iso = (ms: number) => isoTime(ms, hall.mall.timeZone)
  const counters = hall.mall.counters.map((plan) => counterRow(hall, plan.id, iso))
  const tallies = Object.values(hall.tallies)
  const stations = stationRows(hall, attendance, iso)
  return {
    mall: mallHeader(hall),
    now: iso(at),
    day: hall.day,
    mallVersion: hall.mallVersion,
    totals: {
      issued: hall.arrivals,
      waiting: Object.keys(hall.lines).reduce((sum, key) => sum + waitingFor(hall, key), 0),
      atCounter: counters.filter(({ ticket }) => ticket !== null).length,
      served: tallies.reduce((sum, tally) => sum + tally.served, 0),
      noShow: tallies.reduce((sum, tally) => sum + tally.noShow, 0),
      aside: count(hall.aside),
    },
    services: serviceRows(hall, at, iso),
    counters,
    zones: hall.mall.zones.map(({ id, name }) => ({ id, name })),
    stations,
    faults: faultRows(hall, at, stations, attendance, words, iso),
    notices: hall.notices.toReversed().map((made) => ({
      ...noticeRow(hall, made),
      ...(made.endedAt !== undefined && { endedAt: iso(made.endedAt) }),
      zones: (made.zones ?? hall.mall.zones.map(({ id }) => id)).map((id) => {
        const heardAt = Object.hasOwn(made.announced, id) ? made.announced[id] : undefined
        return { id, heardAt: heardAt === undefined ? null : iso(heardAt) }
      }),
    })),
    droppedCalls: hall.droppedCalls,
    printFailures: printFailures(hall, at),
  }
}

type Iso = (ms: number) => string

function serviceRows(hall: Hall, at: number, iso: Iso): HallView['services'] {
  const open = openCounters(hall)
  return hall.mall.services.map((service: Service) => {
    const line = lineAt(hall, serviceLine(service.id))
    const { issued, served, noShow, serviceMs, waitMs } = tallyOf(hall, service.id)
    const heads = [first(line.priority), first(line.ordinary)].flatMap((head) =>
      head ? [queuedAt(hall, head[1]) ?? at] : [],
    )
    const average = (sumMs: number, n: number) => (n === 0 ? null : Math.round(sumMs / n / MINUTE_MS))
    return {
      id: service.id,
      name: service.name,
      agencyId: service.agencyId,
      agency: hall.directory.agencies.get(service.agencyId)?.short ?? {},
      waiting: count(line.priority) + count(line.ordinary),
      oldest: heads.length === 0 ? null : iso(Math.min(...heads)),
      issued,
      served,
      noShow,
      averageWaitMinutes: average(waitMs, served + noShow),
      averageServiceMinutes: average(serviceMs, served),
      countersOpen: open.get(service.id) ?? 0,
      availability: availabilityOf(hall, service, at),
    }
  })
}

function queuedAt(hall: Hall, ticketId: string): number | undefined {
  const ticket = get(hall.tickets, ticketId)
  return ticket && currentStep(ticket).queuedAt
}

function counterRow(hall: Hall, counterId: string, iso: Iso): HallView['counters'][number] {
  const plan = hall.directory.counters.get(counterId)
  const counter = counterAt(hall, counterId)
  const ticket = ticketAtCounter(hall, counterId)
  const step = ticket && currentStep(ticket)
  return {
    id: counterId,
    name: plan?.name ?? {},
    zone: plan?.zone ?? '',
    state: counter.state,
    since: counter.since === 0 ? null : iso(counter.since),
    ticket:
      ticket && step
        ? {
            number: ticket.number,
            state: step.state === 'serving' ? 'serving' : 'called',
            since: iso(step.startedAt ?? step.calledAt ?? ticket.issuedAt),
          }
        : null,
  }
}

/** A kiosk that has not told how a print went by now will not: it is off, or away. */
const PRINT_OVERDUE_MS = 90_000

/** Stations keep their latest prints only, so this stays short however bad the day. */
function printFailures(hall: Hall, at: number): HallView['printFailures'] {
  return [...new Set(Object.values(hall.prints).flat())].flatMap((id) => {
    const ticket = get(hall.tickets, id)
    if (!ticket || currentStep(ticket).state !== 'waiting') return []
    const isOverdue =
      ticket.print === 'pending' && at - (ticket.printAskedAt ?? ticket.issuedAt) > PRINT_OVERDUE_MS
    if (ticket.print !== 'failed' && !isOverdue) return []
    const reason = ticket.printFailure ?? 'not-reported'
    return [{ id, number: ticket.number, reason, station: ticket.printAt ?? '' }]
  })
}
