import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeWav, encodeWav, wavHeader } from '../../src/sound/index.ts'

/** A header as another program writes it, then the data. */
function wav(
  format: number,
  channels: number,
  rate: number,
  bits: number,
  data: Uint8Array,
  extra: number[] = [],
): Uint8Array {
  const bytes = new Uint8Array(12 + 8 + 16 + extra.length + 8 + data.length)
  const view = new DataView(bytes.buffer)
  const text = (at: number, letters: string): void => bytes.set(new TextEncoder().encode(letters), at)
  text(0, 'RIFF')
  view.setUint32(4, bytes.length - 8, true)
  text(8, 'WAVEfmt ')
  view.setUint32(16, 16, true)
  view.setUint16(20, format, true)
  view.setUint16(22, channels, true)
  view.setUint32(24, rate, true)
  view.setUint32(28, (rate * channels * bits) / 8, true)
  view.setUint16(32, (channels * bits) / 8, true)
  view.setUint16(34, bits, true)
  bytes.set(extra, 36)
  text(36 + extra.length, 'data')
  view.setUint32(40 + extra.length, data.length, true)
  bytes.set(data, 44 + extra.length)
  return bytes
}

describe('WAVE files', () => {
  test('what is written is read back within half a step of 16 bits', () => {
    fc.assert(
      fc.property(fc.array(fc.float({ min: -1, max: 1, noNaN: true }), { maxLength: 400 }), (values) => {
        const back = decodeWav(encodeWav({ sampleRate: 22_050, samples: Float32Array.from(values) }))
        expect(back?.sampleRate).toBe(22_050)
        expect(back?.samples.length).toBe(values.length)
        const furthest = Math.max(0, ...values.map((value, at) => Math.abs((back?.samples[at] ?? 9) - value)))
        expect(furthest).toBeLessThan(1 / 16_000)
      }),
    )
  })

  test('louder than full scale is cut, not wrapped', () => {
    const back = decodeWav(encodeWav({ sampleRate: 8000, samples: Float32Array.from([2, -2]) }))
    expect([...(back?.samples ?? [])].map(Math.sign)).toEqual([1, -1])
  })

  test('stereo is mixed down', () => {
    const data = new Uint8Array(new Int16Array([16384, 0, -16384, -16384]).buffer)
    expect([...(decodeWav(wav(1, 2, 48_000, 16, data))?.samples ?? [])]).toEqual([0.25, -0.5])
  })

  test('24 bit, 32 bit and float', () => {
    expect(decodeWav(wav(1, 1, 44_100, 24, Uint8Array.from([0, 0, 0x40, 0, 0, 0xc0])))?.samples).toEqual(
      Float32Array.from([0.5, -0.5]),
    )
    const whole = new Uint8Array(new Int32Array([2 ** 30]).buffer)
    expect(decodeWav(wav(1, 1, 44_100, 32, whole))?.samples).toEqual(Float32Array.from([0.5]))
    const float = new Uint8Array(new Float32Array([0.25]).buffer)
    expect(decodeWav(wav(3, 1, 44_100, 32, float))?.samples).toEqual(Float32Array.from([0.25]))
  })

  test('other chunks are passed over', () => {
    const remark = [...new TextEncoder().encode('LIST'), 3, 0, 0, 0, 1, 2, 3, 0]
    const data = new Uint8Array(new Int16Array([16384]).buffer)
    expect(decodeWav(wav(1, 1, 22_050, 16, data, remark))?.samples).toEqual(Float32Array.from([0.5]))
  })

  test('a length beyond the file means to its end', () => {
    const bytes = wav(1, 1, 22_050, 16, new Uint8Array(8))
    new DataView(bytes.buffer).setUint32(40, 0x7fff_ffff, true)
    expect(decodeWav(bytes)?.samples.length).toBe(4)
  })

  test('a rate that nobody records at is none, and told before a sample is read', () => {
    for (const rate of [0, 1, 20, 7_999, 192_001, 2 ** 32 - 1]) {
      const bytes = wav(1, 2, rate, 16, new Uint8Array(80))
      expect(decodeWav(bytes)).toBeNull()
      expect(wavHeader(bytes)).toEqual({ sampleRate: rate, seconds: 20 / rate })
    }
    for (const rate of [8_000, 192_000])
      expect(decodeWav(wav(1, 1, rate, 16, new Uint8Array(8)))).not.toBeNull()
    expect(wavHeader(new Uint8Array(60))).toBeNull()
  })

  test('anything else is no sound, and never an exception', () => {
    expect(decodeWav(wav(85, 1, 22_050, 16, new Uint8Array(8)))).toBeNull()
    expect(decodeWav(wav(1, 0, 22_050, 16, new Uint8Array(8)))).toBeNull()
    expect(decodeWav(wav(1, 1, 22_050, 8, new Uint8Array(8)))).toBeNull()
    const good = encodeWav({ sampleRate: 22_050, samples: new Float32Array(20).fill(0.5) })
    fc.assert(
      fc.property(
        fc.nat(good.length),
        fc.uint8Array({ maxLength: 30 }),
        fc.nat(good.length),
        (cut, noise, at) => {
          const broken = good.slice(0, cut)
          broken.set(noise.slice(0, Math.max(0, broken.length - at)), Math.min(at, broken.length))
          const sound = decodeWav(broken)
          expect(sound === null || sound.samples.length <= good.length).toBe(true)
        },
      ),
    )
  })
})
