/** A clock that stands still until told. Milliseconds since the epoch. */
export interface SteppedClock {
  now(): number
  set(at: number): void
  advance(ms: number): void
}

/** Monday 23 November 2026, 09:00 in Kupang (WITA). */
export const MONDAY_NINE = Date.parse('2026-11-23T09:00:00+08:00')

export function steppedClock(start: number = MONDAY_NINE): SteppedClock {
  let at = start
  return {
    now: () => at,
    set(to) {
      at = to
    },
    advance(ms) {
      at += ms
    },
  }
}
