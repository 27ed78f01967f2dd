import { type Directory, directoryOf } from '../mall/directory.ts'
import type { Mall } from '../mall/mall.ts'
import { own } from '../structure/own.ts'
import { descending, emptySorted, get, type Sorted, take } from '../structure/sorted.ts'
import type { Station } from './devices.ts'
import type { Notice } from './notices.ts'
import type { Ticket } from './ticket.ts'

/** One line of people, by arrival, in two classes. */
export interface Line {
  /** Keys are `Ticket.arrival`, values ticket ids. */
  readonly priority: Sorted<number, string>
  readonly ordinary: Sorted<number, string>
  /** Priority calls in a row while an ordinary ticket waited here; 0 while none does. */
  readonly priorityRun: number
}

export interface Counter {
  readonly state: 'closed' | 'open' | 'paused'
  /** What it serves today. */
  readonly serviceIds: readonly string[]
  readonly ticketId?: string
  /** Newest call for the ticket at this counter. */
  readonly callId?: string
  /** When the present state began. Milliseconds since the epoch. */
  readonly since: number
  /** Steps finished here today. */
  readonly served: number
  /** Sum over them of (end - last call). Milliseconds. */
  readonly serviceMs: number
}

export interface Call {
  readonly id: string
  readonly ticketId: string
  /** What for: the ticket's step may have changed since. */
  readonly serviceId: string
  readonly counterId: string
  /** Where it is heard: the counter's zone when it called. */
  readonly zone: string
  readonly at: number
  readonly recall: boolean
  readonly announcedAt?: number
  /** Nobody came: it is to be spoken once more. */
  readonly repeatedAt?: number
  readonly repeatAnnouncedAt?: number
  /** It will not be spoken any more. */
  readonly droppedAt?: number
}

/** What one service did today: for estimates, quota and the hall view. */
export interface Tally {
  readonly issued: number
  readonly served: number
  readonly noShow: number
  /** Sum over served steps of (end - last call). Milliseconds. */
  readonly serviceMs: number
  /** Sum over called steps of (last call - queued), counted when they end. Milliseconds. */
  readonly waitMs: number
}

/** A free announcement, and when each zone has heard it. */
export interface MadeNotice extends Notice {
  readonly announced: Readonly<Record<string, number>>
  /** Staff have ended it. Milliseconds since the epoch. */
  readonly endedAt?: number
}

/** Everything the rules need to know: one mall on one service day. Never changed in place. */
export interface Hall {
  readonly mall: Mall
  readonly mallVersion: number
  readonly directory: Directory
  /** `YYYY-MM-DD`; empty before the first day. */
  readonly day: string
  readonly dayOpen: boolean
  /** Instant of the newest event. Milliseconds since the epoch. */
  readonly lastAt: number
  readonly arrivals: number
  /** Last number given, by series. */
  readonly series: Readonly<Record<string, number>>
  readonly tickets: Sorted<string, Ticket>
  /** Ticket id by number. */
  readonly numbers: Sorted<string, string>
  /** Held and no-show tickets, by arrival: they may come back. */
  readonly aside: Sorted<number, string>
  /** The same by where they may come back: the line of their service, and that of the counter they left. */
  readonly asideAt: Readonly<Record<string, Sorted<number, string>>>
  readonly lines: Readonly<Record<string, Line>>
  readonly counters: Readonly<Record<string, Counter>>
  readonly calls: Sorted<string, Call>
  /** Ids of the calls that are neither announced nor dropped, oldest first; also those too old to be shown. */
  readonly untold: readonly string[]
  /** Calls of today that should have been spoken and were not in time. */
  readonly droppedCalls: number
  /** Newest calls by zone, newest first, one per ticket. */
  readonly recent: Readonly<Record<string, readonly string[]>>
  readonly tallies: Readonly<Record<string, Tally>>
  /** Tickets a station still has to print or has just printed, newest last. */
  readonly prints: Readonly<Record<string, readonly string[]>>
  /** The latest free announcements, newest last. */
  readonly notices: readonly MadeNotice[]
  /** Stations that have said how their devices are, by id. */
  readonly stations: Readonly<Record<string, Station>>
}

const EMPTY_LINE: Line = { priority: emptySorted(), ordinary: emptySorted(), priorityRun: 0 }
const CLOSED: Counter = { state: 'closed', serviceIds: [], since: 0, served: 0, serviceMs: 0 }
const EMPTY_TALLY: Tally = { issued: 0, served: 0, noShow: 0, serviceMs: 0, waitMs: 0 }

