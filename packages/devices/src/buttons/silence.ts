import type { Timers } from '../hotplug/timers.ts'

/** No box pauses so long within a line or a frame; the adapter hands over what it has every 16 ms. */
const GAP_MS = 200
/** The last part of it is timed by itself: bytes that came while this PC hung are read in between. */
const LAST_MS = 50

/** Tells when nothing more came of what is only half there. */
export interface Silence {
  /** Bytes came. `isHalf`: something of them waits for its rest. */
  readonly broken: (isHalf: boolean) => void
  readonly stop: () => void
}

export function silence({ after }: Timers, onSilence: () => void): Silence {
  let stop = () => {}
  return {
    broken: (isHalf) => {
      stop()
      if (!isHalf) return
      stop = after(GAP_MS - LAST_MS, () => {
        stop = after(LAST_MS, onSilence)
      })
    },
    stop: () => stop(),
  }
}
