import type { Random } from '../clock.ts'

export interface Pace {
  readonly firstMs: number
  readonly mostMs: number
}

/** The stream after a drop: quick at first, a few seconds at most, since people are waiting. */
export const STREAM_PACE: Pace = { firstMs: 250, mostMs: 5_000 }
/** A token the master does not accept will not become right by asking often. */
export const REFUSED_PACE: Pace = { firstMs: 10_000, mostMs: 30_000 }
/** Repeats of one command within its few seconds. */
export const COMMAND_PACE: Pace = { firstMs: 100, mostMs: 1_000 }

/**
 * How long to wait before trying again after `failures` failures in a row (from 1). Doubles each time;
 * the upper half is random, so that stations cut off together do not come back together.
 * @returns milliseconds
 */
export function backoffMs(failures: number, pace: Pace, random: Random): number {
  const whole = Math.min(pace.mostMs, pace.firstMs * 2 ** Math.min(failures - 1, 30))
  return whole / 2 + (whole / 2) * random()
}
