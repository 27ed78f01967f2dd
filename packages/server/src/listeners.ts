import type { Principal } from '@antre/contract'
import type { Attendance, Presence } from '@antre/engine'

/** Who has a view open: stations and browsers, by name. */
export interface Listeners {
  arrived(name: string, kind: Presence['kind'], at: number): void
  left(name: string, at: number): void
  /** It was taken away for good, unless it listens at this moment. */
  forget(name: string): void
  attendance(): Attendance
}

interface Seen {
  kind: Presence['kind']
  open: number
  lastSeen: number
}

/** Names remembered at most: a guard, far above the stations of any mall. */
const REMEMBERED = 500

/** `since`: when the master began, ms since the epoch. */
export function createListeners(since: number): Listeners {
  const seen = new Map<string, Seen>()
  let told: Attendance | null = null
  /** The one of whom nothing was heard for the longest: of those who left, if any did. */
  const forgetOne = () => {
    const byAge = [...seen].sort(([, a], [, b]) => a.lastSeen - b.lastSeen)
    const [name] = byAge.find(([, { open }]) => open === 0) ?? byAge[0] ?? []
    if (name !== undefined) seen.delete(name)
  }
  return {
    arrived(name, kind, at) {
      told = null
      const known = seen.get(name)
      if (known) Object.assign(known, { open: known.open + 1, lastSeen: at })
      else {
        if (seen.size >= REMEMBERED) forgetOne()
        seen.set(name, { kind, open: 1, lastSeen: at })
      }
    },
    left(name, at) {
      told = null
      const known = seen.get(name)
      if (known) Object.assign(known, { open: known.open - 1, lastSeen: at })
    },
    forget(name) {
      if (seen.get(name)?.open === 0) seen.delete(name)
      told = null
    },
    attendance() {
      told ??= { since, present: [...seen].map(asPresence) }
      return told
    },
  }
}

const asPresence = ([id, { kind, open, lastSeen }]: [string, Seen]): Presence => ({
  id,
  kind,
  connected: open > 0,
  lastSeen,
})

const STATION_NAME = /^[A-Za-z0-9][\w.-]{0,63}$/

/** How a listener is called: what its station says of itself, else the token's public name. */
export function listenerName(header: string | string[] | undefined, principal: Principal): string {
  return typeof header === 'string' && STATION_NAME.test(header) ? header : principal.tokenId
}

export function listenerKind({ role }: Principal): Presence['kind'] {
  return role === 'kiosk' || role === 'counter' || role === 'display' ? role : 'other'
}
