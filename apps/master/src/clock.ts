import { instantOf, minutesOf } from '@antre/domain'
import type { Clock } from '@antre/engine'

export const systemClock: Clock = { now: () => Date.now() }

/** A clock that stands at the instant `start` (ms) now, and runs on. */
export function clockFrom(start: number): Clock {
  const shift = start - Date.now()
  return { now: () => Date.now() + shift }
}

const WRITTEN = /^(\d{4}-\d\d-\d\d)T((?:[01]\d|2[0-3]):[0-5]\d)(?::([0-5]\d)(?:\.\d+)?)?(Z|[+-]\d\d:\d\d)?$/

/** Reads `2026-11-23T09:00` as the mall's wall clock, or any ISO time with an offset; undefined when neither. */
export function readInstant(text: string, timeZone: string): number | undefined {
  const [, date, clock, seconds = '0', offset] = WRITTEN.exec(text) ?? []
  if (date === undefined || clock === undefined || !isDate(date)) return undefined
  const instant =
    offset === undefined
      ? instantOf(date, minutesOf(clock), timeZone) + Number(seconds) * 1000
      : Date.parse(text)
  return Number.isFinite(instant) ? instant : undefined
}

/** There is no 30 February, though `Date` would make it 2 March. */
function isDate(date: string): boolean {
  const at = new Date(`${date}T00:00:00Z`)
  return Number.isFinite(at.getTime()) && at.toISOString().startsWith(date)
}
