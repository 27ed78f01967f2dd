import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Heard } from '../../src/buttons/heard.ts'
import { type BoxMap, readBoxMap } from '../../src/buttons/mapped/box-map.ts'
import { CHECKSUMS, checksum, checksumLength } from '../../src/buttons/mapped/checksum.ts'
import { mappedLanguage } from '../../src/buttons/mapped/language.ts'
import type { Press } from '../../src/index.ts'
import { type SteppedTime, steppedTime } from './time.ts'

function mapOf(value: object, address: number | null = null): BoxMap {
  const read = readBoxMap(value, address)
  if (!read.ok) throw new Error(`${read.field} ${read.detail}`)
  return read.map
}

interface Ear {
  readonly time: SteppedTime
  readonly heard: Heard[]
  readonly take: (hex: string | Uint8Array) => void
  /** What was pressed since the last question. */
  readonly pressed: () => Press[]
}

function earOf(map: BoxMap): Ear {
  const time = steppedTime()
  const heard: Heard[] = []
  const { take } = mappedLanguage(map, time).listen((each) => heard.push(each))
  return {
    time,
    heard,
    take: (bytes) => take(typeof bytes === 'string' ? Buffer.from(bytes.replaceAll(' ', ''), 'hex') : bytes),
    pressed: () => heard.splice(0).flatMap((each) => (each.kind === 'press' ? [each.press] : [])),
  }
}

describe('checksums, by the check values of the catalogue of CRCs', () => {
  const check = [...Buffer.from('123456789')]
  test.each([
    ['none', []],
    ['xor', [0x31]],
    ['sum8', [0xdd]],
    ['crc8', [0xf4]],
    // 0x4B37, low byte first.
    ['crc16-modbus', [0x37, 0x4b]],
  ] as const)('%s', (kind, expected) => {
    expect(checksum(kind, check)).toEqual(expected)
    expect(checksumLength(kind)).toBe(expected.length)
  })
})

describe('a map that cannot work names its field', () => {
  const good = { frame: '02 {data} 03', presses: { '01': 'next' } }
  test.each<[string, unknown, string]>([
    ['no object', [], ''],
    ['an unknown field', { ...good, frames: 'x' }, 'frames'],
    ['no frame', { presses: { '01': 'next' } }, 'frame'],
    ['no data', { ...good, frame: '02 03' }, 'frame'],
    ['data twice', { ...good, frame: '{data} {data}' }, 'frame'],
    ['no hex', { ...good, frame: '2 {data}' }, 'frame'],
    ['an unknown place', { ...good, frame: '{button}' }, 'frame'],
    ['a place of answers', { ...good, frame: '{data} {number:5}' }, 'frame'],
    ['too long', { ...good, frame: '{any:63} {data:2}' }, 'frame'],
    ['a checksum without a place', { ...good, checksum: 'xor' }, 'frame'],
    ['a place without a checksum', { ...good, frame: '{data} {checksum}' }, 'frame'],
    ['an unknown checksum', { ...good, checksum: 'md5' }, 'checksum'],
    ['a checksum’s start', { ...good, checksum: { kind: 'xor', from: -1 } }, 'checksum.from'],
    ['a checksum’s field', { ...good, checksum: { kind: 'xor', to: 3 } }, 'checksum.to'],
    ['no presses', { frame: '{data}' }, 'presses'],
    ['no press', { ...good, presses: {} }, 'presses'],
    ['a key that is too long', { ...good, presses: { '0102': 'next' } }, 'presses.0102'],
    ['a key that is no hex', { ...good, presses: { '0G': 'next' } }, 'presses.0G'],
    ['an unknown action', { ...good, presses: { '01': 'dance' } }, 'presses.01'],
    ['a key twice', { ...good, presses: { '0a': 'next', '0A': 'recall' } }, 'presses.0A'],
    ['a key that is a release', { ...good, release: '01' }, 'presses.01'],
    ['a release', { ...good, release: ['0102'] }, 'release'],
    ['a release that is a number', { ...good, release: 3 }, 'release'],
    ['an address without a place', { ...good, address: 3 }, 'frame'],
    ['a place without an address', { ...good, frame: '{address} {data}' }, 'address'],
    ['an address too high', { ...good, frame: '{address} {data}', address: 256 }, 'address'],
    ['a series', { ...good, series: 'a1' }, 'series'],
    ['a speed', { ...good, baud: 'fast' }, 'baud'],
    ['a parity', { ...good, parity: 'mark' }, 'parity'],
    ['a debounce', { ...good, debounceMs: 0.5 }, 'debounceMs'],
    ['an answer nobody gives', { ...good, answers: { maybe: '06' } }, 'answers.maybe'],
    ['an answer with data', { ...good, answers: { ok: '{data}' } }, 'answers.ok'],
    ['an answer that presses', { ...good, answers: { ok: '02 01 03' } }, 'answers.ok'],
    ['an answer that may press', { ...good, answers: { ok: '02 {count} 03' } }, 'answers.ok'],
    ['an answer that begins a press', { ...good, answers: { error: '02' } }, 'answers.error'],
    [
      'an answer that is a release',
      { ...good, release: '00', answers: { nobody: '02 00 03' } },
      'answers.nobody',
    ],
    ['an answer that holds a press', { ...good, answers: { ok: '06 02 01 03 15' } }, 'answers.ok'],
    [
      'an answer whose number may hold a press',
      { frame: '{data} 0D', presses: { '31': 'next' }, answers: { ok: '{number:5} 0D 0A' } },
      'answers.ok',
    ],
  ])('%s', (_name, value, field) => {
    expect(readBoxMap(value, null)).toMatchObject({ ok: false, field })
  })
})

