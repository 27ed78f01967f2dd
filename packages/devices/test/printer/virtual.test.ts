import fc from 'fast-check'
import { expect, test } from 'vitest'
import { encode, type PaperElement, printerPeer, profileOf, renderPaperSvg, textOf } from '../../src/index.ts'
import { realTimeFilter } from '../../src/printer/virtual/real-time.ts'
import { tcpPrinter, ticket, wire } from '../harness.ts'

/** A virtual printer fed with bytes, in chunks of a given size. */
function fed(bytes: Uint8Array, size = bytes.length, width: 58 | 80 = 80) {
  const peer = printerPeer({ width })
  const [stream] = wire()
  peer.attach(stream)
  for (let at = 0; at < bytes.length; at += size) stream.emit('data', bytes.subarray(at, at + size))
  return peer
}

const say = (...parts: (string | number[])[]): Buffer =>
  Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))),
  )

const ESC = 0x1b
const GS = 0x1d

test('reads letters, looks, sizes and alignment', () => {
  const peer = fed(
    say(
      [ESC, 0x61, 1, GS, 0x21, 0x12, ESC, 0x45, 1],
      'A-012\n',
      [GS, 0x21, 0, ESC, 0x45, 0, ESC, 0x61, 0],
      'Biaya ',
      [GS, 0x42, 1],
      'x',
      [GS, 0x42, 0, ESC, 0x2d, 1],
      'y',
      [0x0a, GS, 0x56, 0],
    ),
  )
  const [paper] = peer.papers
  expect(paper?.end).toBe('full')
  const plain = { bold: false, underline: false, inverse: false, width: 1, height: 1 }
  expect(paper?.elements).toEqual([
    {
      kind: 'line',
      align: 'center',
      height: 72,
      overflow: false,
      runs: [{ ...plain, text: 'A-012', bold: true, width: 2, height: 3 }],
    },
    {
      kind: 'line',
      align: 'left',
      height: 30,
      overflow: false,
      runs: [
        { ...plain, text: 'Biaya ' },
        { ...plain, text: 'x', inverse: true },
        { ...plain, text: 'y', underline: true },
      ],
    },
  ])
})

test('the code page decides which letter a byte is', () => {
  const peer = fed(say([ESC, 0x74, 19, 0xd5, ESC, 0x74, 16, 0x80, ESC, 0x74, 0, 0x9e, 0x0a, GS, 0x56, 1]))
  expect(peer.papers.map(textOf)).toEqual([['€€₧']])
})

test('a line wider than the paper is broken, and marked', () => {
  const peer = fed(say(`${'x'.repeat(49)}\n`, [GS, 0x56, 0]))
  const lines = peer.papers[0]?.elements.map((element) => element.kind === 'line' && element.overflow)
  expect(lines).toEqual([true, false])
})

test('draws pictures and QR codes', () => {
  const data = Buffer.from('ANTRE')
  const peer = fed(
    say(
      [GS, 0x76, 0x30, 0, 2, 0, 1, 0, 0xaa, 0x55],
      [GS, 0x28, 0x6b, 3, 0, 0x31, 0x43, 5],
      [GS, 0x28, 0x6b, 3, 0, 0x31, 0x45, 0x32],
      [GS, 0x28, 0x6b, data.length + 3, 0, 0x31, 0x50, 0x30, ...data],
      [GS, 0x28, 0x6b, 3, 0, 0x31, 0x51, 0x30],
      [GS, 0x56, 66, 10],
    ),
  )
  expect(peer.papers[0]?.elements).toEqual([
    { kind: 'picture', width: 16, height: 1, bits: Uint8Array.from([0xaa, 0x55]), align: 'left' },
    { kind: 'qr', data: 'ANTRE', cell: 5, correction: 'Q', align: 'left' },
    // To the cutter, and ten further.
    { kind: 'space', height: 130 },
  ] satisfies PaperElement[])
})

test('a QR code without data, or with more than one holds, is not drawn', () => {
  const print = [GS, 0x28, 0x6b, 3, 0, 0x31, 0x51, 0x30]
  const data = 'x'.repeat(4000)
  const store = [GS, 0x28, 0x6b, (data.length + 3) & 0xff, (data.length + 3) >> 8, 0x31, 0x50, 0x30]
  expect(fed(say(print, store, data, print, [GS, 0x56, 0])).papers[0]?.elements).toEqual([])
})

