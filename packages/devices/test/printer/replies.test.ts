import fc from 'fast-check'
import { expect, test } from 'vitest'
import { replyReader } from '../../src/printer/escpos/replies.ts'
import { statusFrom } from '../../src/printer/escpos/status.ts'
import { COMMON_MASKS } from '../../src/printer/profile.ts'

const kindsOf = (...bytes: number[]) => replyReader()(Uint8Array.from(bytes)).map(({ kind }) => kind)

test('tells the answers of a printer apart', () => {
  expect(kindsOf(0x12)).toEqual(['status'])
  expect(kindsOf(0x72)).toEqual(['status'])
  expect(kindsOf(0x00)).toEqual(['done'])
  expect(kindsOf(0x0f)).toEqual(['done'])
  expect(kindsOf(0x37, 0x25, 0x00)).toEqual(['cleared'])
  expect(kindsOf(0x37, 0x22, 0x30, 0x30, 0x00)).toEqual([])
  expect(kindsOf(0x11, 0x13)).toEqual([])
  expect(kindsOf(0x55)).toEqual(['garbage'])
})

test('four bytes that a printer sends unasked are not mistaken for an answer', () => {
  expect(kindsOf(0x14, 0x00, 0x00, 0x0f, 0x12)).toEqual(['automatic', 'status'])
  expect(kindsOf(0x3c, 0x00, 0x0f, 0x0f, 0x10, 0x08, 0x00, 0x0f, 0x00)).toEqual([
    'automatic',
    'automatic',
    'done',
  ])
})

test('an answer that cuts into such a packet is heard all the same', () => {
  expect(kindsOf(0x14, 0x00, 0x16)).toEqual(['automatic', 'status'])
})

test('a block that never ends is garbage', () => {
  expect(kindsOf(0x37, ...Array.from({ length: 100 }, () => 0x41))).toContain('garbage')
})

test('it does not matter how the bytes are chopped', () => {
  const bytes = fc.array(fc.integer({ min: 0, max: 255 }))
  fc.assert(
    fc.property(bytes, fc.integer({ min: 1, max: 5 }), (all, size) => {
      const whole = replyReader()(Uint8Array.from(all))
      const read = replyReader()
      const chopped = []
      for (let at = 0; at < all.length; at += size)
        chopped.push(...read(Uint8Array.from(all.slice(at, at + size))))
      expect(chopped).toEqual(whole)
    }),
  )
})

test.each([
  [{}, 'ready'],
  [{ 1: 0x12, 2: 0x12, 3: 0x12, 4: 0x12 }, 'ready'],
  [{ 4: 0x12 | 0x0c }, 'paper-low'],
  [{ 4: 0x12 | 0x04 }, 'paper-low'],
  [{ 4: 0x12 | 0x60 }, 'paper-out'],
  [{ 4: 0x12 | 0x40 }, 'paper-out'],
  [{ 2: 0x12 | 0x20 }, 'paper-out'],
  [{ 1: 0x12 | 0x08, 2: 0x12 | 0x04 }, 'cover-open'],
  [{ 2: 0x12 | 0x04 | 0x20, 4: 0x12 | 0x60 }, 'cover-open'],
  [{ 1: 0x12 | 0x08, 2: 0x12 | 0x40, 3: 0x12 | 0x08 }, 'cutter-error'],
  [{ 2: 0x12 | 0x40, 3: 0x12 | 0x40 }, 'overheated'],
  [{ 3: 0x12 | 0x20 }, 'offline'],
  [{ 2: 0x12 | 0x40 }, 'offline'],
  [{ 1: 0x12 | 0x08 }, 'offline'],
] as const)('%j means %s', (bytes, state) => {
  expect(statusFrom(bytes, COMMON_MASKS).state).toBe(state)
})

test.each([
  [{ 1: 0x1a, 2: 0x52, 3: 0x12 | 0x04 }, 'jam'],
  [{ 1: 0x1a, 2: 0x52, 3: 0x12 | 0x20 }, 'broken'],
  [{ 1: 0x1a, 2: 0x52, 3: 0x12 }, 'error'],
  [{ 1: 0x1a, 2: 0x12 | 0x08, 3: 0x12 }, 'feeding'],
  [{ 1: 0x1a, 2: 0x12, 3: 0x12 }, 'reported'],
])('%j: offline, and why: %s', (bytes, why) => {
  expect(statusFrom(bytes, COMMON_MASKS)).toEqual({ state: 'offline', why })
})

test('a model may give a bit another meaning', () => {
  const citizen = { ...COMMON_MASKS, paperOut: 0x20 }
  expect(statusFrom({ 4: 0x12 | 0x40 }, citizen)).toEqual({ state: 'ready' })
})