test('answers that no press can be taken for are well', () => {
  const presses = { '01': 'next', '02': 'recall' }
  mapOf({
    frame: '02 {data} 03',
    presses,
    answers: { ok: '06', error: '15', waiting: '02 09', nobody: '03 02' },
  })
  mapOf({ frame: '{data} 0D', presses: { '31': 'next' }, answers: { ok: '{number:5} 0D' } })
  // Bare bytes: the rest of the answer is garbage around them.
  mapOf({ frame: '{data}', presses: { '31': 'next' }, answers: { ok: '06 {number:5} 0A' } })
  // Another counter's address begins so, not this one's.
  mapOf({ frame: '{address} {data} 03', presses, answers: { ok: '06' } }, 3)
  expect(readBoxMap({ frame: '{address} {data} 03', presses, answers: { ok: '06' } }, 6)).toMatchObject({
    ok: false,
    field: 'answers.ok',
  })
})

test('answers of one byte hide no press, whatever its address, button and checksum', () => {
  const names = ['next', 'recall', 'start', 'finish', 'no-show', 'hold'] as const
  const presses = Object.fromEntries(names.map((name, index) => [`0${index + 1}`, name]))
  const map = {
    frame: '02 {address} {data} {checksum} 03',
    checksum: { kind: 'sum8', from: 1 },
    presses,
    answers: { ok: '06', error: '15', waiting: '05', nobody: '04' },
  }
  for (let address = 0; address < 256; address += 1) {
    const ear = earOf(mapOf(map, address))
    for (const [index, kind] of names.entries()) {
      const body = [address, index + 1]
      ear.take(Uint8Array.from([2, ...body, ...checksum('sum8', body), 3]))
      expect(ear.pressed()).toEqual([{ kind }])
      // The answer's echo, and another box: both are what they are.
      ear.take('06')
      ear.take(Uint8Array.from([2, address ^ 1, 6, ...checksum('sum8', [address ^ 1, 6]), 3]))
      expect(ear.heard.splice(0)).toEqual([
        { kind: 'known', what: 'echo' },
        { kind: 'known', what: 'other-box' },
      ])
      ear.time.advance(1000)
    }
  }
})

