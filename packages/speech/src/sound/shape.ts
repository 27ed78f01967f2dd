import { filtered, lowCut, meanSquare } from './loudness.ts'

const FRAME_MS = 5
/** Quieter than the loudest frame by this much is silence around the word. */
const SILENCE_DB = -42
/** Kept around the word: the breath of a consonant before it, the end of a decay after it. */
const BEFORE_MS = 6
const AFTER_MS = 20

/** The sound without the silence around it. All silence gives an empty sound. */
export function trimmed(samples: Float32Array, sampleRate: number): Float32Array {
  const frame = Math.round((sampleRate * FRAME_MS) / 1000)
  const powers = framePowers(samples, frame)
  const loudest = Math.max(0, ...powers)
  if (loudest === 0) return samples.subarray(0, 0)
  const audible = (power: number): boolean => power > loudest * 10 ** (SILENCE_DB / 10)
  const from = powers.findIndex(audible) * frame - Math.round((sampleRate * BEFORE_MS) / 1000)
  const to = (powers.findLastIndex(audible) + 1) * frame + Math.round((sampleRate * AFTER_MS) / 1000)
  return samples.slice(Math.max(0, from), Math.min(samples.length, to))
}

/** Mean power of each frame of `frame` samples. */
export function framePowers(samples: Float32Array, frame: number): readonly number[] {
  return Array.from({ length: Math.ceil(samples.length / frame) }, (_, at) =>
    meanSquare(samples.subarray(at * frame, (at + 1) * frame)),
  )
}

/** The sound without its offset and rumble: an offset would click at every join. */
export function steadied(samples: Float32Array, sampleRate: number): Float32Array {
  return filtered(samples, lowCut(sampleRate))
}

/** Raised-cosine fades from and to exactly zero, so that joins do not click. */
export function faded(samples: Float32Array, sampleRate: number, inMs: number, outMs: number): Float32Array {
  const rise = Math.min(samples.length / 2, (sampleRate * inMs) / 1000)
  const fall = Math.min(samples.length / 2, (sampleRate * outMs) / 1000)
  return samples.map((sample, at) => sample * ramp(at / rise) * ramp((samples.length - 1 - at) / fall))
}

function ramp(x: number): number {
  return x >= 1 ? 1 : 0.5 - 0.5 * Math.cos(Math.PI * x)
}

/**
 * Holds every peak at or under the ceiling without distorting: the gain goes down before a peak and up after it.
 * @param ceiling largest absolute value
 * @param windowMs how long before and after a peak the gain moves
 */
export function limited(
  samples: Float32Array,
  sampleRate: number,
  ceiling: number,
  windowMs = 4,
): Float32Array {
  if (samples.every((sample) => Math.abs(sample) <= ceiling)) return samples
  const reach = Math.max(1, Math.round((sampleRate * windowMs) / 1000))
  // The lowest gain that a sample within reach needs, then its mean within reach: never more than the peak in the
  // middle allows.
  const lowest = new Float32Array(samples.length).fill(1)
  samples.forEach((sample, peak) => {
    const gain = ceiling / Math.abs(sample)
    if (gain >= 1) return
    const last = Math.min(samples.length - 1, peak + reach)
    for (let at = Math.max(0, peak - reach); at <= last; at++) lowest[at] = Math.min(lowest[at] ?? 1, gain)
  })
  return samples.map((sample, at) => sample * meanNear(lowest, at, reach))
}

function meanNear(values: Float32Array, at: number, reach: number): number {
  const from = Math.max(0, at - reach)
  const to = Math.min(values.length, at + reach + 1)
  let sum = 0
  for (let near = from; near < to; near++) sum += values[near] ?? 0
  return sum / (to - from)
}
