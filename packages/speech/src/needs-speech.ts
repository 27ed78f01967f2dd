/** A call older than this is not spoken any more: the person has come, or another call would be late. */
export const STALE_AFTER_MS = 90_000

/** What speech needs to know of a call in a display's view. */
export interface SpeakableCall {
  readonly id: string
  /** ISO 8601. */
  readonly at: string
  /** Shown, never spoken. */
  readonly discreet: boolean
  /** Already played and shown. */
  readonly announced: boolean
}

/** Why a call stays silent. */
export type Silence = 'discreet' | 'announced' | 'stale'

/**
 * The reason not to speak a call, or null when it shall be spoken.
 * @param now milliseconds since the epoch, on the master's clock
 */
export function silenceOf(call: SpeakableCall, now: number): Silence | null {
  if (call.discreet) return 'discreet'
  if (call.announced) return 'announced'
  return now - Date.parse(call.at) > STALE_AFTER_MS ? 'stale' : null
}

/** Whether a display shall speak a call: not discreet, not announced yet, not older than 90 s. */
export function needsSpeech(call: SpeakableCall, now: number): boolean {
  return silenceOf(call, now) === null
}

/**
 * The calls to speak, oldest first.
 * @param calls as in the display's view: newest first
 * @param taken ids that this display has already queued
 */
export function callsToSpeak<C extends SpeakableCall>(
  calls: readonly C[],
  now: number,
  taken: ReadonlySet<string>,
): readonly C[] {
  return calls.filter((call) => !taken.has(call.id) && needsSpeech(call, now)).toReversed()
}
