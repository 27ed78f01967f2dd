import type { CounterView, WaitingEntry } from '@antre/contract'
import {
  asideIn,
  type Bearer,
  type CounterPlan,
  callOrder,
  counterAt,
  counterLine,
  currentStep,
  first,
  get,
  type Hall,
  isoTime,
  type Localized,
  lineAt,
  linesOf,
  ownerOf,
  serviceLine,
  type Ticket,
  ticketAtCounter,
  waitingFor,
} from '@antre/domain'
import { mallHeader } from './header.ts'
import type { Attendance } from './presence.ts'
import { type DeviceWords, faultRows, stationRows, zonesHeard } from './stations.ts'
import { ticketView } from './ticket.ts'

const MINUTE_MS = 60_000
const LIST_LIMIT = 30
/** The list of those set aside shows the newest. */
const ASIDE_LIMIT = 30

/** What a counter shows; undefined when the mall has no such counter. */
export function counterView(
  hall: Hall,
  at: number,
  counterId: string,
  attendance: Attendance,
  words: DeviceWords,
): CounterView | undefined {
  const plan = hall.directory.counters.get(counterId)
  if (!plan) return undefined
  const counter = counterAt(hall, counterId)
  const iso = (ms: number) => isoTime(ms, hall.mall.timeZone)
  return {
    mall: mallHeader(hall),
    now: iso(at),
    counter: {
      id: plan.id,
      name: plan.name,
      state: counter.state,
      since: counter.since === 0 ? null : iso(counter.since),
      services: plan.serviceIds.map((id) => ({
        ...serviceNames(hall, id),
        serving: counter.serviceIds.includes(id),
      })),
      series: [...new Set(plan.serviceIds.flatMap((id) => hall.directory.services.get(id)?.series ?? []))],
    },
    ticket: present(hall, counterId, at, iso),
    waiting: waiting(hall, counterId, at, iso),
    aside: aside(hall, plan, iso),
    targets: targets(hall, counterId),
    today: {
      served: counter.served,
      averageMinutes:
        counter.served === 0 ? null : Math.round(counter.serviceMs / counter.served / MINUTE_MS),
    },
    faults: faults(hall, at, plan, attendance, words, iso),
  }
}

type Iso = (ms: number) => string

function serviceNames(hall: Hall, id: string): { id: string; name: Localized; agency: Localized } {
  const service = hall.directory.services.get(id)
  const agency = service && hall.directory.agencies.get(service.agencyId)
  return { id, name: service?.name ?? {}, agency: agency?.short ?? {} }
}

function present(hall: Hall, counterId: string, at: number, iso: Iso): CounterView['ticket'] {
  const ticket = ticketAtCounter(hall, counterId)
  if (!ticket) return null
  const { callId } = counterAt(hall, counterId)
  const call = callId === undefined ? undefined : get(hall.calls, callId)
  return {
    ...ticketView(hall, ticket, at),
    serviceName: serviceNames(hall, currentStep(ticket).serviceId).name,
    call: call
      ? {
          id: call.id,
          at: iso(call.at),
          recall: call.recall,
          announcedAt: call.announcedAt === undefined ? null : iso(call.announcedAt),
        }
      : null,
  }
}

function waiting(hall: Hall, counterId: string, at: number, iso: Iso): CounterView['waiting'] {
  const keys = linesOf(hall, counterId)
  const oldest = keys
    .flatMap((key) => [first(lineAt(hall, key).priority), first(lineAt(hall, key).ordinary)])
    .flatMap((head) => (head ? [get(hall.tickets, head[1])?.issuedAt ?? at] : []))
  return {
    count: keys.reduce((sum, key) => sum + waitingFor(hall, key), 0),
    oldest: oldest.length === 0 ? null : iso(Math.min(...oldest)),
    list: callOrder(hall, counterId, LIST_LIMIT).map((ticket) => entry(hall, ticket, iso)),
  }
}

function entry(hall: Hall, ticket: Ticket, iso: Iso): WaitingEntry {
  const step = currentStep(ticket)
  const before = ticket.steps[ticket.current - 1]
  const from =
    before?.counterId === undefined ? undefined : hall.directory.counters.get(before.counterId)?.name
  return {
    id: ticket.id,
    number: ticket.number,
    priority: ticket.priority,
    serviceId: step.serviceId,
    queuedAt: iso(step.queuedAt ?? ticket.issuedAt),
    ...(from && { from }),
    direct: step.counterId !== undefined,
  }
}

function aside(hall: Hall, plan: CounterPlan, iso: Iso): CounterView['aside'] {
  const places = [...plan.serviceIds.map(serviceLine), counterLine(plan.id)]
  return asideIn(hall, places, ASIDE_LIMIT).flatMap((ticket) => {
    const { serviceId, state, endedAt, calledAt } = currentStep(ticket)
    if (state !== 'held' && state !== 'no-show') return []
    const at = iso(endedAt ?? calledAt ?? ticket.issuedAt)
    return [{ id: ticket.id, number: ticket.number, state, serviceId, at }]
  })
}

/** Of its own station, and of the displays that call for it while none of them is heard. */
function faults(
  hall: Hall,
  at: number,
  { id, zone }: CounterPlan,
  attendance: Attendance,
  words: DeviceWords,
  iso: Iso,
): CounterView['faults'] {
  const isOwn = ({ kind, place }: Bearer) => kind === 'counter' && place === id
  const near = stationRows(
    hall,
    attendance,
    iso,
    (bearer) => isOwn(bearer) || (bearer.kind === 'display' && bearer.place === zone),
  )
  const isHeard = zonesHeard(near).has(zone)
  return faultRows(hall, at, near, attendance, words, iso).filter(({ stationId, station, state }) => {
    if (state !== 'same-name') return station !== 'display' || !isHeard
    const bearer = near.find((row) => row.id === stationId) ?? ownerOf(hall.mall, stationId)
    return bearer !== undefined && isOwn(bearer)
  })
}

function targets(hall: Hall, counterId: string): CounterView['targets'] {
  return {
    services: hall.mall.services.map(({ id }) => serviceNames(hall, id)),
    counters: hall.mall.counters.flatMap(({ id, name }) => {
      const { state } = counterAt(hall, id)
      return id === counterId || state === 'closed' ? [] : [{ id, name, state }]
    }),
  }
}
