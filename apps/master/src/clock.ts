import { instantOf, minutesOf } from '@antre/domain'
import type { Clock } from '@antre/engine'

export const systemClock: Clock = { now: () => Date.now() }

/** A clock that stands at the instant `start` (ms) now, and runs on. */
export function clockFrom(start: number): Clock {
  const shift = start - Date.now()
  return { now: () => Date.now() + shift }
}

const LOCAL = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::(\d{2}))?$/

/** Reads `2026-11-23T09:00` as the mall's wall clock, or any ISO time with an offset; undefined when neither. */
export function readInstant(text: string, timeZone: string): number | undefined {
  const [, date, clock, seconds = '0'] = LOCAL.exec(text) ?? []
  const instant =
    date !== undefined && clock !== undefined
      ? instantOf(date, minutesOf(clock), timeZone) + Number(seconds) * 1000
      : /(?:Z|[+-]\d{2}:\d{2})$/.test(text)
        ? Date.parse(text)
        : Number.NaN
  return Number.isFinite(instant) ? instant : undefined
}
