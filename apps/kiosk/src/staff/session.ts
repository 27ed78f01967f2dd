import { type Clock, launchSecret, secretMatches } from '@antre/station'

/** Who typed the PIN, as long as somebody touches the menu. One at a time: a new one ends the one before. */
export interface StaffSession {
  /** Answers the secret that the page shows with each request. */
  begin(): string
  /** Is this the session? `quietMs`: how long ago its menu was touched. */
  holds(secret: string, quietMs?: number): boolean
  end(): void
}

export const STAFF_IDLE_MS = 3 * 60_000

export function staffSession(clock: Clock): StaffSession {
  let open: { readonly secret: string; readonly touchedAt: number } | null = null
  return {
    begin() {
      const secret = launchSecret()
      open = { secret, touchedAt: clock.now() }
      return secret
    },
    holds(given, quietMs = 0) {
      if (open === null || !secretMatches(given, open.secret)) return false
      const now = clock.now()
      if (now - open.touchedAt >= STAFF_IDLE_MS) {
        open = null
        return false
      }
      open = { ...open, touchedAt: Math.max(open.touchedAt, now - Math.max(0, quietMs)) }
      return true
    },
    end() {
      open = null
    },
  }
}
