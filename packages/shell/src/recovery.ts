/** Milliseconds to wait before bringing a screen back after its `failures`-th failure in a row (from 1). */
export function recoveryMs(failures: number): number {
  return Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(failures - 1, 20))
}

const FIRST_MS = 500
/** A panel that stays dark longer than this is reported as broken. */
const LONGEST_MS = 30_000
/** A screen that ran this long was well: its next failure counts as the first. */
export const WELL_MS = 60_000
