import type { After } from '../src/index.ts'

/** Time that passes only when told to. */
export function createSteps() {
  let now = 0
  const timers = new Set<{ at: number; ms: number; action: () => void }>()
  const after: After = (ms, action) => {
    const timer = { at: now + ms, ms, action }
    timers.add(timer)
    return () => timers.delete(timer)
  }
  return {
    after,
    now: () => now,
    pending: () => [...timers].map(({ ms }) => ms),
    advance(ms: number) {
      const end = now + ms
      for (;;) {
        const due = [...timers].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0]
        if (!due) break
        timers.delete(due)
        now = due.at
        due.action()
      }
      now = end
    },
  }
}
