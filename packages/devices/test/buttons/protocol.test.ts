import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readButtons } from '../../src/buttons/config.ts'
import { repeatFilter } from '../../src/buttons/debounce.ts'
import type { Heard } from '../../src/buttons/heard.ts'
import { lineLanguage } from '../../src/buttons/line-language.ts'
import { lineReader } from '../../src/buttons/lines.ts'
import { lineFor, type Press, pressFrom } from '../../src/buttons/press.ts'
import { REPEAT_MS } from '../../src/index.ts'
import { steppedTime } from './time.ts'

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
  return chunks
    .flatMap((chunk) =>
      reader.read(typeof chunk === 'string' ? Buffer.from(chunk, 'latin1') : Uint8Array.from(chunk)),
    )
    .flatMap((item) => (item.kind === 'line' ? [item.text] : []))
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
  expect(read(`${'\t'.repeat(100_000)}NEXT\nHOLD\n`)).toEqual(['HOLD'])
})

test('a spark long ago, or half a word, does not swallow the press that comes next', () => {
  const time = steppedTime()
  const heard: Heard[] = []
  const ear = lineLanguage(time).listen((each) => heard.push(each))
  const NEXT = { kind: 'press', press: { kind: 'next' } }
  ear.take(Uint8Array.of(0xff))
  time.advance(200)
  ear.take(Buffer.from('NEXT\n'))
  expect(heard.splice(0)).toEqual([{ kind: 'garbage', bytes: 1 }, NEXT])
  time.advance(1000)
  ear.take(Buffer.from('CALL A-01'))
  time.advance(200)
  ear.take(Buffer.from('NEXT\n'))
  expect(heard.splice(0)).toEqual([{ kind: 'garbage', bytes: 9 }, NEXT])
  time.advance(1000)
  ear.take(Buffer.from('CALL A-'))
  time.advance(199)
  ear.take(Buffer.from('012\n'))
  expect(heard.splice(0)).toEqual([{ kind: 'press', press: { kind: 'call', number: 'A-012' } }])
  ear.take(Buffer.from('NE'))
  ear.stop()
  time.advance(1000)
  expect(heard).toEqual([])
})

/** Bytes as a bad line brings them: anything, and now and then pieces of what would be a press. */
const noisy = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.uint8Array({ maxLength: 12 }) },
      {
        weight: 1,
        arbitrary: fc.constantFrom('NEX', 'NEXT', 'T\n', 'CALL A-0', '12\n', '\n', '\r', '\t', 'hold\r\n'),
      },
    ),
    { maxLength: 40 },
  )
  .map((parts) => Buffer.concat(parts.map((part) => Buffer.from(part as Uint8Array))))

/** What the protocol says the bytes mean, written down differently: as text, at once. */
function meantBy(bytes: Uint8Array): Press[] {
  const lines = Buffer.from(bytes)
    .toString('latin1')
    .split(/[\r\n]/)
    .slice(0, -1)
  return lines
    .filter((line) => line.length <= 32 && /^[\t -~]*$/.test(line))
    .flatMap((line): Press[] => {
      const [, word = '', number] = /^[ \t]*([a-z]+)(?:[ \t]+([a-z]{1,3}-\d{3,6}))?[ \t]*$/i.exec(line) ?? []
      const upper = word.toUpperCase()
      if (upper === 'CALL' && number) return [{ kind: 'call', number: number.toUpperCase() }]
      const names = {
        NEXT: 'next',
        RECALL: 'recall',
        START: 'start',
        FINISH: 'finish',
        NOSHOW: 'no-show',
        HOLD: 'hold',
      } as const
      return !number && upper in names ? [{ kind: names[upper as keyof typeof names] }] : []
    })
}

/** Feeds a language in pieces of these sizes, a second apart so that nothing counts as a repeat. */
function heardFrom(bytes: Uint8Array, sizes: readonly number[]): Heard[] {
  const time = steppedTime()
  const heard: Heard[] = []
  const ear = lineLanguage({ ...time, now: () => heard.length * 1000 }).listen((each) => heard.push(each))
  for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1
    ear.take(bytes.subarray(at, at + size))
    at += size
  }
  return heard
}
const pressesOf = (heard: readonly Heard[]): Press[] =>
  heard.flatMap((each) => (each.kind === 'press' ? [each.press] : []))

