import type { Timers } from '../../hotplug/timers.ts'
import type { FrameItem } from './frames.ts'

/**
 * Lets what was read through only when no garbage came within `quietMs` before and after it: where a button
 * is a single byte, noise would press some sooner or later. With 0 everything goes through at once.
 */
export function quiet(
  quietMs: number,
  timers: Timers,
  pass: (item: FrameItem) => void,
): { readonly take: (item: FrameItem) => void; readonly stop: () => void } {
  let pending: FrameItem[] = []
  let callOff = () => {}
  let garbageAt = Number.NEGATIVE_INFINITY

  function spoil(bytes: number): void {
    garbageAt = timers.now()
    callOff()
    const all = bytes + pending.length
    pending = []
    pass({ kind: 'garbage', bytes: all })
  }

  function release(): void {
    const items = pending
    pending = []
    for (const item of items) pass(item)
  }

  return {
    take: (item) => {
      if (quietMs === 0) return pass(item)
      if (item.kind === 'garbage') return spoil(item.bytes)
      if (timers.now() - garbageAt < quietMs) return spoil(1)
      pending.push(item)
      callOff()
      callOff = timers.after(quietMs, release)
    },
    stop: () => {
      callOff()
      pending = []
    },
  }
}
