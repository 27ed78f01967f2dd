/** Time as a station meets it. Tests step their own. */
export interface Clock {
  /** Milliseconds since the epoch, by this PC. Runs evenly: never jumps when somebody sets the PC's clock. */
  now(): number
  /** Runs `action` once after `ms` milliseconds; the answer calls it off. */
  after(ms: number, action: () => void): () => void
}

/** A number in [0, 1). */
export type Random = () => number

export const systemClock: Clock = {
  now: () => performance.timeOrigin + performance.now(),
  after(ms, action) {
    const timer = setTimeout(action, ms)
    return () => clearTimeout(timer)
  },
}

/** Resolves after `ms`, or at once when `signal` is aborted. Never rejects. */
export function pause(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve()
    const finish = () => {
      callOff()
      signal.removeEventListener('abort', finish)
      resolve()
    }
    const callOff = clock.after(ms, finish)
    signal.addEventListener('abort', finish)
  })
}