test('noise never presses a button, however it is cut into pieces', () => {
  fc.assert(
    fc.property(noisy, fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1 }), (noise, sizes) => {
      expect(pressesOf(heardFrom(noise, sizes))).toEqual(meantBy(noise))
    }),
    { numRuns: 500 },
  )
})

test('random bytes alone press nothing at all', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 2000, size: 'max' }), (noise) => {
      expect(pressesOf(heardFrom(noise, [7]))).toEqual([])
    }),
    { numRuns: 300 },
  )
})

test('no byte is lost: what is no line is garbage; and a line end puts everything right', () => {
  fc.assert(
    fc.property(noisy, (noise) => {
      const reader = lineReader()
      const items = reader.read(Buffer.concat([noise, Buffer.from('\n')]))
      const whole = Buffer.from(noise).toString('latin1').replaceAll('\t', ' ')
      for (const item of items)
        if (item.kind === 'line') {
          expect(whole).toContain(item.text)
          expect(item.text.length).toBeLessThanOrEqual(32)
        }
      expect(reader.read(Buffer.from('NEXT\n'))).toEqual([{ kind: 'line', text: 'NEXT' }])
    }),
  )
})

test('the same press within 300 ms is one, and a held button stays one', () => {
  let time = 0
  const isRepeat = repeatFilter(() => time, REPEAT_MS)
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

const MAP = '{"frame":"A0 {address} {data}","presses":{"01":"next"},"baud":19200,"address":7}'

test.each([
  ['/dev/ttyUSB0', { ok: true, config: { path: '/dev/ttyUSB0', baudRate: 9600, map: null } }],
  ['/dev/ttyUSB0?baud=115200', { ok: true, config: { path: '/dev/ttyUSB0', baudRate: 115_200 } }],
  ['COM3?baud=9600', { ok: true, config: { path: 'COM3', baudRate: 9600 } }],
  ['COM3?map=box.json', { ok: true, config: { baudRate: 19_200, map: { address: 7 } } }],
  ['COM3?map=box.json&baud=300&address=3', { ok: true, config: { baudRate: 300, map: { address: 3 } } }],
  ['', { ok: false, code: 'buttons-path-missing' }],
  ['?baud=9600', { ok: false, code: 'buttons-path-missing' }],
  ['/dev/ttyUSB0?baud=fast', { ok: false, code: 'buttons-option-invalid' }],
  ['/dev/ttyUSB0?speed=9600', { ok: false, code: 'buttons-option-unknown', detail: 'speed' }],
  ['/dev/ttyUSB0?map=', { ok: false, code: 'buttons-option-invalid' }],
  ['/dev/ttyUSB0?map=box.json&address=256', { ok: false, code: 'buttons-option-invalid' }],
  ['/dev/ttyUSB0?address=3', { ok: false, code: 'buttons-option-invalid' }],
  ['/dev/ttyUSB0?map=gone.json', { ok: false, code: 'buttons-map-unreadable', detail: 'gone.json (ENOENT)' }],
  ['/dev/ttyUSB0?map=long.json', { ok: false, code: 'buttons-map-unreadable' }],
  ['/dev/ttyUSB0?map=text.json', { ok: false, code: 'buttons-map-invalid' }],
  [
    '/dev/ttyUSB0?map=wrong.json',
    { ok: false, code: 'buttons-map-invalid', detail: 'wrong.json: "frame" needs {data} once' },
  ],
])('path %s', (text, expected) => {
  const files: Record<string, string> = {
    'box.json': MAP,
    'long.json': ' '.repeat(70_000),
    'text.json': 'next = 01',
    'wrong.json': '{"frame":"A0","presses":{"01":"next"}}',
  }
  const readFile = (path: string): string => {
    const file = files[path]
    if (file === undefined) throw Object.assign(new Error('no such file'), { code: 'ENOENT' })
    return file
  }
  expect(readButtons(text, readFile)).toMatchObject(expected)
})
