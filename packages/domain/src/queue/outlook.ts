import { count, rank } from '../structure/sorted.ts'
import { rangeAround, serviceTimeMs, type WaitRange, waitingFor } from './estimate.ts'
import { lineKey } from './evolve/change.ts'
import { callFrom, type Lane, laneOver, linesFor, type Person } from './policy.ts'
import { counterAt, type Hall, type Line, lineAt, serviceLine, ticketAtCounter } from './state.ts'
import { currentStep, type Ticket } from './ticket.ts'

/**
 * Calls that are gone through one by one. With more people than that before somebody, they are only counted:
 * then ageing, and what else the counters do, are left aside.
 */
const FORESEEN = 120

/** What can be said to somebody who waits, as things stand: nobody else comes, nothing else happens. */
export interface Outlook {
  /**
   * How many come before: the place in the list of a counter that can call, of several the best.
   * 0: the next one there.
   */
  readonly ahead: number
  readonly wait: WaitRange
  /** A counter that can call is open. If none is, `ahead` and `wait` are as if one opened now. */
  readonly staffed: boolean
}

export interface Foresight {
  /** Of a ticket whose current step waits. */
  of(ticket: Ticket): Outlook
  /** Of whoever would take an ordinary ticket for this service now. */
  ofNewcomer(serviceId: string): Outlook
}

/** A counter that calls. */
interface Caller {
  readonly id: string
  readonly serviceIds: readonly string[]
  readonly lines: readonly string[]
}

/** Lines that the same counters call from: to everybody in them, one line. */
interface Pool {
  readonly lines: readonly string[]
  readonly callers: readonly Caller[]
  /** As it is now: to be copied before anybody is called. */
  readonly lane: Lane
}

/** Counters, and the lines they call from. */
interface Room {
  readonly callers: readonly Caller[]
  /** Undefined where no counter of the room calls. */
  readonly poolOf: (line: string) => Pool | undefined
}

/** Somebody, and where. */
interface Subject {
  readonly person: Person
  readonly isPriority: boolean
  /** Not in any line yet: comes last. */
  readonly isNew: boolean
  readonly pool: Pool
  readonly room: Room
}

/** Answers for one moment; ask for all that is wanted of it at once: the answers share what they need. */
export function foresight(hall: Hall, at: number): Foresight {
  const open = openCallers(hall)
  const rooms = new Map<string, Room>()
  const newcomers = new Map<Pool, Outlook>()
  const room = (extra?: Caller): Room => {
    const key = extra?.id ?? ''
    const known = rooms.get(key) ?? roomOf(hall, extra ? [...open, extra] : open)
    rooms.set(key, known)
    return known
  }
  const look = (line: string, who: Pick<Subject, 'person' | 'isPriority' | 'isNew'>): Outlook => {
    const staffed = room().poolOf(line) !== undefined
    const among = staffed ? room() : room(likelyCaller(hall, line, who.person.serviceId))
    const pool = among.poolOf(line) as Pool
    const known = who.isNew ? newcomers.get(pool) : undefined
    if (known) return known
    const subject = { ...who, pool, room: among }
    const ahead = placeAhead(hall, subject)
    const outlook = { ahead, wait: rangeAround(expectedWait(hall, subject, ahead, at)), staffed }
    if (who.isNew) newcomers.set(pool, outlook)
    return outlook
  }
  return {
    of(ticket) {
      const { id, arrival, issuedAt, priority } = ticket
      const person = { id, arrival, issuedAt, serviceId: currentStep(ticket).serviceId }
      return look(lineKey(ticket), { person, isPriority: priority !== null, isNew: false })
    },
    ofNewcomer(serviceId) {
      const person = { id: '', arrival: hall.arrivals + 1, issuedAt: at, serviceId }
      return look(serviceLine(serviceId), { person, isPriority: false, isNew: true })
    },
  }
}

function openCallers(hall: Hall): Caller[] {
  return hall.mall.counters.flatMap(({ id }) => {
    const { state, serviceIds } = counterAt(hall, id)
    return state === 'open' ? [{ id, serviceIds, lines: linesFor(id, serviceIds) }] : []
  })
}

/** No counter that can call is open: the one that will most likely be, first those that pause. */
function likelyCaller(hall: Hall, line: string, serviceId: string): Caller {
  const able = hall.mall.counters.flatMap(({ id, serviceIds: planned }) => {
    const { state, serviceIds: present } = counterAt(hall, id)
    const serviceIds = state === 'paused' ? present : planned
    const lines = linesFor(id, serviceIds)
    return state !== 'open' && lines.includes(line) ? [{ id, serviceIds, lines, state }] : []
  })
  const none = { id: line, serviceIds: [serviceId], lines: [line] }
  return able.find(({ state }) => state === 'paused') ?? able[0] ?? none
}

function roomOf(hall: Hall, callers: readonly Caller[]): Room {
  const pools = new Map<string, Pool | undefined>()
  const callersOf = new Map<string, Caller[]>()
  for (const caller of callers) {
    for (const line of caller.lines) {
      const others = callersOf.get(line)
      if (others) others.push(caller)
      else callersOf.set(line, [caller])
    }
  }
  const poolOf = (line: string): Pool | undefined => {
    if (pools.has(line)) return pools.get(line)
    const able = callersOf.get(line) ?? []
    const lines = (able[0]?.lines ?? []).filter((other) => {
      const others = callersOf.get(other) ?? []
      return others.length === able.length && others.every((one, i) => one === able[i])
    })
    const pool = able.length === 0 ? undefined : { lines, callers: able, lane: laneOver(hall, lines) }
    for (const one of [line, ...lines]) pools.set(one, pool)
    return pool
  }
  return { callers, poolOf }
}

