import { loudness, WORD_BLOCK_MS } from './loudness.ts'
import { resampled } from './resample.ts'
import { faded, limited, steadied, trimmed } from './shape.ts'
import type { Sound } from './wav.ts'

/** Rate of every clip, Hz. */
export const CLIP_RATE = 22_050
/** Every clip sounds as loud as this, LUFS (gated blocks of 100 ms). */
export const CLIP_LOUDNESS = -17
/** The bell prepares the ear; it need not be as loud as the words. LUFS. */
export const CHIME_LOUDNESS = CLIP_LOUDNESS - 3
/** Largest absolute sample: 1 dB under full scale. */
export const CLIP_CEILING = 10 ** (-1 / 20)

const FADE_IN_MS = 3
const FADE_OUT_MS = 12
/** Limiting costs loudness, so gain and limit take turns. */
const LEVELLING_ROUNDS = 6

/** A raw take made fit to be joined: 22.05 kHz, without rumble, trimmed, at the common loudness, faded. Empty when silent. */
export function finishedClip(take: Sound): Sound {
  const { samples } = resampled(take, CLIP_RATE)
  const word = trimmed(steadied(samples, CLIP_RATE), CLIP_RATE)
  return {
    sampleRate: CLIP_RATE,
    samples: levelled(faded(word, CLIP_RATE, FADE_IN_MS, FADE_OUT_MS), CLIP_LOUDNESS),
  }
}

/** A bell at the common rate, as loud as bells are. */
export function finishedBell(bell: Sound): Sound {
  const { samples } = resampled(bell, CLIP_RATE)
  return { sampleRate: CLIP_RATE, samples: levelled(samples, CHIME_LOUDNESS) }
}

/** The sound at a loudness, with no peak above the ceiling. */
function levelled(samples: Float32Array, target: number): Float32Array {
  let result = samples
  for (let round = 0; round < LEVELLING_ROUNDS; round++) {
    const now = loudness(result, CLIP_RATE, WORD_BLOCK_MS)
    if (!Number.isFinite(now) || Math.abs(now - target) < 0.02) return result
    const gain = 10 ** ((target - now) / 20)
    result = limited(
      result.map((sample) => sample * gain),
      CLIP_RATE,
      CLIP_CEILING,
    )
  }
  return result
}
