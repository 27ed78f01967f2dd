import type { Principal } from '@antre/contract'
import type { Attendance, Bearer, Presence } from '@antre/engine'

/** Who has a view open: stations and browsers, by name. Times are the mall's, ms since the epoch. */
export interface Listeners {
  /** `place`: counter or zone of the view it listens to. */
  arrived(name: string, kind: Presence['kind'], at: number, place?: string): void
  left(name: string, at: number, kind?: Presence['kind'], place?: string): void
  /** Everybody who listens under this name now. */
  bearers(name: string): readonly Bearer[]
  /** More than one station uses the name, as far as is known until `until`. */
  dispute(name: string, at: number, until: number): void
  isDisputed(name: string, at: number): boolean
  /** It was taken away for good, unless it listens at this moment. */
  forget(name: string): void
  attendance(): Attendance
}

interface Seen {
  /** Who it is: of several the latest that is a station. */
  readonly bearer: Bearer
  /** One for each view it has open, the latest last. */
  readonly open: readonly Bearer[]
  readonly lastSeen: number
}

/** Names remembered at most: a guard, far above the stations of any mall. */
const REMEMBERED = 500

/** `since`: when the master began, ms since the epoch. */
export function createListeners(since: number): Listeners {
  const seen = new Map<string, Seen>()
  const disputes = new Map<string, { readonly since: number; readonly until: number }>()
  let told: Attendance | null = null
  /** The one of whom nothing was heard for the longest: of those who left, if any did. */
  const forgetOne = () => {
    const byAge = [...seen].sort(([, a], [, b]) => a.lastSeen - b.lastSeen)
    const [name] = byAge.find(([, { open }]) => open.length === 0) ?? byAge[0] ?? []
    if (name !== undefined) seen.delete(name)
  }
  const isDisputed = (name: string, at: number) => at < (disputes.get(name)?.until ?? at)
  return {
    arrived(name, kind, at, place) {
      told = null
      const known = seen.get(name)
      if (!known && seen.size >= REMEMBERED) forgetOne()
      const open = [...(known?.open ?? []), { kind, place }]
      seen.set(name, { bearer: spokesman(open, known?.bearer), open, lastSeen: at })
    },
    left(name, at, kind, place) {
      told = null
      const known = seen.get(name)
      if (!known) return
      const gone = known.open.findLastIndex(
        (each) => kind === undefined || (each.kind === kind && each.place === place),
      )
      const open = known.open.filter((_, i) => i !== gone)
      seen.set(name, { bearer: spokesman(open, known.bearer), open, lastSeen: at })
    },
    bearers: (name) => seen.get(name)?.open ?? [],
    dispute(name, at, until) {
      told = null
      if (disputes.size >= REMEMBERED && !disputes.has(name)) return
      const began = isDisputed(name, at) ? (disputes.get(name)?.since ?? at) : at
      disputes.set(name, { since: began, until })
    },
    isDisputed,
    forget(name) {
      if (seen.get(name)?.open.length === 0) seen.delete(name)
      disputes.delete(name)
      told = null
    },
    attendance() {
      told ??= {
        since,
        present: [...seen].map(asPresence),
        disputed: [...disputes].map(([id, times]) => ({ id, ...times })),
      }
      return told
    },
  }
}

/** A browser that looks in under a station's name makes it no browser. */
function spokesman(open: readonly Bearer[], before: Bearer | undefined): Bearer {
  const station = open.findLast(({ kind }) => kind !== 'other')
  if (station) return station
  return before && before.kind !== 'other' ? before : (open.at(-1) ?? before ?? { kind: 'other' })
}

const asPresence = ([id, { bearer, open, lastSeen }]: [string, Seen]): Presence => ({
  id,
  ...bearer,
  connected: open.length > 0,
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
