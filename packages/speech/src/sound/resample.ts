import type { Sound } from './wav.ts'

/** Zero crossings of the sinc on either side: stop band beyond -80 dB with this window. */
const HALF_WIDTH = 24

/** The sound at another rate, band-limited (sinc under a Blackman window), for recordings made at 44.1 or 48 kHz. */
export function resampled(sound: Sound, sampleRate: number): Sound {
  if (sound.sampleRate === sampleRate) return sound
  const ratio = sampleRate / sound.sampleRate
  const cutoff = Math.min(1, ratio) * 0.95
  const reach = HALF_WIDTH / cutoff
  const samples = new Float32Array(Math.round(sound.samples.length * ratio))
  for (let at = 0; at < samples.length; at++) {
    const centre = at / ratio
    const last = Math.min(sound.samples.length - 1, Math.floor(centre + reach))
    let sum = 0
    for (let from = Math.max(0, Math.ceil(centre - reach)); from <= last; from++) {
      const distance = from - centre
      sum += (sound.samples[from] ?? 0) * cutoff * sinc(distance * cutoff) * blackman(distance / reach)
    }
    samples[at] = sum
  }
  return { sampleRate, samples }
}

function sinc(x: number): number {
  return x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x)
}

/** `x` from -1 to 1. */
function blackman(x: number): number {
  return 0.42 + 0.5 * Math.cos(Math.PI * x) + 0.08 * Math.cos(2 * Math.PI * x)
}
