import type { Timers } from '../../src/index.ts'

/** Time that stands still until it is told to go on. */
export interface SteppedTime extends Timers {
  /** Runs what falls due within the next `ms`, in order. */
  advance(ms: number): void
  /** Milliseconds until each pending timer. */
  pending(): readonly number[]
}

export function steppedTime(): SteppedTime {
  let now = 0
  const timers = new Set<{ readonly at: number; readonly action: () => void }>()
  return {
    now: () => now,
    after(ms, action) {
      const timer = { at: now + ms, action }
      timers.add(timer)
      return () => timers.delete(timer)
    },
    advance(ms) {
      const end = now + ms
      for (;;) {
        const [due] = [...timers].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)
        if (!due) break
        timers.delete(due)
        now = due.at
        due.action()
      }
      now = end
    },
    pending: () => [...timers].map(({ at }) => at - now),
  }
}