test('a byte a button: debounced, held down, let go', () => {
  const ear = earOf(
    mapOf({ frame: '{data}', presses: { '01': 'next', '02': 'recall' }, release: '00', quietMs: 0 }),
  )
  ear.take('01 01 01')
  expect(ear.pressed()).toEqual([{ kind: 'next' }])
  // Held down for two seconds, repeating.
  for (let each = 0; each < 8; each += 1) {
    ear.time.advance(250)
    ear.take('01')
  }
  expect(ear.pressed()).toEqual([])
  ear.take('00')
  ear.time.advance(299)
  ear.take('01 00')
  expect(ear.pressed()).toEqual([])
  ear.time.advance(300)
  ear.take('01')
  expect(ear.pressed()).toEqual([{ kind: 'next' }])
  // Its release got lost: another button counts at once, this one after a second and a half.
  ear.time.advance(1000)
  ear.take('02')
  expect(ear.pressed()).toEqual([{ kind: 'recall' }])
  ear.time.advance(1000)
  ear.take('02')
  expect(ear.pressed()).toEqual([])
  ear.time.advance(1500)
  ear.take('02')
  expect(ear.pressed()).toEqual([{ kind: 'recall' }])
})

test('a byte a button: one among garbage is none', () => {
  const ear = earOf(mapOf({ frame: '{data}', presses: { '01': 'next' }, release: '00' }))
  ear.take('01')
  expect(ear.heard).toEqual([])
  ear.time.advance(20)
  expect(ear.pressed()).toEqual([{ kind: 'next' }])
  ear.time.advance(1000)
  ear.take('01 F7')
  ear.take('01')
  ear.time.advance(19)
  ear.take('01')
  ear.time.advance(1000)
  expect(ear.pressed()).toEqual([])
})

const BARE = { frame: '{data}', presses: { '01': 'next', '02': 'recall', '03': 'hold' }, release: '00' }

test('a byte a button: any burst with one foreign byte in it presses nothing', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 60 }),
      fc.integer({ min: 4, max: 255 }),
      fc.nat(),
      fc.integer({ min: 1, max: 9 }),
      (noise, foreign, where, size) => {
        const at = where % (noise.length + 1)
        const burst = Uint8Array.from([...noise.slice(0, at), foreign, ...noise.slice(at)])
        const ear = earOf(mapOf(BARE))
        for (let from = 0; from < burst.length; from += size) ear.take(burst.slice(from, from + size))
        ear.time.advance(1000)
        expect(ear.pressed()).toEqual([])
      },
    ),
  )
})

const FRAMED = {
  frame: 'AA {address} {data:2} {checksum} 55',
  presses: { '01 01': 'next', '01 02': 'recall' },
}

describe.each(CHECKSUMS.filter((kind) => kind !== 'none'))('frames with %s', (kind) => {
  const map = mapOf({ ...FRAMED, checksum: { kind, from: 1 } }, 3)
  const frame = (address: number, ...data: number[]): number[] => [
    0xaa,
    address,
    ...data,
    ...checksum(kind, [address, ...data]),
    0x55,
  ]

  test('are found in any noise, however it is cut, and nothing else is', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 40 }),
        fc.uint8Array({ maxLength: 40 }),
        fc.integer({ min: 1, max: 12 }),
        (before, after, size) => {
          const bytes = Uint8Array.from([...before, ...frame(3, 1, 1), ...after])
          const ear = earOf(map)
          for (let from = 0; from < bytes.length; from += size) ear.take(bytes.slice(from, from + size))
          expect(ear.pressed()).toEqual([{ kind: 'next' }])
        },
      ),
    )
  })

  test('with any one bit wrong press nothing', () => {
    const good = frame(3, 1, 1)
    for (let bit = 0; bit < good.length * 8; bit += 1) {
      const ear = earOf(map)
      ear.take(Uint8Array.from(good, (byte, index) => (index === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte)))
      expect(ear.pressed()).toEqual([])
    }
  })

  test('that were broken off do not meet the rest of another', () => {
    const ear = earOf(map)
    const whole = frame(3, 1, 1)
    ear.take(Uint8Array.from(whole.slice(0, 4)))
    ear.time.advance(199)
    ear.take(Uint8Array.from(whole.slice(4)))
    expect(ear.pressed()).toEqual([{ kind: 'next' }])
    ear.time.advance(1000)
    ear.take(Uint8Array.from(whole.slice(0, 4)))
    ear.time.advance(200)
    expect(ear.heard.splice(0)).toEqual([{ kind: 'garbage', bytes: 4 }])
    ear.take(Uint8Array.from(whole.slice(4)))
    expect(ear.pressed()).toEqual([])
  })

  test('of another counter’s box are known and nothing to do', () => {
    const ear = earOf(map)
    ear.take(Uint8Array.from(frame(4, 1, 1)))
    expect(ear.heard).toEqual([{ kind: 'known', what: 'other-box' }])
  })

  test('whose button is on no map are said to be unknown', () => {
    const ear = earOf(map)
    ear.take(Uint8Array.from(frame(3, 9, 9)))
    expect(ear.heard).toEqual([{ kind: 'unknown', text: '0909' }])
  })
})

