import type { IntentType } from './intent.ts'

/** After Next was answered, another Next is a bounce of the same press for so long. */
export const NEXT_GUARD_MS = 900

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

const CALLS_SOMEBODY_ELSE: readonly IntentType[] = ['next', 'call']

/** May this intent be sent at the instant `now` (ms)? */
export function mayPress(lock: Lock, type: IntentType, now: number): boolean {
  if (lock.pending !== null) return false
  return now >= lock.nextFrom || !CALLS_SOMEBODY_ELSE.includes(type)
}

export const pressed = (lock: Lock, type: IntentType): Lock => ({ ...lock, pending: type })

/** The master answered. A refusal needs no guard: nothing happened that could happen twice. */
export function answered(lock: Lock, ok: boolean, now: number): Lock {
  const guard = ok && lock.pending !== null && CALLS_SOMEBODY_ELSE.includes(lock.pending)
  return { pending: null, nextFrom: guard ? now + NEXT_GUARD_MS : lock.nextFrom }
}