/** A document without agencies: what a hall is before its first `mall-saved`. */
export const UNFOUNDED: Mall = {
  formatVersion: 1,
  name: {},
  place: {},
  timeZone: 'UTC',
  languages: ['id'],
  hours: {},
  holidays: [],
  agencies: [],
  services: [],
  journeys: [],
  counters: [],
  zones: [],
  policy: { priorityRatio: 2, ageingMinutes: 45, openAllDay: false },
  receipt: { thanks: {}, showRequirements: true, showEstimate: true, showQr: true },
  displays: { ticker: [], media: [] },
  announcements: { languages: 'ticket', numbers: 'number', chime: true },
}

export function newHall(): Hall {
  return {
    mall: UNFOUNDED,
    mallVersion: 0,
    directory: directoryOf(UNFOUNDED),
    lastAt: 0,
    ...freshDay(''),
    dayOpen: false,
  }
}

/** The parts of the state that begin anew each day. */
export function freshDay(day: string) {
  return {
    day,
    dayOpen: true,
    arrivals: 0,
    series: {},
    tickets: emptySorted<string, Ticket>(),
    numbers: emptySorted<string, string>(),
    aside: emptySorted<number, string>(),
    asideAt: {},
    lines: {},
    counters: {},
    calls: emptySorted<string, Call>(),
    untold: [],
    droppedCalls: 0,
    recent: {},
    tallies: {},
    prints: {},
    notices: [],
    stations: {},
  } satisfies Partial<Hall>
}

/** Lines have one key space: those of services, and one per counter for transfers to it alone. */
export const serviceLine = (serviceId: string): string => `s/${serviceId}`
export const counterLine = (counterId: string): string => `c/${counterId}`

export function lineAt(hall: Hall, key: string): Line {
  return own(hall.lines, key) ?? EMPTY_LINE
}

export function counterAt(hall: Hall, counterId: string): Counter {
  return own(hall.counters, counterId) ?? CLOSED
}

export function tallyOf(hall: Hall, serviceId: string): Tally {
  return own(hall.tallies, serviceId) ?? EMPTY_TALLY
}

/** The last `limit` by arrival of those set aside in these lines, earliest first. */
export function asideIn(hall: Hall, keys: readonly string[], limit: number): readonly Ticket[] {
  const last = keys.flatMap((key) => {
    const line = own(hall.asideAt, key)
    return line === undefined ? [] : [...take(descending(line), limit)]
  })
  const byArrival = [...new Map(last)].sort(([a], [b]) => a - b)
  return byArrival.slice(-limit).map(([, id]) => get(hall.tickets, id) as Ticket)
}

/** Ids of the newest calls of a zone, newest first. */
export function recentIn(hall: Hall, zoneId: string): readonly string[] {
  return own(hall.recent, zoneId) ?? []
}

/** Ids of the tickets a station still has to print or has just printed, newest last. */
export function printsAt(hall: Hall, stationId: string): readonly string[] {
  return own(hall.prints, stationId) ?? []
}

/** What a station has said of itself; undefined when it has said nothing. */
export function stationAt(hall: Hall, stationId: string): Station | undefined {
  return own(hall.stations, stationId)
}

/** How many counters are open for a service now. */
export function countersOpen(hall: Hall, serviceId: string): number {
  return Object.values(hall.counters).filter(
    ({ state, serviceIds }) => state === 'open' && serviceIds.includes(serviceId),
  ).length
}

export function ticketByNumber(hall: Hall, number: string): Ticket | undefined {
  const id = get(hall.numbers, number)
  return id === undefined ? undefined : get(hall.tickets, id)
}

/** People are to leave the building: from when staff say so until they end it, or the day is over. */
export const isEvacuation = ({ template, endedAt }: MadeNotice): boolean =>
  template === 'evacuate' && endedAt === undefined

/** The first evacuation that stands, if any. */
export function evacuationOf(hall: Hall): MadeNotice | undefined {
  return hall.notices.find(isEvacuation)
}

/** The ticket at the counter, if any. */
export function ticketAtCounter(hall: Hall, counterId: string): Ticket | undefined {
  const { ticketId } = counterAt(hall, counterId)
  return ticketId === undefined ? undefined : get(hall.tickets, ticketId)
}
