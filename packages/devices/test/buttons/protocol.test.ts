import fc from 'fast-check'
import { expect, test } from 'vitest'
import { repeatFilter } from '../../src/buttons/debounce.ts'
import { lineReader } from '../../src/buttons/lines.ts'
import { lineFor, pressFrom } from '../../src/buttons/press.ts'
import { parseButtonsPath, REPEAT_MS } from '../../src/index.ts'

test.each([
  ['NEXT', { kind: 'next' }],
  ['RECALL', { kind: 'recall' }],
  ['START', { kind: 'start' }],
  ['FINISH', { kind: 'finish' }],
  ['NOSHOW', { kind: 'no-show' }],
  ['HOLD', { kind: 'hold' }],
  ['CALL A-012', { kind: 'call', number: 'A-012' }],
  ['call  ab-1024 ', { kind: 'call', number: 'AB-1024' }],
  [' next', { kind: 'next' }],
])('%s is a button', (line, press) => {
  expect(pressFrom(line)).toEqual(press)
})

test.each([
  '',
  'NEX',
  'NEXTNEXT',
  'NEXT 2',
  'CALL',
  'CALL 12',
  'CALL A-012 B-001',
  'constructor',
  'CALL A-0123456',
])('%j is none', (line) => {
  expect(pressFrom(line)).toBeNull()
})

test('what the box is answered', () => {
  expect(lineFor({ ok: true, number: 'A-012', waiting: 3 })).toBe('OK A-012 3\n')
  expect(lineFor({ ok: true, number: null, waiting: 0 })).toBe('OK - 0\n')
  expect(lineFor({ ok: false, code: 'counter-not-open' })).toBe('ERR counter-not-open\n')
  expect(lineFor({ ok: false, code: 'a\nOK B-001 9' })).toBe('ERR aOKB-0019\n')
})

const read = (...chunks: (string | number[])[]): string[] => {
  const reader = lineReader()
  return chunks.flatMap((chunk) =>
    reader(typeof chunk === 'string' ? Buffer.from(chunk, 'latin1') : Uint8Array.from(chunk)),
  )
}

test('any line ending will do, and none is a press', () => {
  expect(read('NEXT\nRECALL\r\nSTART\r\r\n\n\rHOLD\n')).toEqual(['NEXT', 'RECALL', 'START', 'HOLD'])
  expect(read('NE', 'XT', '\r', '\n')).toEqual(['NEXT'])
  expect(read('NEXT')).toEqual([])
})

test('a spoiled line presses nothing, and the next one counts again', () => {
  expect(read('NE\u0000XT\nRECALL\n')).toEqual(['RECALL'])
  expect(read([0xff, 0xfe], 'NEXT\nNEXT\n')).toEqual(['NEXT'])
  expect(read(`${'x'.repeat(100_000)}NEXT\nHOLD\n`)).toEqual(['HOLD'])
})

test('noise never becomes a press', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 2000 }), fc.integer({ min: 1, max: 64 }), (noise, size) => {
      const reader = lineReader()
      const lines: string[] = []
      for (let at = 0; at < noise.length; at += size) lines.push(...reader(noise.subarray(at, at + size)))
      const whole = [...noise].map((byte) => String.fromCharCode(byte)).join('')
      for (const line of lines) expect(whole).toContain(line)
      expect(lines.every((line) => line.length <= 32)).toBe(true)
      // After any noise, a line end puts everything right.
      expect(reader(Buffer.from('\nNEXT\n'))).toContain('NEXT')
    }),
  )
})

test('the same press within 300 ms is one, and a held button stays one', () => {
  let time = 0
  const isRepeat = repeatFilter(() => time)
  expect(isRepeat('NEXT')).toBe(false)
  for (let repeat = 0; repeat < 20; repeat += 1) {
    time += REPEAT_MS - 1
    expect(isRepeat('NEXT')).toBe(true)
  }
  expect(isRepeat('RECALL')).toBe(false)
  expect(isRepeat('NEXT')).toBe(false)
  time += REPEAT_MS
  expect(isRepeat('NEXT')).toBe(false)
})

test.each([
  ['/dev/ttyUSB0', { ok: true, line: { path: '/dev/ttyUSB0', baudRate: 9600 } }],
  ['/dev/ttyUSB0?baud=115200', { ok: true, line: { path: '/dev/ttyUSB0', baudRate: 115_200 } }],
  ['COM3?baud=9600', { ok: true, line: { path: 'COM3', baudRate: 9600 } }],
  ['', { ok: false, code: 'buttons-path-missing' }],
  ['?baud=9600', { ok: false, code: 'buttons-path-missing' }],
  ['/dev/ttyUSB0?baud=fast', { ok: false, code: 'buttons-option-invalid' }],
  ['/dev/ttyUSB0?speed=9600', { ok: false, code: 'buttons-option-unknown' }],
])('path %s', (text, expected) => {
  expect(parseButtonsPath(text)).toMatchObject(expected)
})
