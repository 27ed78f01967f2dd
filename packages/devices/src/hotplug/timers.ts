/** Time as a device meets it. A station's clock is one; tests step their own. */
export interface Timers {
  /** Milliseconds that only move forward. */
  now(): number
  /** Runs `action` once after `ms` milliseconds; the answer calls it off. */
  after(ms: number, action: () => void): () => void
}

export const systemTimers: Timers = {
  now: () => performance.now(),
  after(ms, action) {
    const timer = setTimeout(action, ms)
    return () => clearTimeout(timer)
  },
}
