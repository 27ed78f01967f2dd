import { expect, test } from 'vitest'
import { chime, renderAnnouncement } from '../../src/sound/index.ts'

const constant = (value: number, length: number) => ({
  sampleRate: 1000,
  samples: new Float32Array(length).fill(value),
})

test('clips follow each other with their pauses', () => {
  const clips = new Map([
    ['a', constant(0.5, 3)],
    ['b', constant(-0.25, 2)],
  ])
  const sequence = [
    { clip: 'a', text: 'a', pauseMs: 2 },
    { clip: 'b', text: 'b', pauseMs: 0 },
  ]
  const rendered = renderAnnouncement(sequence, clips, 1000)
  if (!rendered.ok) throw new Error('not rendered')
  expect([...rendered.sound.samples]).toEqual([0.5, 0.5, 0.5, 0, 0, -0.25, -0.25])
  expect(rendered.slots.map(({ from, to }) => [from, to])).toEqual([
    [0, 3],
    [5, 7],
  ])
})

test('a missing clip, or one at another rate, is named', () => {
  const sequence = [{ clip: 'a', text: 'a', pauseMs: 0 }]
  expect(renderAnnouncement(sequence, new Map(), 1000)).toEqual({ ok: false, missing: ['a'] })
  expect(renderAnnouncement(sequence, new Map([['a', constant(1, 1)]]), 2000)).toEqual({
    ok: false,
    missing: ['a'],
  })
})

test('the chime strikes three rising tones and dies away', () => {
  const { samples, sampleRate } = chime(22_050)
  const strength = (hertz: number, from: number): number => {
    const part = samples.subarray(from * sampleRate, (from + 0.15) * sampleRate)
    const [re, im] = part.reduce(
      ([a, b], sample, at) => {
        const angle = (2 * Math.PI * hertz * at) / sampleRate
        return [a + sample * Math.cos(angle), b + sample * Math.sin(angle)] as [number, number]
      },
      [0, 0] as [number, number],
    )
    return Math.hypot(re, im) / part.length
  }
  expect(strength(523.25, 0.05)).toBeGreaterThan(5 * strength(659.25, 0.05))
  expect(strength(659.25, 0.35)).toBeGreaterThan(5 * strength(783.99, 0.35))
  expect(strength(783.99, 0.65)).toBeGreaterThan(strength(523.25, 0.65))
  expect(samples[0]).toBe(0)
  expect(Math.abs(samples.at(-1) ?? 1)).toBeLessThan(1e-6)
})