test('initialising forgets the line begun and every setting', () => {
  const peer = fed(say([ESC, 0x61, 2, GS, 0x21, 0x77], 'lost', [ESC, 0x40], 'kept\n', [GS, 0x56, 0]))
  const [line] = peer.papers[0]?.elements ?? []
  expect(line).toMatchObject({ kind: 'line', align: 'left', runs: [{ text: 'kept', width: 1 }] })
})

test('what it cannot read it reports, and goes on', () => {
  const peer = fed(say([ESC, 0x7e, GS, 0x99], 'ok\n', [GS, 0x56, 0]))
  expect(peer.unknown.map((bytes) => [...bytes])).toEqual([
    [ESC, 0x7e],
    [GS, 0x99],
  ])
  expect(peer.papers.map(textOf)).toEqual([['ok']])
})

test('a ticket is the same paper however its bytes are chopped', () => {
  const { bytes } = encode(ticket(), profileOf(58))
  const whole = fed(bytes, bytes.length, 58).papers
  for (const size of [1, 2, 3, 7, 64]) expect(fed(bytes, size, 58).papers).toEqual(whole)
})

test('any bytes at all leave it standing', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), fc.integer({ min: 1, max: 20 }), (bytes, size) => {
      const peer = fed(bytes, size)
      for (const paper of peer.papers) renderPaperSvg(paper)
    }),
  )
})

test('real-time commands are picked out of the stream wherever they are split', () => {
  const stream = say(
    'ab',
    [0x10, 4, 1],
    'c',
    [0x10, 0x10, 4, 9],
    'd',
    [0x10, 0x14, 8, 1, 3, 20, 1, 6, 2, 8],
    'e',
  )
  for (const size of [1, 2, 3, 5, stream.length]) {
    const filter = realTimeFilter()
    const pieces = []
    for (let at = 0; at < stream.length; at += size) pieces.push(...filter(stream.subarray(at, at + size)))
    const data = pieces.flatMap((piece) => (piece.kind === 'data' ? [...piece.bytes] : []))
    expect(Buffer.from(data)).toEqual(say('abc', [0x10, 0x10, 4, 9], 'de'))
    const commands = pieces.flatMap((piece) => (piece.kind === 'real-time' ? [piece.command] : []))
    expect(commands).toEqual([{ kind: 'ask', n: 1 }, { kind: 'clear' }])
  }
})

test('papers are kept in order and told of as they come', async () => {
  const { peer, printer } = await tcpPrinter()
  const heard: number[] = []
  const stop = peer.onPaper(({ id }) => heard.push(id))
  const next = peer.nextPaper()
  await printer.print(ticket('A-001'))
  expect((await next).id).toBe(1)
  await printer.print(ticket('A-002'))
  stop()
  await printer.print(ticket('A-003'))
  expect(heard).toEqual([1, 2])
  expect(peer.papers.map(({ id }) => id)).toEqual([1, 2, 3])
})

test('it keeps as many papers as it is told, and counts on', async () => {
  const { peer, printer } = await tcpPrinter({ keep: 2 })
  for (const number of ['A-001', 'A-002', 'A-003', 'A-004']) await printer.print(ticket(number))
  expect(peer.papers.map(({ id }) => id)).toEqual([3, 4])
  expect(peer.received().includes('A-001')).toBe(false)
})

test('after `GS a` it tells every change by itself, until it is initialised', () => {
  const peer = printerPeer()
  const [stream, told] = wire()
  peer.attach(stream)
  peer.setLever('cover-open')
  expect(told()).toEqual([])
  peer.setLever('ready')
  stream.emit('data', say([GS, 0x61, 0x0e]))
  expect(told()).toEqual([0x10, 0, 0, 0x0f])
  peer.setLever('cover-open')
  expect(told()).toEqual([0x38, 0, 0, 0x0f])
  peer.setLever('paper-out')
  peer.setLever('ready')
  expect(told()).toEqual([0x18, 0, 0x0f, 0x0f, 0x10, 0, 0, 0x0f])
  stream.emit('data', say([ESC, 0x40]))
  peer.setLever('paper-low')
  expect(told()).toEqual([])
})
