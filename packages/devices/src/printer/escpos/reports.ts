import type { Reporting } from '../profile.ts'

/**
 * The reports (`GS r`) of one printer, from one job to the next and from one line to the next: a printer sends one
 * for each that it was asked for, in that order, so that a late one is never taken for a later job's.
 */
export interface Reports {
  /** Whether it sends any: what its profile says, or what was learned since. */
  readonly known: () => Reporting
  /** So many more were asked for. */
  readonly expect: (count: number) => void
  readonly came: () => void
  /** All that ever came: while it grows, the printer works. */
  readonly count: () => number
  /** Asked for, and not come yet. */
  readonly owed: () => number
  /** None is under way: the next one to come is the next one asked for. */
  readonly isInStep: () => boolean
  /** What was under way will not come any more. */
  readonly settle: () => void
}

/** `interrupted`: an earlier run may have asked for some. */
export function reportsOf(reporting: Reporting, interrupted: boolean): Reports {
  let known = reporting
  let owed = 0
  let count = 0
  let isInDoubt = interrupted

  return {
    known: () => known,
    expect: (more) => {
      owed += more
    },
    came: () => {
      // One that nobody asked for is noise.
      if (owed === 0) return
      owed -= 1
      count += 1
      known = 'yes'
    },
    count: () => count,
    owed: () => owed,
    isInStep: () => owed === 0 && !isInDoubt,
    settle: () => {
      owed = 0
      isInDoubt = false
    },
  }
}
