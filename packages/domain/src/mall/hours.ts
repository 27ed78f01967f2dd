import type { DayPart, Mall, Service, Span } from './mall.ts'
import { addDays, localTime, minutesOf, weekdayOf } from './time.ts'

export type Opening =
  | { readonly open: true; readonly closesAt: string }
  | { readonly open: false; readonly opens: NextOpening | null }

/** Mall-local date `YYYY-MM-DD` and time `HH:MM`. */
export interface NextOpening {
  readonly date: string
  readonly time: string
}

/** How far ahead to look for the next opening: two weeks outlast any run of holidays. */
const LOOK_AHEAD_DAYS = 15

function spansOn(mall: Mall, service: Service | null, date: string): readonly Span[] {
  if (mall.policy.openAllDay) return [{ from: '00:00', to: '24:00' }]
  if (mall.holidays.some((holiday) => holiday.date === date)) return []
  return (service?.hours ?? mall.hours)[weekdayOf(date)] ?? []
}

/**
 * Is the service (or with null: the mall) open at the instant `at` (ms)? If not, when next?
 * `opens` is null when nothing opens within two weeks.
 */
export function openingAt(mall: Mall, service: Service | null, at: number): Opening {
  const now = localTime(at, mall.timeZone)
  for (const span of spansOn(mall, service, now.date)) {
    if (minutesOf(span.from) <= now.minutes && now.minutes < minutesOf(span.to)) {
      return { open: true, closesAt: span.to }
    }
  }
  return { open: false, opens: nextOpening(mall, service, now.date, now.minutes) }
}

function nextOpening(
  mall: Mall,
  service: Service | null,
  today: string,
  minutes: number,
): NextOpening | null {
  for (let ahead = 0; ahead <= LOOK_AHEAD_DAYS; ahead++) {
    const date = addDays(today, ahead)
    const times = spansOn(mall, service, date)
      .map((span) => span.from)
      .filter((from) => ahead > 0 || minutesOf(from) > minutes)
      .sort()
    const first = times[0]
    if (first !== undefined) return { date, time: first }
  }
  return null
}

/** When a service whose quota is used up can be had again: its next opening after today. */
export function opensAfterToday(mall: Mall, service: Service | null, at: number): NextOpening | null {
  const LAST_MINUTE = 24 * 60
  return nextOpening(mall, service, localTime(at, mall.timeZone).date, LAST_MINUTE)
}

/** From when until when somebody is served on a date, breaks included, in minutes past midnight; null: all day nobody. */
export function servedOn(mall: Mall, date: string): { readonly from: number; readonly to: number } | null {
  const spans = [null, ...mall.services].flatMap((service) => spansOn(mall, service, date))
  if (spans.length === 0) return null
  return {
    from: Math.min(...spans.map(({ from }) => minutesOf(from))),
    to: Math.max(...spans.map(({ to }) => minutesOf(to))),
  }
}

/**
 * Is the instant `at` (ms) in this part of the day, in this zone? One that ends before it begins runs over
 * midnight and belongs to the day on which it began.
 */
export function isDuring(part: DayPart, zoneId: string, at: number, timeZone: string): boolean {
  if (part.zone !== undefined && part.zone !== zoneId) return false
  const { date, weekday, minutes } = localTime(at, timeZone)
  const from = minutesOf(part.from)
  const to = minutesOf(part.to)
  const on = (day: typeof weekday) => part.days === undefined || part.days.includes(day)
  if (from < to) return on(weekday) && from <= minutes && minutes < to
  return (on(weekday) && minutes >= from) || (on(weekdayOf(addDays(date, -1))) && minutes < to)
}