describe('a keypad', () => {
  const keys = Object.fromEntries([...'0123456789'].map((digit) => [`3${digit}`, digit]))
  const presses = { ...keys, '41': 'series A', '42': 'series B', '0D': 'call', '1B': 'clear', '4E': 'next' }
  const pad = (series?: string): Ear =>
    earOf(mapOf({ frame: '02 {data}', presses, ...(series && { series }) }))
  const type = (ear: Ear, ...codes: string[]): Press[] => {
    for (const code of codes) {
      ear.take(`02 ${code}`)
      ear.time.advance(100)
    }
    return ear.pressed()
  }

  test('gathers a number until it is called', () => {
    const ear = pad('A')
    expect(type(ear, '31', '32', '0D')).toEqual([{ kind: 'call', number: 'A-012' }])
    expect(type(ear, '42', '31', '30', '32', '34', '0D')).toEqual([{ kind: 'call', number: 'B-1024' }])
  })

  test('forgets after another button, after clear, after ten seconds', () => {
    const ear = pad('A')
    expect(type(ear, '39', '4E', '31', '0D')).toEqual([{ kind: 'next' }, { kind: 'call', number: 'A-001' }])
    ear.time.advance(1000)
    expect(type(ear, '39', '1B', '32', '0D')).toEqual([{ kind: 'call', number: 'A-002' }])
    type(ear, '39')
    ear.time.advance(10_001)
    expect(type(ear, '33', '0D')).toEqual([{ kind: 'call', number: 'A-003' }])
  })

  test('call without a number is refused; without a series, too', () => {
    const ear = pad()
    ear.take('02 0D')
    expect(ear.heard.at(-1)).toEqual({ kind: 'refused', code: 'number-missing' })
    expect(type(ear, '31')).toEqual([])
    ear.time.advance(300)
    ear.take('02 0D')
    expect(ear.heard.at(-1)).toEqual({ kind: 'refused', code: 'number-missing' })
  })

  test('a digit typed twice is two digits; one that bounces is one', () => {
    const ear = pad('A')
    ear.take('02 31 02 31')
    expect(type(ear, '31', '31', '0D')).toEqual([{ kind: 'call', number: 'A-011' }])
  })
})

test('the example of the handbook is a map', () => {
  const handbook = readFileSync(join(import.meta.dirname, '../../../../docs/hardware.md'), 'utf8')
  const [, example = ''] = /```json\n(.*?)```/s.exec(handbook) ?? []
  expect(mapOf(JSON.parse(example))).toMatchObject({ address: 3, series: 'A' })
})

test('answers are filled in', () => {
  const map = mapOf({
    ...FRAMED,
    checksum: { kind: 'xor', from: 1 },
    address: 3,
    answers: {
      ok: 'AA {address} {number:6} {digits:3} {waiting:2} {count} {checksum} 55',
      error: '15',
      waiting: '11 {waiting}',
    },
  })
  const language = mappedLanguage(map, steppedTime())
  const ok = Buffer.from(language.answer({ ok: true, number: 'A-012', waiting: 300 }) ?? [])
  expect(ok.subarray(2, 8).toString()).toBe(' A-012')
  expect(ok.subarray(8, 13).toString()).toBe('01299')
  expect(ok[13]).toBe(255)
  expect(ok[14]).toBe(ok.subarray(1, 14).reduce((sum, byte) => sum ^ byte, 0))
  const nobody = Buffer.from(language.answer({ ok: true, number: null, waiting: 0 }) ?? [])
  expect(nobody.subarray(2, 13).toString()).toBe(`${' '.repeat(9)}00`)
  expect(language.answer({ ok: false, code: 'x' })).toEqual(Uint8Array.of(0x15))
  expect(language.lamp(12)).toEqual(Uint8Array.from(Buffer.from('\u00119')))
  expect(language.lamp(0)).toBeNull()
})
