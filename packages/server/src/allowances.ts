import type { Principal, ProblemCode } from '@antre/contract'
import { asker } from './idempotency.ts'

/** How much one counter, kiosk, zone or other token may tell of stations. */
export interface Allowances {
  /** May it tell of a station now? Each null is one report. `at`: ms of a clock that only moves forward. */
  ask(principal: Principal, stationId: string, at: number): TooMuch | null
  /** May it bear the name? */
  mayName(principal: Principal, name: string, at: number): boolean
}

export interface TooMuch {
  readonly code: Extract<ProblemCode, 'too-many-requests' | 'too-many-names'>
  readonly retryAfterS: number
}

/** A station says something new twenty times at once and then each half minute: room for several with one token. */
const BURST = 60
const REFILL_MS = 10_000
/** The displays of a large house may share one token. */
const NAMES = 40
/** A name that was not used for so long counts no more. */
const NAME_KEPT_MS = 24 * 60 * 60 * 1000

interface Used {
  spare: number
  refilledAt: number
  /** When each was last used. */
  readonly names: Map<string, number>
}

/** Keeps one place, whatever its token, from filling the ledger or the list of stations. An administrator's is not counted. */
export function createAllowances(): Allowances {
  const places = new Map<string, Used>()

  function usedBy(principal: Principal, at: number): Used {
    const place = asker(principal)
    const used = places.get(place) ?? { spare: BURST, refilledAt: at, names: new Map() }
    places.set(place, used)
    return used
  }

  function mayName(principal: Principal, name: string, at: number): boolean {
    if (principal.role === 'admin') return true
    const { names } = usedBy(principal, at)
    if (!names.has(name) && names.size >= NAMES) {
      for (const [old, lastAt] of names) if (at - lastAt > NAME_KEPT_MS) names.delete(old)
      if (names.size >= NAMES) return false
    }
    names.set(name, at)
    return true
  }

  return {
    mayName,
    ask(principal, stationId, at) {
      if (principal.role === 'admin') return null
      if (!mayName(principal, stationId, at)) return { code: 'too-many-names', retryAfterS: 60 * 60 }
      const used = usedBy(principal, at)
      const refills = Math.floor((at - used.refilledAt) / REFILL_MS)
      used.spare = Math.min(BURST, used.spare + refills)
      used.refilledAt = used.spare === BURST ? at : used.refilledAt + refills * REFILL_MS
      if (used.spare === 0) {
        const waitMs = used.refilledAt + REFILL_MS - at
        return { code: 'too-many-requests', retryAfterS: Math.max(1, Math.ceil(waitMs / 1000)) }
      }
      used.spare -= 1
      return null
    },
  }
}
