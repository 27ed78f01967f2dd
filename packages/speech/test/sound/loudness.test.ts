import { describe, expect, test } from 'vitest'
import { loudness, WORD_BLOCK_MS } from '../../src/sound/index.ts'
import { headShelf, lowCut } from '../../src/sound/loudness.ts'

function sine(hertz: number, amplitude: number, seconds: number, rate: number): Float32Array {
  return Float32Array.from(
    { length: Math.round(seconds * rate) },
    (_, at) => amplitude * Math.sin((2 * Math.PI * hertz * at) / rate),
  )
}

describe('loudness after ITU-R BS.1770', () => {
  // Tables 1 and 2 of the recommendation.
  test('the filters at 48 kHz are those of the standard', () => {
    const [shelf, cut] = [headShelf(48_000), lowCut(48_000)]
    const coefficients = [...shelf.b, ...shelf.a, ...cut.b, ...cut.a]
    const wanted = [
      1.53512485958697, -2.69169618940638, 1.19839281085285, -1.69065929318241, 0.73248077421585,
    ]
    wanted.push(1, -2, 1, -1.99004745483398, 0.99007225036621)
    const furthest = Math.max(...coefficients.map((value, at) => Math.abs(value - (wanted[at] ?? 0))))
    expect(furthest).toBeLessThan(1e-6)
  })

  // The standard: a 997 Hz sine at full scale in one front channel reads -3.01 LKFS.
  test.each([48_000, 44_100, 22_050])('a full-scale sine of 997 Hz reads -3.01 at %i Hz', (rate) => {
    expect(loudness(sine(997, 1, 3, rate), rate)).toBeCloseTo(-3.01, 1)
  })

  test('half the amplitude is 6.02 LU less', () => {
    const [loud, soft] = [
      loudness(sine(997, 0.5, 2, 22_050), 22_050),
      loudness(sine(997, 0.25, 2, 22_050), 22_050),
    ]
    expect(loud - soft).toBeCloseTo(6.02, 2)
  })

  test('silence around a sound does not count', () => {
    const tone = sine(997, 0.5, 3, 22_050)
    const padded = new Float32Array(tone.length * 2)
    padded.set(tone, tone.length / 2)
    expect(loudness(padded, 22_050)).toBeCloseTo(loudness(tone, 22_050), 0)
  })

  test('a sound shorter than a block has a loudness, silence has none', () => {
    expect(loudness(sine(997, 1, 0.06, 22_050), 22_050, WORD_BLOCK_MS)).toBeCloseTo(-3, 0)
    expect(loudness(new Float32Array(22_050), 22_050)).toBe(Number.NEGATIVE_INFINITY)
    expect(loudness(new Float32Array(0), 22_050)).toBe(Number.NEGATIVE_INFINITY)
  })
})
