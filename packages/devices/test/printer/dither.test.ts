import type { Picture } from '@antre/receipt'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { encode, profileOf } from '../../src/index.ts'
import { dithered } from '../../src/printer/escpos/dither.ts'

const shade = (width: number, height: number, grey: number): Picture => ({
  width,
  height,
  grey: new Uint8Array(width * height).fill(grey),
})
const black = ({ bits }: { readonly bits: Uint8Array }): number =>
  bits.reduce((sum, byte) => sum + byte.toString(2).replaceAll('0', '').length, 0)

test('black stays black, white stays white, grey is as many dots as it is dark', () => {
  expect(black(dithered(shade(64, 64, 0), 384))).toBe(64 * 64)
  expect(black(dithered(shade(64, 64, 255), 384))).toBe(0)
  const quarter = black(dithered(shade(64, 64, 191), 384)) / (64 * 64)
  expect(quarter).toBeGreaterThan(0.22)
  expect(quarter).toBeLessThan(0.28)
})

test('a picture is made smaller as a whole where the paper is narrower, never larger', () => {
  expect(dithered(shade(800, 200, 0), 400)).toMatchObject({ across: 50, height: 100 })
  expect(dithered(shade(100, 800, 0), 400)).toMatchObject({ across: 4, height: 200 })
  expect(dithered(shade(10, 10, 0), 400)).toMatchObject({ across: 2, height: 10 })
})

test('is made once for each width of paper', () => {
  const picture = shade(600, 100, 90)
  expect(dithered(picture, 384)).toBe(dithered(picture, 384))
  expect(dithered(picture, 576)).not.toBe(dithered(picture, 384))
})

test('whatever its size, it fits the paper and has all its rows', () => {
  const sides = fc.integer({ min: 1, max: 700 })
  fc.assert(
    fc.property(sides, sides, fc.constantFrom(384, 576), (width, height, dots) => {
      const made = dithered(shade(width, height, 100), dots)
      expect(made.across * 8).toBeLessThanOrEqual(Math.ceil(dots / 8) * 8)
      expect(made.height).toBeGreaterThan(0)
      expect(made.height).toBeLessThanOrEqual(200)
      expect(made.bits.length).toBe(made.across * made.height)
    }),
    { numRuns: 40 },
  )
})

test('the paper it takes is counted; a printer without pictures gets none', () => {
  const document = [{ kind: 'picture', picture: shade(400, 100, 0) }] as const
  expect(encode(document, profileOf(80)).height).toBe(100)
  const none = profileOf(80, { raster: false })
  expect(encode(document, none).height).toBe(0)
  expect(encode(document, none).bytes.includes(Buffer.from('\x1dv0'))).toBe(false)
})
