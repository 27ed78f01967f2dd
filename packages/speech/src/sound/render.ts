import type { ClipId } from '../clips.ts'
import type { Spoken } from '../compose.ts'
import type { Sound } from './wav.ts'

/** Where one clip of an announcement lies, in samples. */
export interface Slot {
  readonly clip: ClipId
  readonly text: string
  readonly from: number
  readonly to: number
}

export type Rendered =
  | { readonly ok: true; readonly sound: Sound; readonly slots: readonly Slot[] }
  | { readonly ok: false; readonly missing: readonly ClipId[] }

/**
 * An announcement as one sound: its clips one after the other with their pauses.
 * @param sampleRate of all clips; a clip at another rate counts as missing
 */
export function renderAnnouncement(
  sequence: readonly Spoken[],
  clips: ReadonlyMap<ClipId, Sound>,
  sampleRate: number,
): Rendered {
  const fits = (clip: ClipId): boolean => clips.get(clip)?.sampleRate === sampleRate
  const missing = sequence.map((part) => part.clip).filter((clip) => !fits(clip))
  if (missing.length > 0) return { ok: false, missing }
  let at = 0
  const slots = sequence.map(({ clip, text, pauseMs }): Slot => {
    const from = at
    const to = from + (clips.get(clip)?.samples.length ?? 0)
    at = to + Math.round((sampleRate * pauseMs) / 1000)
    return { clip, text, from, to }
  })
  const samples = new Float32Array(at)
  for (const { clip, from } of slots) samples.set(clips.get(clip)?.samples ?? [], from)
  return { ok: true, sound: { sampleRate, samples }, slots }
}
