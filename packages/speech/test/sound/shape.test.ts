import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  CLIP_CEILING,
  CLIP_LOUDNESS,
  CLIP_RATE,
  finishedClip,
  loudness,
  WORD_BLOCK_MS,
} from '../../src/sound/index.ts'
import { resampled } from '../../src/sound/resample.ts'
import { faded, limited, trimmed } from '../../src/sound/shape.ts'

const RATE = 22_050
const tone = (hertz: number, amplitude: number, seconds: number, rate = RATE): Float32Array =>
  Float32Array.from(
    { length: Math.round(seconds * rate) },
    (_, at) => amplitude * Math.sin((2 * Math.PI * hertz * at) / rate),
  )
const peakOf = (samples: Float32Array): number =>
  samples.reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0)

test('silence around a word goes, the word stays', () => {
  const word = tone(300, 0.5, 0.3)
  const padded = new Float32Array(RATE)
  padded.set(word, 5_000)
  const left = trimmed(padded, RATE)
  expect(left.length).toBeGreaterThanOrEqual(word.length)
  expect(left.length / RATE).toBeLessThan(0.34)
  expect(trimmed(new Float32Array(100), RATE).length).toBe(0)
})

test('fades begin and end at zero and leave the middle alone', () => {
  const sound = faded(new Float32Array(RATE).fill(0.8), RATE, 3, 12)
  expect(sound[0]).toBe(0)
  expect(sound.at(-1)).toBeCloseTo(0, 6)
  expect(sound[RATE / 2]).toBeCloseTo(0.8, 6)
  const biggestStep = sound.reduce(
    (most, sample, at) => Math.max(most, Math.abs(sample - (sound[at - 1] ?? 0))),
    0,
  )
  expect(biggestStep).toBeLessThan(0.03)
})

describe('limiting', () => {
  test('no peak passes the ceiling, whatever comes', () => {
    const values = fc.array(fc.float({ min: -8, max: 8, noNaN: true }), { minLength: 1, maxLength: 600 })
    fc.assert(
      fc.property(values, fc.constantFrom(0.3, 0.891), (samples, ceiling) => {
        expect(peakOf(limited(Float32Array.from(samples), RATE, ceiling))).toBeLessThanOrEqual(
          ceiling * 1.000_01,
        )
      }),
    )
  })

  test('what is soft enough is untouched', () => {
    const soft = tone(440, 0.5, 0.1)
    expect(limited(soft, RATE, 0.6)).toBe(soft)
  })
})

describe('another rate', () => {
  test.each([44_100, 48_000, 16_000])('a tone recorded at %i Hz keeps its pitch and strength', (rate) => {
    const { samples, sampleRate } = resampled({ sampleRate: rate, samples: tone(1000, 0.5, 0.5, rate) }, RATE)
    expect(sampleRate).toBe(RATE)
    const wanted = tone(1000, 0.5, 0.5)
    const middle = samples.subarray(2_000, 9_000)
    const furthest = Math.max(...middle.map((sample, at) => Math.abs(sample - (wanted[at + 2_000] ?? 9))))
    expect(furthest).toBeLessThan(0.005)
  })

  test('what the lower rate cannot hold is gone instead of folded back', () => {
    const { samples } = resampled({ sampleRate: 48_000, samples: tone(15_000, 0.5, 0.5, 48_000) }, RATE)
    expect(peakOf(samples.subarray(1_000, 10_000))).toBeLessThan(0.001)
  })
})

test('a recording from any microphone becomes a clip like the others', () => {
  const speech = tone(220, 0.05, 1.2, 48_000).map(
    (sample, at) => sample * (0.6 + 0.4 * Math.sin(at / 3000)) + 0.02,
  )
  const clip = finishedClip({ sampleRate: 48_000, samples: speech })
  expect(clip.sampleRate).toBe(CLIP_RATE)
  expect(loudness(clip.samples, CLIP_RATE, WORD_BLOCK_MS)).toBeCloseTo(CLIP_LOUDNESS, 1)
  expect(peakOf(clip.samples)).toBeLessThanOrEqual(CLIP_CEILING)
  expect(Math.abs(clip.samples[0] ?? 1)).toBeLessThan(0.001)
  expect(Math.abs(clip.samples.at(-1) ?? 1)).toBeLessThan(0.001)
})
