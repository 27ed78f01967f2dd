import { entries, get, type Sorted } from '../structure/sorted.ts'
import { counterAt, counterLine, type Hall, lineAt, serviceLine } from './state.ts'
import { currentStep, type Ticket } from './ticket.ts'

const MINUTE_MS = 60_000

/** The lines a counter takes from: those of its services, and its own. */
export function linesOf(hall: Hall, counterId: string): readonly string[] {
  return linesFor(counterId, counterAt(hall, counterId).serviceIds)
}

/** The same, if it served these. */
export function linesFor(counterId: string, serviceIds: readonly string[]): readonly string[] {
  return [...serviceIds.map(serviceLine), counterLine(counterId)]
}

/** Of somebody who waits: what the order depends on, and what for. Does not change while in a line. */
export interface Person {
  readonly id: string
  readonly arrival: number
  readonly issuedAt: number
  readonly serviceId: string
}

/** People of one class who wait in some lines, by arrival: read only as far as somebody asks. */
export interface Queue {
  at(position: number): Person | undefined
}

/** Both classes of some lines that the same counters call from, as they are called away. Changed in place. */
export interface Lane {
  readonly priority: Queue
  readonly ordinary: Queue
  /** How many of each were called already. */
  priorityCalled: number
  ordinaryCalled: number
  /** As `Line.priorityRun`, the highest of the lines. */
  run: number
}

/** A line of one class stays the same for many looks: whoever was looked up once need not be again. */
const READ = new WeakMap<Sorted<number, string>, Queue>()

function queueOf(hall: Hall, line: Sorted<number, string>): Queue {
  const known = READ.get(line)
  if (known) return known
  const { tickets } = hall
  const rest = entries(line)
  const read: Person[] = []
  const queue: Queue = {
    at(position) {
      while (read.length <= position) {
        const next = rest.next().value
        if (!next) return undefined
        const ticket = get(tickets, next[1]) as Ticket
        const { serviceId } = currentStep(ticket)
        read.push({ id: ticket.id, arrival: ticket.arrival, issuedAt: ticket.issuedAt, serviceId })
      }
      return read[position]
    },
  }
  READ.set(line, queue)
  return queue
}

function queueOver(hall: Hall, keys: readonly string[], pick: 'priority' | 'ordinary'): Queue {
  const queues = keys.flatMap((key) => {
    const line = lineAt(hall, key)[pick]
    return line.root === null ? [] : [queueOf(hall, line)]
  })
  const [only] = queues
  if (only && queues.length === 1) return only
  const taken = queues.map(() => 0)
  const heads = queues.map((queue) => queue.at(0))
  const read: Person[] = []
  return {
    at(position) {
      while (read.length <= position) {
        let best = -1
        for (let i = 0; i < heads.length; i++) {
          const head = heads[i]
          if (head && (best < 0 || head.arrival < (heads[best] as Person).arrival)) best = i
        }
        if (best < 0) return undefined
        read.push(heads[best] as Person)
        const next = (taken[best] as number) + 1
        taken[best] = next
        heads[best] = (queues[best] as Queue).at(next)
      }
      return read[position]
    },
  }
}

/** Those who wait in these lines now. They must have the same counters: then they count as one line. */
export function laneOver(hall: Hall, keys: readonly string[]): Lane {
  return {
    priority: queueOver(hall, keys, 'priority'),
    ordinary: queueOver(hall, keys, 'ordinary'),
    priorityCalled: 0,
    ordinaryCalled: 0,
    run: Math.max(0, ...keys.map((key) => lineAt(hall, key).priorityRun)),
  }
}

/**
 * Calls away whom a counter with these lanes would call next; undefined when nobody waits there.
 *
 * Within a class, first come first served across the counter's lines. Priority goes first, but after
 * `priorityRatio` priority calls in a row that passed an ordinary ticket, the ordinary one comes. And
 * nobody, of either class, is passed by one of the other who came `ageingMinutes` later: priority is
 * worth that head start, also on a day so crowded that everybody waits longer. So neither class can
 * starve the other, whatever arrives, and however many counters share the lines.
 */
export function callFrom(hall: Hall, lanes: readonly Lane[]): Person | undefined {
  let first: Person | undefined
  let firstIn: Lane | undefined
  let other: Person | undefined
  let otherIn: Lane | undefined
  let run = 0
  for (const lane of lanes) {
    const priority = lane.priority.at(lane.priorityCalled)
    const ordinary = lane.ordinary.at(lane.ordinaryCalled)
    if (priority && (!first || priority.arrival < first.arrival)) [first, firstIn] = [priority, lane]
    if (ordinary && (!other || ordinary.arrival < other.arrival)) [other, otherIn] = [ordinary, lane]
    if (lane.run > run) run = lane.run
  }
  if (other && otherIn && (!first || isOrdinaryTurn(hall, run, first, other))) {
    otherIn.ordinaryCalled++
    for (const lane of lanes) lane.run = 0
    return other
  }
  if (!first || !firstIn) return undefined
  firstIn.priorityCalled++
  for (const lane of lanes) if (lane.ordinary.at(lane.ordinaryCalled)) lane.run++
  return first
}

/** The order in which this counter would call those who wait, as things stand: at most `limit` tickets. */
export function callOrder(hall: Hall, counterId: string, limit: number): readonly Ticket[] {
  const lanes = [laneOver(hall, linesOf(hall, counterId))]
  const order: Ticket[] = []
  while (order.length < limit) {
    const next = callFrom(hall, lanes)
    if (!next) break
    order.push(get(hall.tickets, next.id) as Ticket)
  }
  return order
}

/** Both wait: does the ordinary ticket go first, after `run` priority calls in a row? */
function isOrdinaryTurn({ mall }: Hall, run: number, priority: Person, ordinary: Person): boolean {
  const { priorityRatio, ageingMinutes } = mall.policy
  const cameLongBefore = (one: Person, other: Person) =>
    other.issuedAt - one.issuedAt >= ageingMinutes * MINUTE_MS
  if (cameLongBefore(ordinary, priority)) return true
  return run >= priorityRatio && !cameLongBefore(priority, ordinary)
}

/** Who is next at this counter; undefined when nobody waits for it. */
export function nextTicket(hall: Hall, counterId: string): Ticket | undefined {
  return callOrder(hall, counterId, 1)[0]
}
