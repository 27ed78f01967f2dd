/** Recommendation ITU-R BS.1770: blocks of 400 ms. */
export const STANDARD_BLOCK_MS = 400
/** Words are shorter than a block of the standard; a tenth of a second follows their syllables. */
export const WORD_BLOCK_MS = 100

const ABSOLUTE_GATE_LUFS = -70
const RELATIVE_GATE_LU = -10
const SILENCE_LUFS = Number.NEGATIVE_INFINITY

interface Biquad {
  readonly b: readonly [number, number, number]
  readonly a: readonly [number, number]
}

/**
 * Gated loudness of a mono sound in LUFS after ITU-R BS.1770-4: K-weighting, blocks with 75 % overlap, gates at
 * -70 LUFS and 10 LU under the mean. A sound shorter than a block is one block. Silence is -Infinity.
 * @param blockMs the standard's 400 by default; `WORD_BLOCK_MS` to compare single words
 */
export function loudness(
  samples: Float32Array,
  sampleRate: number,
  blockMs: number = STANDARD_BLOCK_MS,
): number {
  const powers = blockPowers(kWeighted(samples, sampleRate), Math.round((sampleRate * blockMs) / 1000))
  const audible = powers.filter((power) => toLufs(power) > ABSOLUTE_GATE_LUFS)
  if (audible.length === 0) return SILENCE_LUFS
  const gate = toLufs(mean(audible)) + RELATIVE_GATE_LU
  return toLufs(mean(audible.filter((power) => toLufs(power) > gate)))
}

/** The sound through the standard's two filters: the head's shelf, then the low cut. */
function kWeighted(samples: Float32Array, sampleRate: number): Float32Array {
  return filtered(filtered(samples, headShelf(sampleRate)), lowCut(sampleRate))
}

/**
 * The standard gives coefficients for 48 kHz only; these analogue parameters yield them there, and fit any rate.
 * Source: B. De Man, "Evaluation of implementations of the EBU R128 loudness measurement", AES 2018.
 */
export function headShelf(sampleRate: number): Biquad {
  const gain = 10 ** (3.999843853973347 / 20)
  const middle = gain ** 0.4996667741545416
  const q = 0.7071752369554196
  const k = Math.tan((Math.PI * 1681.974450955533) / sampleRate)
  const scale = 1 + k / q + k * k
  return {
    b: [
      (gain + (middle * k) / q + k * k) / scale,
      (2 * (k * k - gain)) / scale,
      (gain - (middle * k) / q + k * k) / scale,
    ],
    a: [(2 * (k * k - 1)) / scale, (1 - k / q + k * k) / scale],
  }
}

export function lowCut(sampleRate: number): Biquad {
  const q = 0.5003270373238773
  const k = Math.tan((Math.PI * 38.13547087602444) / sampleRate)
  const scale = 1 + k / q + k * k
  return { b: [1, -2, 1], a: [(2 * (k * k - 1)) / scale, (1 - k / q + k * k) / scale] }
}

export function filtered(samples: Float32Array, { b, a }: Biquad): Float32Array {
  let [x1, x2, y1, y2] = [0, 0, 0, 0]
  return samples.map((x) => {
    const y = b[0] * x + b[1] * x1 + b[2] * x2 - a[0] * y1 - a[1] * y2
    ;[x2, x1, y2, y1] = [x1, x, y1, y]
    return y
  })
}

function blockPowers(samples: Float32Array, block: number): readonly number[] {
  if (samples.length <= block) return [meanSquare(samples)]
  const hop = Math.max(1, Math.round(block / 4))
  const count = Math.floor((samples.length - block) / hop) + 1
  return Array.from({ length: count }, (_, at) => meanSquare(samples.subarray(at * hop, at * hop + block)))
}

export function meanSquare(samples: Float32Array): number {
  let sum = 0
  for (const sample of samples) sum += sample * sample
  return samples.length === 0 ? 0 : sum / samples.length
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function toLufs(power: number): number {
  return power > 0 ? -0.691 + 10 * Math.log10(power) : SILENCE_LUFS
}
