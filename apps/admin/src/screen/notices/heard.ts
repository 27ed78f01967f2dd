import type { HallView } from '@antre/contract'
import { isAlarm } from './groups.ts'

export type Made = HallView['notices'][number]

/** An announcement waits for its turn behind calls; what is not heard by then may be stuck. */
const LATE_MS = 60_000
/** So long the displays are asked to announce it, as the master has it. */
const GIVEN_UP_MS = 10 * 60_000

/**
 * - `no-display`: none is connected in the zone, so nobody there sees or hears it
 * - `late`: still to come, but something may be wrong
 * - `missed`: it will not be heard any more
 * - `ended`: staff ended it before it was heard
 */
export type Heard = 'heard' | 'waiting' | 'no-display' | 'late' | 'missed' | 'ended'

/** `now`: the master's clock, ms. */
export function heardIn(
  { id, heardAt }: Made['zones'][number],
  made: Made,
  { stations }: Pick<HallView, 'stations'>,
  now: number,
): Heard {
  if (heardAt !== null) return 'heard'
  if (made.endedAt !== undefined) return 'ended'
  const age = now - Date.parse(made.at)
  if (age >= GIVEN_UP_MS && !isAlarm(made.template)) return 'missed'
  if (!hasDisplay(stations, id)) return 'no-display'
  return age >= LATE_MS ? 'late' : 'waiting'
}

/** Does a display of the zone listen to the master now? */
export function hasDisplay(stations: HallView['stations'], zoneId: string): boolean {
  return stations.some(
    ({ id, kind, place, connected }) =>
      kind === 'display' &&
      connected &&
      (place === zoneId || (place === undefined && id === `display-${zoneId}`)),
  )
}

/** The displays show it, or would: an alarm until somebody ends it. */
export function isStanding(made: Made, now: number): boolean {
  if (made.endedAt !== undefined) return false
  return isAlarm(made.template) || now - Date.parse(made.at) < GIVEN_UP_MS
}
