import type { Timers } from '../hotplug/timers.ts'
import type { Link } from '../link/link.ts'

/** A frame of some twenty bytes leaves at 1200 baud in a fifth of a second. */
const STUCK_MS = 5000
/** How long the last frame may take before the line is released. */
const EMPTY_MS = 500

/** Writes frames to whatever line there is: one at a time, and always the newest. */
export interface Outlet {
  /** The line from now on; null while there is none. */
  readonly use: (link: Link | null) => void
  /** Says this as soon as the line is free. What still waited before it is left out. */
  readonly send: (bytes: Uint8Array) => void
  readonly isStuck: () => boolean
  /** Whether all has left; half a second is given to it. */
  readonly empty: () => Promise<boolean>
}

/** @param onChange whether it is stuck may have changed */
export function outlet(timers: Timers, onChange: () => void): Outlet {
  let link: Link | null = null
  let next: Uint8Array | null = null
  let busy: Promise<void> | null = null
  let stuck = false

  function become(isStuck: boolean): void {
    stuck = isStuck
    onChange()
  }

  async function pump(to: Link): Promise<void> {
    while (next !== null && link === to) {
      const bytes = next
      next = null
      const callOff = timers.after(STUCK_MS, () => become(true))
      await to.write(bytes)
      callOff()
      if (link === to && stuck) become(false)
    }
    if (link === to) busy = null
  }

  return {
    use: (given) => {
      link = given
      next = null
      busy = null
      stuck = false
    },
    send: (bytes) => {
      if (link === null) return
      next = bytes
      busy ??= pump(link)
    },
    isStuck: () => stuck,
    empty: () =>
      new Promise((resolve) => {
        const callOff = timers.after(EMPTY_MS, () => resolve(false))
        void (busy ?? Promise.resolve()).then(() => {
          callOff()
          resolve(true)
        })
      }),
  }
}
