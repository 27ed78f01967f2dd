import { millimetres, type Profile } from './profile.ts'

/** How long each step may take, milliseconds. */
export interface Timing {
  readonly connectMs: number
  /** One answer to a status question. */
  readonly answerMs: number
  /** So long without a word, and what was late has come, or never will. */
  readonly quietMs: number
  /** Until the system has taken all bytes of a job. */
  readonly writeMs: number
  /** The answer to a clear command. */
  readonly clearMs: number
  /** How much longer than the paper needs the printer may take to confirm, when it does not answer sensibly. */
  readonly confirmMs: number
  /** The same while it is well and reports when it is done; begins anew with every report. */
  readonly slowMs: number
  /** So long without another report, and none is under way. */
  readonly lullMs: number
  /** Between two looks at the status while it prints. */
  readonly pollMs: number
  /** Ramp-up and cut, on top of the time the paper needs at the profile's speed. */
  readonly settleMs: number
  /** Between two attempts to clear what a failed job may have left, how long one waits, and how many. */
  readonly careMs: number
  readonly careHoldMs: number
  readonly careTries: number
  /** While watched: between two questions to an idle printer. */
  readonly idleMs: number
  /** The same for a printer that speaks up by itself, or never answers. */
  readonly calmMs: number
  /** The longest wait before one that is away is tried again; it begins with `idleMs` and doubles. */
  readonly awayMs: number
}

export const TIMING: Timing = {
  connectMs: 3000,
  answerMs: 1500,
  quietMs: 30,
  writeMs: 5000,
  clearMs: 800,
  confirmMs: 4000,
  slowMs: 8000,
  lullMs: 500,
  pollMs: 100,
  settleMs: 500,
  careMs: 5000,
  careHoldMs: 20_000,
  careTries: 60,
  idleMs: 5000,
  calmMs: 15_000,
  awayMs: 20_000,
}

/** With every time-out of a job `patience` times as long. What is done between jobs keeps its pace. */
export function patient(timing: Timing, patience: number): Timing {
  return {
    ...timing,
    connectMs: timing.connectMs * patience,
    answerMs: timing.answerMs * patience,
    writeMs: timing.writeMs * patience,
    clearMs: timing.clearMs * patience,
    confirmMs: timing.confirmMs * patience,
    slowMs: timing.slowMs * patience,
    lullMs: timing.lullMs * patience,
    settleMs: timing.settleMs * patience,
  }
}

/** How long paper needs to move so many dots, milliseconds. */
export function movingMs(height: number, profile: Profile, timing: Timing): number {
  return timing.settleMs + (millimetres(height, profile) / profile.speed) * 1000
}
