/** Time as the player sees it: a test steps it. */
export interface Timers {
  /** Runs once after so many milliseconds; the answer cancels it. */
  after(ms: number, run: () => void): () => void
}

export const browserTimers: Timers = {
  after(ms, run) {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
}

export function pause(timers: Timers, ms: number): Promise<void> {
  return new Promise((resolve) => timers.after(ms, resolve))
}

/** What the work gives, or null when it fails or takes longer. Work that hangs for ever is left behind. */
export function within<T>(work: Promise<T>, timers: Timers, ms: number): Promise<T | null> {
  return new Promise((resolve) => {
    const cancel = timers.after(ms, () => resolve(null))
    const settle = (result: T | null): void => {
      cancel()
      resolve(result)
    }
    work.then(settle, () => settle(null))
  })
}