/** The pools a counter calls from that matter: somebody waits there, or it is the one looked at. */
function poolsOf(caller: Caller, { room, pool: own }: Subject): readonly Pool[] {
  const all = new Set(caller.lines.flatMap((line) => room.poolOf(line) ?? []))
  return [...all].filter((pool) => pool === own || isWaitedIn(pool))
}

const isWaitedIn = ({ lane }: Pool): boolean =>
  lane.priority.at(0) !== undefined || lane.ordinary.at(0) !== undefined

/** Those of a pool, not called yet; a newcomer is the last of the own one. */
function laneOf(hall: Hall, pool: Pool, { pool: own, person, isNew }: Subject): Lane {
  const { lane } = pool
  if (pool !== own || !isNew) return { ...lane }
  const waiting = pool.lines.reduce((sum, key) => sum + count(lineAt(hall, key).ordinary), 0)
  return { ...lane, ordinary: { at: (i) => (i === waiting ? person : lane.ordinary.at(i)) } }
}

/** The best place in the lists of those who can call. */
function placeAhead(hall: Hall, subject: Subject): number {
  const lists = new Map<string, readonly Pool[]>()
  for (const caller of subject.pool.callers) {
    const pools = poolsOf(caller, subject)
    lists.set(pools.map(({ lines }) => lines[0]).join('\n'), pools)
  }
  return Math.min(...[...lists.values()].map((pools) => placeIn(hall, pools, subject)))
}

/** How many a counter with these pools would call before. */
function placeIn(hall: Hall, pools: readonly Pool[], subject: Subject): number {
  const { person, isPriority } = subject
  const lines = pools.flatMap((pool) => pool.lines).map((key) => lineAt(hall, key))
  const sum = (figure: (line: Line) => number) => lines.reduce((all, line) => all + figure(line), 0)
  const before = sum((line) => rank(isPriority ? line.priority : line.ordinary, person.arrival))
  const others = sum((line) => count(isPriority ? line.ordinary : line.priority))
  if (others === 0) return before
  if (before + others > FORESEEN) {
    const { priorityRatio } = hall.mall.policy
    const run = Math.min(priorityRatio, Math.max(...lines.map((line) => line.priorityRun)))
    const turns = isPriority ? Math.floor((before + run) / priorityRatio) : (before + 1) * priorityRatio - run
    return before + Math.min(others, turns)
  }
  const lanes = pools.map((pool) => laneOf(hall, pool, subject))
  for (let place = 0; ; place++) {
    const next = callFrom(hall, lanes)
    if (!next || next.arrival === person.arrival) return place
  }
}

/** Lets all counters that have to do with it call, until it is called. Milliseconds from now. */
function expectedWait(hall: Hall, subject: Subject, ahead: number, at: number): number {
  if (ahead > FORESEEN) return sharedWait(hall, subject, ahead)
  const lanes = new Map<Pool, Lane>()
  const laneFor = (pool: Pool): Lane => {
    const lane = lanes.get(pool) ?? laneOf(hall, pool, subject)
    lanes.set(pool, lane)
    return lane
  }
  const desks = desksAround(subject).map(({ caller, pools }) => ({
    freeMs: freeIn(hall, caller.id, at),
    lanes: pools.map(laneFor),
  }))
  const usualMs = new Map<string, number>()
  for (let calls = 0; calls < 2 * FORESEEN && desks.length > 0; calls++) {
    const desk = desks.reduce((soonest, other) => (other.freeMs < soonest.freeMs ? other : soonest))
    const next = callFrom(hall, desk.lanes)
    if (!next) {
      // Nobody is left for it, and nobody comes.
      desks.splice(desks.indexOf(desk), 1)
      continue
    }
    if (next.arrival === subject.person.arrival) return desk.freeMs
    const takesMs = usualMs.get(next.serviceId) ?? serviceTimeMs(hall, next.serviceId)
    usualMs.set(next.serviceId, takesMs)
    desk.freeMs += takesMs
  }
  return sharedWait(hall, subject, ahead)
}

/** The counters that can call from the pool, those that share other pools with these, and so on. */
function desksAround(subject: Subject): { caller: Caller; pools: readonly Pool[] }[] {
  const found = new Map<Caller, readonly Pool[]>()
  const reached = new Set([subject.pool])
  for (const pool of reached) {
    for (const caller of pool.callers) {
      if (found.has(caller)) continue
      const pools = poolsOf(caller, subject)
      found.set(caller, pools)
      for (const other of pools) reached.add(other)
    }
  }
  return subject.room.callers.flatMap((caller) => {
    const pools = found.get(caller)
    return pools ? [{ caller, pools }] : []
  })
}

/** Whoever is at the counter stays the rest of the usual time. Milliseconds from now. */
function freeIn(hall: Hall, counterId: string, at: number): number {
  const present = ticketAtCounter(hall, counterId)
  if (!present) return 0
  const { serviceId, calledAt = at } = currentStep(present)
  return Math.max(0, serviceTimeMs(hall, serviceId) - (at - calledAt))
}

/** Very many wait: those before, each the usual time of what is waited for there, among all who can call. */
function sharedWait(hall: Hall, { pool, person }: Subject, ahead: number): number {
  const services = new Set([person.serviceId, ...pool.callers.flatMap(({ serviceIds }) => serviceIds)])
  let people = 0
  let workMs = 0
  for (const id of services) {
    const waiting = waitingFor(hall, serviceLine(id))
    people += waiting
    workMs += waiting * serviceTimeMs(hall, id)
  }
  return (ahead * workMs) / Math.max(1, people) / pool.callers.length
}
