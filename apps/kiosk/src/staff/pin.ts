import { type Clock, secretMatches } from '@antre/station'

/** What came of a PIN that was typed. */
export type PinTry =
  | { readonly is: 'right' }
  | { readonly is: 'wrong'; readonly triesLeft: number }
  /** Not even looked at. */
  | { readonly is: 'locked'; readonly seconds: number }

/** Stands between the lobby and the staff menu. */
export interface PinGuard {
  try(pin: string): PinTry
  /** Seconds until it looks at PINs again; 0 when it does. */
  lockedSeconds(): number
}

const TRIES = 5
const FIRST_LOCK_MS = 60_000
/** Anybody in the lobby can lock it: staff with an empty roll in front of them must not wait for long. */
const LONGEST_LOCK_MS = 5 * 60_000

/** Five wrong ones lock it for a minute, the next for two, four, then five each time; a right one clears all that. */
export function pinGuard(pin: string, clock: Clock): PinGuard {
  let triesLeft = TRIES
  let lockMs = FIRST_LOCK_MS
  let lockedUntil = Number.NEGATIVE_INFINITY

  const lockedSeconds = (): number => Math.max(0, Math.ceil((lockedUntil - clock.now()) / 1_000))

  function wrong(): PinTry {
    triesLeft -= 1
    if (triesLeft > 0) return { is: 'wrong', triesLeft }
    triesLeft = TRIES
    lockedUntil = clock.now() + lockMs
    lockMs = Math.min(lockMs * 2, LONGEST_LOCK_MS)
    return { is: 'locked', seconds: lockedSeconds() }
  }

  return {
    lockedSeconds,
    try(given) {
      const seconds = lockedSeconds()
      if (seconds > 0) return { is: 'locked', seconds }
      if (!secretMatches(given, pin)) return wrong()
      triesLeft = TRIES
      lockMs = FIRST_LOCK_MS
      return { is: 'right' }
    },
  }
}
