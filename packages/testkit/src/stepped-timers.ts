import { MONDAY_NINE } from './clock.ts'

interface Timer {
  readonly at: number
  readonly ms: number
  readonly action: () => void
}

/** A clock with timers that stands still until it is told to go on: a station's. */
export interface SteppedTimers {
  /** Milliseconds since the epoch. */
  now(): number
  after(ms: number, action: () => void): () => void
  /** Runs what falls due within the next `ms`, in order. */
  advance(ms: number): void
  /** Resolves with the delay of a pending timer that `fits`, as soon as there is one. */
  timer(fits?: (ms: number) => boolean): Promise<number>
  /** Delays of the pending timers, as asked for. */
  pending(): readonly number[]
}

export function steppedTimers(start: number = MONDAY_NINE): SteppedTimers {
  let now = start
  const timers = new Set<Timer>()
  const waiting = new Set<() => void>()
  return {
    now: () => now,
    after(ms, action) {
      const timer = { at: now + ms, ms, action }
      timers.add(timer)
      for (const look of [...waiting]) look()
      return () => timers.delete(timer)
    },
    advance(ms) {
      const end = now + ms
      for (;;) {
        const due = [...timers].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0]
        if (!due) break
        timers.delete(due)
        now = Math.max(now, due.at)
        due.action()
      }
      now = end
    },
    timer(fits = () => true) {
      return new Promise((resolve) => {
        const look = () => {
          const found = [...timers].find(({ ms }) => fits(ms))
          if (!found) return
          waiting.delete(look)
          resolve(found.ms)
        }
        waiting.add(look)
        look()
      })
    },
    pending: () => [...timers].map(({ ms }) => ms),
  }
}
