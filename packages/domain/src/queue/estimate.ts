import { count, rank } from '../structure/sorted.ts'
import { lineKey } from './evolve/change.ts'
import { countersOpen, type Hall, lineAt, tallyOf } from './state.ts'
import { currentStep, type Ticket } from './ticket.ts'

const MINUTE_MS = 60_000
/** Finished services after which the day's own average replaces half of the planned duration. */
const PRIOR_WEIGHT = 5

/** Usual time at the counter: the plan, drawn towards what today really took. Milliseconds. */
export function serviceTimeMs(hall: Hall, serviceId: string): number {
  const planned = (hall.directory.services.get(serviceId)?.duration ?? 10) * MINUTE_MS
  const { served, serviceMs } = tallyOf(hall, serviceId)
  return (planned * PRIOR_WEIGHT + serviceMs) / (PRIOR_WEIGHT + served)
}

/**
 * How many people the policy would call from its line before this waiting ticket, as things stand:
 * exact for a counter with this one line while nobody has waited long enough to age.
 */
export function peopleAhead(hall: Hall, ticket: Ticket): number {
  const line = lineAt(hall, lineKey(ticket))
  const ratio = hall.mall.policy.priorityRatio
  const run = Math.min(line.priorityRun, ratio)
  const priority = count(line.priority)
  const ordinary = count(line.ordinary)
  if (ticket.priority === null) {
    const before = rank(line.ordinary, ticket.arrival)
    return before + Math.min(priority, (before + 1) * ratio - run)
  }
  const before = rank(line.priority, ticket.arrival)
  return before + Math.min(ordinary, Math.floor((before + run) / ratio))
}

/** How long until it is called. Milliseconds, a cautious range. */
export interface WaitRange {
  readonly fromMs: number
  readonly toMs: number
}

/** Expected wait behind `ahead` people for a service. */
export function waitFor(hall: Hall, serviceId: string, ahead: number): WaitRange {
  const expected = (ahead * serviceTimeMs(hall, serviceId)) / Math.max(1, countersOpen(hall, serviceId))
  return { fromMs: expected * 0.8, toMs: expected * 1.4 + 2 * MINUTE_MS }
}

/** Expected wait of a ticket whose current step waits. */
export function waitOf(hall: Hall, ticket: Ticket): WaitRange {
  return waitFor(hall, currentStep(ticket).serviceId, peopleAhead(hall, ticket))
}

/** How many wait for a service now, in both classes. */
export function waitingFor(hall: Hall, key: string): number {
  const line = lineAt(hall, key)
  return count(line.priority) + count(line.ordinary)
}
