import { WEEKDAYS, type Weekday } from './mall.ts'

/** Wall-clock reading in a time zone. */
export interface LocalTime {
  /** `YYYY-MM-DD` */
  readonly date: string
  readonly weekday: Weekday
  /** Minutes since local midnight, 0-1439. */
  readonly minutes: number
}

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS
const QUARTER_MS = 15 * MINUTE_MS

const formatters = new Map<string, Intl.DateTimeFormat>()

function formatter(timeZone: string): Intl.DateTimeFormat {
  let found = formatters.get(timeZone)
  if (!found) {
    found = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    })
    formatters.set(timeZone, found)
  }
  return found
}

// Every zone offset in use is a multiple of a quarter of an hour and changes on one, so one look-up
// serves a quarter; Intl costs microseconds, and one view asks for times all over the day.
const remembered = { timeZone: '', offsets: new Map<number, number>() }
/** Quarters remembered: some ten days. */
const REMEMBERED = 1000

/** Milliseconds to add to UTC at the instant `at` (ms since the epoch) to read the local clock. */
export function offsetMs(at: number, timeZone: string): number {
  const quarter = Math.floor(at / QUARTER_MS)
  if (remembered.timeZone !== timeZone || remembered.offsets.size > REMEMBERED) {
    remembered.timeZone = timeZone
    remembered.offsets.clear()
  }
  const known = remembered.offsets.get(quarter)
  if (known !== undefined) return known
  const offset = readOffset(quarter * QUARTER_MS, timeZone)
  remembered.offsets.set(quarter, offset)
  return offset
}

/** The offset at the instant `start` (ms), by the calendar of the runtime. */
function readOffset(start: number, timeZone: string): number {
  const read: Record<string, number> = {}
  for (const { type, value } of formatter(timeZone).formatToParts(start)) read[type] = Number(value)
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = read
  return Date.UTC(year, month - 1, day, hour, minute, second) - start
}

/** Reads the wall clock of `timeZone` at the instant `at` (ms since the epoch). */
export function localTime(at: number, timeZone: string): LocalTime {
  const shifted = at + offsetMs(at, timeZone)
  const days = Math.floor(shifted / DAY_MS)
  return {
    date: new Date(days * DAY_MS).toISOString().slice(0, 10),
    // 1970-01-01 was a Thursday.
    weekday: WEEKDAYS[(((days + 3) % 7) + 7) % 7] as Weekday,
    minutes: Math.floor((shifted - days * DAY_MS) / MINUTE_MS),
  }
}

/** The service day (mall-local calendar date, `YYYY-MM-DD`) of the instant `at`. */
export function serviceDay(at: number, timeZone: string): string {
  return localTime(at, timeZone).date
}

/** ISO 8601 with the zone's offset: `2026-11-23T09:00:00.000+08:00`. */
export function isoTime(at: number, timeZone: string): string {
  const offset = offsetMs(at, timeZone)
  const sign = offset < 0 ? '-' : '+'
  const total = Math.abs(offset) / MINUTE_MS
  const pad = (n: number) => String(Math.floor(n)).padStart(2, '0')
  const local = new Date(at + offset).toISOString().slice(0, -1)
  return `${local}${sign}${pad(total / 60)}:${pad(total % 60)}`
}

/** The instant (ms) at which the wall clock of `timeZone` shows `date` and `minutes` past midnight. */
export function instantOf(date: string, minutes: number, timeZone: string): number {
  const naive = Date.parse(`${date}T00:00:00Z`) + minutes * MINUTE_MS
  const guess = naive - offsetMs(naive, timeZone)
  return naive - offsetMs(guess, timeZone)
}

/** `08:30` to 510; `24:00` to 1440. */
export function minutesOf(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5))
}

/** The calendar date `days` after `date`. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)
}

export function weekdayOf(date: string): Weekday {
  return localTime(Date.parse(`${date}T00:00:00Z`), 'UTC').weekday
}
