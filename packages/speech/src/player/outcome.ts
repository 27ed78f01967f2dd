import type { ClipId } from '../clips.ts'
import type { Health } from './sound-path.ts'

/**
 * Why a call was not heard. `suspended`: the browser or the system keeps sound off (a page that nobody has touched
 * yet). `stalled`, `silent`: the audio hung, or ran without sound, on two contexts. `no-audio`: there is no audio
 * system. `no-output`: the sound output went away. `no-voice`, `missing-clips`: files. `closed`: the player was shut.
 */
export type Failure =
  | 'no-voice'
  | 'missing-clips'
  | 'no-audio'
  | 'no-output'
  | 'suspended'
  | 'stalled'
  | 'silent'
  | 'closed'

export type Outcome =
  | { readonly state: 'played'; readonly seconds: number }
  | { readonly state: 'failed'; readonly reason: Failure; readonly missing: readonly ClipId[] }

export function failed(reason: Failure, missing: readonly ClipId[] = []): Outcome {
  return { state: 'failed', reason, missing }
}

/** How the sound is after a call that was not heard because of it. */
export function healthAfter(failure: Failure): Health {
  return failure === 'suspended' ? 'blocked' : failure === 'no-audio' ? 'no-output' : 'stuck'
}
