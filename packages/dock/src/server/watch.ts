import type { Clock } from '@antre/station'

/** Tells whoever watches what has changed. Devices are looked at only while somebody does. */
export interface Watch {
  /** Hears the present state at once, then each new one; returns a function that ends it. */
  readonly add: (listener: (json: string) => void) => () => void
  /** Something was done: looks now. */
  readonly look: () => void
}

/** Eight times a second: a level meter looks alive, a roll of paper moves. */
const LOOK_MS = 125

/** @param json the state as it is now */
export function watchOver(json: () => string, clock: Clock): Watch {
  const listeners = new Set<(json: string) => void>()
  let last = ''
  let callOff = () => {}

  function look(): void {
    callOff()
    if (listeners.size === 0) return
    const now = json()
    if (now !== last) {
      last = now
      for (const listener of listeners) listener(now)
    }
    callOff = clock.after(LOOK_MS, look)
  }

  return {
    add: (listener) => {
      listeners.add(listener)
      listener(json())
      look()
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0) callOff()
      }
    },
    look,
  }
}
