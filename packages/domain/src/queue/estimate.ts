import { count } from '../structure/sorted.ts'
import { type Hall, lineAt, tallyOf } from './state.ts'

const MINUTE_MS = 60_000
/** Finished services after which the day's own average replaces half of the planned duration. */
const PRIOR_WEIGHT = 5

/** Usual time at the counter: the plan, drawn towards what today really took. Milliseconds. */
export function serviceTimeMs(hall: Hall, serviceId: string): number {
  const planned = (hall.directory.services.get(serviceId)?.duration ?? 10) * MINUTE_MS
  const { served, serviceMs } = tallyOf(hall, serviceId)
  return (planned * PRIOR_WEIGHT + serviceMs) / (PRIOR_WEIGHT + served)
}

/** How long until it is called. Whole minutes, in milliseconds: a cautious range, no more exact than that. */
export interface WaitRange {
  readonly fromMs: number
  readonly toMs: number
}

/** What is said of a wait that is expected to take so long. */
export function rangeAround(expectedMs: number): WaitRange {
  const minutes = (ms: number) => Math.round(ms / MINUTE_MS) * MINUTE_MS
  return { fromMs: minutes(expectedMs * 0.8), toMs: minutes(expectedMs * 1.4 + 2 * MINUTE_MS) }
}

/** How many wait in a line now, in both classes. */
export function waitingFor(hall: Hall, key: string): number {
  const line = lineAt(hall, key)
  return count(line.priority) + count(line.ordinary)
}
