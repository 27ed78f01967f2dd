import type { Clock } from '../clock.ts'

/** The master's clock as this station knows it: the PC's own, corrected at each word from the master. */
export interface MasterTime {
  /** Milliseconds since the epoch. Before the first word: the PC's clock. */
  now(): number
  set(masterNow: number): void
}

export function createMasterTime(clock: Clock): MasterTime {
  let ahead = 0
  return {
    now: () => clock.now() + ahead,
    set(masterNow) {
      ahead = masterNow - clock.now()
    },
  }
}
