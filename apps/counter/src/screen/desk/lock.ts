import type { IntentType } from './intent.ts'

/** After Next or a call by number was answered, a Next is a bounce of the same press for so long. */
export const NEXT_GUARD_MS = 900
/** The same after the Enter that opened the counter: long enough for a bounce, short for a hand. */
const OPEN_GUARD_MS = 300

/**
 * Keeps one press from being two. A counter does one thing at a time: while the master has not
 * answered, nothing else is sent, whatever is pressed.
 */
export interface Lock {
  readonly pending: IntentType | null
  /** Instant (ms, any monotonic clock) until which Next is taken for a bounce. */
  readonly nextFrom: number
}

export const unlocked: Lock = { pending: null, nextFrom: 0 }

/** May this intent be sent at the instant `now` (ms)? */
export function mayPress(lock: Lock, type: IntentType, now: number): boolean {
  if (lock.pending !== null) return false
  return type !== 'next' || now >= lock.nextFrom
}

export const pressed = (lock: Lock, type: IntentType): Lock => ({ ...lock, pending: type })

/** What ends with an Enter that may bounce into a Next: somebody was called, or the counter opened. */
const GUARD_MS: Readonly<Partial<Record<IntentType, number>>> = {
  next: NEXT_GUARD_MS,
  call: NEXT_GUARD_MS,
  open: OPEN_GUARD_MS,
}

/** The master answered. A refusal needs no guard: nothing happened that could happen twice. */
export function answered(lock: Lock, ok: boolean, now: number): Lock {
  const guardMs = (ok && lock.pending !== null && GUARD_MS[lock.pending]) || 0
  return { pending: null, nextFrom: Math.max(lock.nextFrom, guardMs === 0 ? 0 : now + guardMs) }
}
