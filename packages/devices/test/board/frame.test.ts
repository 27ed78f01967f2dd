import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fitNumber } from '../../src/board/frame.ts'
import { type BoardFace, type BoardFormat, boardFrame, readBoard } from '../../src/index.ts'

const CALLED: BoardFace = { state: 'called', number: 'A-012' }
const SERVING: BoardFace = { state: 'serving', number: 'A-012' }
const BLANK: BoardFace = { state: 'blank', number: null }

const text = (format: BoardFormat, face: BoardFace): string =>
  Buffer.from(boardFrame(format, face)).toString('latin1')
const hex = (format: BoardFormat, face: BoardFace): string =>
  Buffer.from(boardFrame(format, face)).toString('hex').toUpperCase()

function formatOf(query: string): BoardFormat {
  const read = readBoard(`/dev/ttyUSB1?${query}`)
  if (!read.ok) throw new Error(read.detail)
  return read.config.format
}

describe('frames, byte by byte', () => {
  test('plain', () => {
    const plain = formatOf('')
    expect([CALLED, SERVING, BLANK].map((face) => text(plain, face))).toEqual([
      'A-012\r\n',
      'A-012\r\n',
      '     \r\n',
    ])
    expect(text(formatOf('width=3'), SERVING)).toBe('012\r\n')
  })

  test('commands', () => {
    const commands = formatOf('frame=commands')
    expect([CALLED, SERVING, BLANK].map((face) => text(commands, face))).toEqual([
      'CALL A-012\r\n',
      'SHOW A-012\r\n',
      'CLEAR\r\n',
    ])
  })

  test('framed: STX, address, mode, text, checksum, ETX', () => {
    const framed = formatOf('frame=framed&address=3&width=4')
    // Exclusive or of the characters between STX and the checksum.
    expect([CALLED, SERVING, BLANK].map((face) => text(framed, face))).toEqual([
      '\u0002032A01243\u0003',
      '\u0002031A01240\u0003',
      '\u0002030    33\u0003',
    ])
  })

  test('a lamp: the common USB relays, and bytes of one’s own', () => {
    const relay = formatOf('frame=lamp')
    expect([CALLED, SERVING, BLANK].map((face) => hex(relay, face))).toEqual([
      'A00101A2',
      'A00101A2',
      'A00100A1',
    ])
    expect(hex(formatOf('frame=lamp&address=4'), SERVING)).toBe('A00401A5')
    const own = formatOf('frame=lamp&on=41&off=42&flash=43')
    expect([CALLED, SERVING, BLANK].map((face) => hex(own, face))).toEqual(['43', '41', '42'])
  })
})

test.each([
  [6, ' A-012'],
  [5, 'A-012'],
  [4, 'A012'],
  [3, '012'],
  [2, '12'],
  [1, '2'],
])('A-012 in %i places', (width, shown) => {
  expect(fitNumber('A-012', width)).toBe(shown)
})

test('every number fits exactly, and a framed board’s frame is always as long', () => {
  fc.assert(
    fc.property(
      fc.stringMatching(/^[A-Z]{1,3}-\d{3,6}$/),
      fc.integer({ min: 1, max: 20 }),
      fc.integer({ min: 0, max: 99 }),
      (number, width, address) => {
        expect(fitNumber(number, width)).toHaveLength(width)
        const frame = boardFrame({ kind: 'framed', width, address }, { state: 'serving', number })
        expect(frame).toHaveLength(width + 7)
        expect([...frame.slice(1, -1)].every((byte) => byte >= 0x20 && byte <= 0x7e)).toBe(true)
      },
    ),
  )
})

test.each([
  ['', 'board-path-missing'],
  ['?frame=plain', 'board-path-missing'],
  ['/dev/ttyUSB1?color=red', 'board-option-unknown'],
  ['/dev/ttyUSB1?frame=neon', 'board-option-invalid'],
  ['/dev/ttyUSB1?width=2', 'board-option-invalid'],
  ['/dev/ttyUSB1?frame=framed&width=2', 'board-option-invalid'],
  ['/dev/ttyUSB1?frame=framed&address=100', 'board-option-invalid'],
  ['/dev/ttyUSB1?frame=lamp&on=A', 'board-option-invalid'],
  ['/dev/ttyUSB1?frame=lamp&flash=', 'board-option-invalid'],
  ['/dev/ttyUSB1?baud=x', 'board-option-invalid'],
  ['/dev/ttyUSB1?parity=mark', 'board-option-invalid'],
  ['/dev/ttyUSB1?blink=-1', 'board-option-invalid'],
  ['/dev/ttyUSB1?refresh=0', 'board-option-invalid'],
])('%s is refused', (asked, code) => {
  expect(readBoard(asked)).toMatchObject({ ok: false, code })
})

test('what is not said has a default', () => {
  expect(readBoard('COM5?baud=1200&blink=0&refresh=30')).toEqual({
    ok: true,
    config: {
      path: 'COM5',
      baudRate: 1200,
      parity: 'none',
      format: { kind: 'plain', width: 5 },
      blinkMs: Number.POSITIVE_INFINITY,
      refreshMs: 30_000,
    },
  })
})
