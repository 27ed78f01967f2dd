import { languageOf } from '@antre/i18n'

const SECOND_MS = 1000
const MINUTE_MS = 60_000

const two = (n: number): string => String(n).padStart(2, '0')

/**
 * A running timer: 198 000 ms → `03.18` (id), `03:18` (en); from an hour on `1.03.18`.
 * Clocks that differ a little never show a negative time.
 */
export function formatTimer(ms: number, language: string): string {
  const seconds = Math.max(0, Math.floor(ms / SECOND_MS))
  const hours = Math.floor(seconds / 3600)
  const rest = [two(Math.floor(seconds / 60) % 60), two(seconds % 60)]
  return [...(hours > 0 ? [String(hours)] : []), ...rest].join(languageOf(language) === 'id' ? '.' : ':')
}

/** Whole minutes since an ISO instant, never negative. `now` in ms. */
export function minutesSince(iso: string, now: number): number {
  return Math.max(0, Math.floor((now - Date.parse(iso)) / MINUTE_MS))
}

/** 65 → { hours: 1, minutes: 5 }: a list has room for "1 j 05 mnt", not for a sentence. */
export function hoursAndMinutes(minutes: number): { readonly hours: number; readonly minutes: number } {
  return { hours: Math.floor(minutes / 60), minutes: minutes % 60 }
}
