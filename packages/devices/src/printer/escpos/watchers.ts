import type { PrinterStatus } from '../port.ts'

type Listener = (status: PrinterStatus) => void

/** Who wants to know the status, and what they were told last. */
export interface Watchers {
  /** Tells the last status soon, if there is one, and every other from now on. */
  readonly add: (listener: Listener) => () => void
  readonly count: () => number
  /** Tells a status, unless it is the one they know. */
  readonly tell: (status: PrinterStatus) => void
}

export function watchers(onCount: () => void): Watchers {
  const listeners = new Set<{ readonly tell: Listener }>()
  let last: PrinterStatus | null = null
  return {
    add: (listener) => {
      const one = { tell: listener }
      listeners.add(one)
      const known = last
      // Not at once: the caller has no handle yet to end it with.
      if (known) queueMicrotask(() => last === known && listeners.has(one) && listener(known))
      onCount()
      return () => {
        if (listeners.delete(one)) onCount()
      }
    },
    count: () => listeners.size,
    tell: (status) => {
      if (last !== null && isSame(last, status)) return
      last = status
      for (const { tell } of [...listeners]) tell(status)
    },
  }
}

function isSame(a: PrinterStatus, b: PrinterStatus): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
