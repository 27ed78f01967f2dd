import { faded } from './shape.ts'
import type { Sound } from './wav.ts'

interface Strike {
  readonly hertz: number
  readonly atSeconds: number
  readonly strength: number
}

/** C5, E5, G5: the major chord that waiting halls use, each struck while the last still rings. */
const STRIKES: readonly Strike[] = [
  { hertz: 523.25, atSeconds: 0, strength: 0.9 },
  { hertz: 659.25, atSeconds: 0.28, strength: 0.9 },
  { hertz: 783.99, atSeconds: 0.56, strength: 1 },
]

/** Partials of a soft bell: multiple of the tone, share of its strength, seconds until it is 60 dB down. */
const PARTIALS: readonly (readonly [number, number, number])[] = [
  [1, 1, 1.5],
  [2, 0.32, 0.9],
  [3, 0.12, 0.5],
  [4.2, 0.06, 0.25],
]
const SECONDS = 1.75
/** A hammer's touch: short enough to be a bell, long enough not to click. */
const ATTACK_MS = 5
const FADE_OUT_MS = 250

/** A three-tone bell, not yet at any loudness. */
export function chime(sampleRate: number): Sound {
  const samples = new Float32Array(Math.round(SECONDS * sampleRate)).map((_, at) =>
    STRIKES.reduce(
      (sum, strike) => sum + strike.strength * ring(strike.hertz, at / sampleRate - strike.atSeconds),
      0,
    ),
  )
  return { sampleRate, samples: faded(samples, sampleRate, ATTACK_MS, FADE_OUT_MS) }
}

/** One bell `t` seconds after it was struck. */
function ring(hertz: number, t: number): number {
  if (t <= 0) return 0
  const attack = Math.min(1, (t * 1000) / ATTACK_MS)
  return PARTIALS.reduce(
    (sum, [multiple, share, decay]) =>
      sum + attack * share * 10 ** ((-3 * t) / decay) * Math.sin(2 * Math.PI * hertz * multiple * t),
    0,
  )
}
