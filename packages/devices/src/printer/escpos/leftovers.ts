import type { Timing } from '../timing.ts'
import type { Line } from './lines.ts'

/**
 * What a failed job may have left: `unprinted` bytes that could still come out, and half a ticket on the
 * paper; or only the half ticket (`paper`), which is cut off before the next one.
 */
type Leftover = 'none' | 'paper' | 'unprinted'

export interface Leftovers {
  /** Whether anything may be left, on the paper at least. */
  readonly isAny: () => boolean
  /** Whether some of it may still be in the printer. */
  readonly isUnprinted: () => boolean
  /** A ticket came out whole. */
  readonly none: () => void
  /** A ticket failed after some of it was sent. */
  readonly some: () => void
  /** Has the printer throw away what may be unprinted, if anything; true when nothing is unprinted any more. */
  readonly clear: (line: Line, stop: AbortSignal) => Promise<boolean>
  /** From now on it is cared for, without a job, a limited number of times. */
  readonly careFor: () => void
  /** Counts one of those times; false when there is nothing to do, or all were used up. */
  readonly mayCare: () => boolean
  readonly cared: () => void
  /**
   * Waits at the door of a printer that does not answer, with the command to clear, so that it is the first
   * thing it reads when it comes back.
   */
  readonly waitAtDoor: (line: Line, stop: AbortSignal) => Promise<void>
}

/** `onCleared` hears that nothing is unprinted any more, nor any report under way. */
export function leftovers(timing: Timing, interrupted: boolean, onCleared: () => void): Leftovers {
  let leftover: Leftover = interrupted ? 'unprinted' : 'none'
  let times = 0

  async function clear({ link, talk }: Line, ms: number, stop: AbortSignal): Promise<boolean> {
    if (leftover !== 'unprinted') return true
    if (link.answers === 'never') return false
    if (!(await talk.clear(ms, stop))) return false
    leftover = 'paper'
    onCleared()
    return true
  }

  return {
    isAny: () => leftover !== 'none',
    isUnprinted: () => leftover === 'unprinted',
    none: () => {
      leftover = 'none'
    },
    some: () => {
      leftover = 'unprinted'
    },
    clear: (line, stop) => clear(line, timing.clearMs, stop),
    careFor: () => {
      times = timing.careTries
    },
    mayCare: () => leftover === 'unprinted' && times > 0,
    cared: () => {
      times -= 1
    },
    waitAtDoor: async (line, stop) => void (await clear(line, timing.careHoldMs, stop)),
  }
}
