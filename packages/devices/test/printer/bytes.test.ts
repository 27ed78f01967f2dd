import type { ReceiptDocument } from '@antre/receipt'
import { expect, test } from 'vitest'
import { encode, MODELS, type Model, modelOf, printerPeer, profileOf, textOf } from '../../src/index.ts'
import { separator } from '../../src/printer/escpos/encode.ts'
import { type Command, nextCommand } from '../../src/printer/virtual/commands.ts'
import { copiesOf, printed, tcpPrinter, ticket, ticketWithPictures, wire } from '../harness.ts'

const bytesOf = (document: ReceiptDocument, width: 58 | 80 = 80) => encode(document, profileOf(width)).bytes

test('the same ticket is always the same bytes', () => {
  expect(bytesOf(ticket())).toEqual(bytesOf(ticket()))
})

test('two tickets in a row never contain each other', async () => {
  const { peer, printer } = await tcpPrinter()
  await printer.print(ticket('A-001'))
  const first = peer.received()
  await printer.print(ticket('A-002'))
  const second = peer.received().subarray(first.length)
  expect(first).toEqual(bytesOf(ticket('A-001')))
  // Known by then to report, it is asked to on the way.
  expect(second).toEqual(encode(ticket('A-002'), profileOf(80, { reports: 'yes' })).bytes)
  expect(printed(peer)).toHaveLength(2)
  expect([copiesOf('A-001', peer), copiesOf('A-002', peer)]).toEqual([1, 1])
})

test('a job begins with a clean slate and ends with one cut', () => {
  const bytes = bytesOf(ticket())
  expect(bytes.subarray(0, 2)).toEqual(Buffer.from([0x1b, 0x40]))
  const kinds = commandsIn(bytes)
  expect(kinds.filter((kind) => kind === 'cut')).toHaveLength(1)
  expect(kinds.slice(kinds.indexOf('cut'))).toEqual(['cut', 'initialise', 'report'])
})

test('the code page is selected once a job, and every letter is in it', () => {
  const text = 'Fotokopi “KTP” – résumé … ½ × 3 ≥ 2 № ş → €'
  const bytes = bytesOf([{ kind: 'text', text, align: 'left', bold: false, size: 'normal' }, { kind: 'cut' }])
  expect(commandsIn(bytes).filter((kind) => kind === 'code-page')).toHaveLength(1)
})

test('twice the height is twice the height, not twice the width', () => {
  const tall = { kind: 'text', text: 'Tinggi', align: 'left', bold: false, size: 'tall' } as const
  expect(bytesOf([tall]).includes(Buffer.from([0x1d, 0x21, 0x01]))).toBe(true)
})

test('nothing a mall writes can command the printer', () => {
  const evil = 'Dinas\u001b@\u001dV\u0000\u0010\u0004\u0001\u0010\u0014\u0008 Sosial\u0007\u009b'
  const document: ReceiptDocument = [
    { kind: 'text', text: evil, align: 'center', bold: true, size: 'large' },
    { kind: 'item', marker: '\u001b', text: evil, bold: false, detail: evil },
    { kind: 'row', left: evil, right: evil },
    { kind: 'mark', text: evil },
    { kind: 'number', text: 'A\u001b-1' },
    { kind: 'qr', data: `x${evil}` },
    { kind: 'cut' },
  ]
  const peer = printerPeer()
  const bytes = bytesOf(document)
  expect(commandsIn(bytes).filter((kind) => kind === 'cut' || kind === 'unknown')).toEqual(['cut'])
  expect(bytes.includes(Buffer.from([0x10, 0x04]))).toBe(false)
  expect(bytes.includes(Buffer.from([0x10, 0x14]))).toBe(false)
  expect(peer.unknown).toEqual([])
})

test.each([58, 80] as const)('pictures stay below 256 rows and as wide as %i mm paper', (width) => {
  const qr = { kind: 'qr', data: 'Ruang Curhat – é'.repeat(8) } as const
  const bytes = bytesOf([{ kind: 'band' }, qr], width)
  for (const { height, across } of picturesIn(bytes)) {
    expect(height).toBeLessThan(256)
    expect(across * 8).toBeLessThanOrEqual(profileOf(width).dots)
  }
})

test.each([58, 80] as const)('a picture that is taller goes in bands without a gap, on %i mm', (width) => {
  const qr = { kind: 'qr', data: 'x'.repeat(900) } as const
  const { bytes, height } = encode([qr], profileOf(width, { qr: 'raster' }))
  const pictures = picturesIn(bytes)
  expect(pictures.length).toBeGreaterThan(1)
  expect(Math.max(...pictures.map((each) => each.height))).toBe(48)
  expect(new Set(pictures.map(({ across }) => across)).size).toBe(1)
  expect(pictures.reduce((sum, each) => sum + each.height, 0)).toBe(height)
  // Nothing but the next band stands between two of them.
  const kinds = commandsIn(bytes)
  expect(kinds.slice(kinds.indexOf('picture'), kinds.lastIndexOf('picture') + 1)).toEqual(
    pictures.map(() => 'picture'),
  )
})

test.each(MODELS.map(({ id }) => id).filter((id) => id !== 'generic-58'))(
  '%s: wherever a job breaks off, the next ticket is a paper of its own, also when nothing was cleared',
  (id) => {
    const profile = (modelOf(id) as Model).profile
    const broken = encode(ticketWithPictures('A-012'), profile).bytes
    const next = Buffer.concat([
      separator(profile, { unprinted: true }).bytes,
      encode(ticketWithPictures('A-013'), profile).bytes,
    ])
    for (let at = 1; at < broken.length; at += 23) {
      const peer = printerPeer()
      const [stream] = wire()
      peer.attach(stream)
      stream.emit('data', broken.subarray(0, at))
      stream.emit('data', next)
      const last = peer.papers.at(-1)
      const about = `broken after ${at} bytes`
      expect(last && textOf(last).join('\n'), about).not.toContain('A-012')
      expect(copiesOf('A-013', peer), about).toBe(1)
      // A command that broke off after its first byte was ended by white, which prints nothing.
      expect(
        peer.unknown.filter((bytes) => bytes.at(-1) !== 0),
        about,
      ).toEqual([])
    }
  },
)

test('a printer that is not asked gets no question either', () => {
  const { bytes } = encode(ticket(), profileOf(80, { asks: [] }))
  expect(commandsIn(bytes)).not.toContain('report')
  expect(bytes.at(-1)).toBe(0)
})

test.each([
  ['full', [0x1d, 0x56, 0x00]],
  ['partial', [0x1d, 0x56, 0x01]],
] as const)('cut %s', (cut, expected) => {
  const { bytes } = encode(ticket(), profileOf(80, { cut }))
  expect(bytes.includes(Buffer.from(expected))).toBe(true)
})

test('without a cutter the paper is only moved out', () => {
  const { bytes } = encode(ticket(), profileOf(80, { cut: 'none' }))
  expect(commandsIn(bytes)).not.toContain('cut')
})

/** What a job says, command by command. */
const commandsIn = (bytes: Uint8Array): string[] => readingOf(bytes).map(({ kind }) => kind)

const picturesIn = (bytes: Uint8Array) => readingOf(bytes).filter((each) => each.kind === 'picture')

function readingOf(bytes: Uint8Array): Command[] {
  const commands: Command[] = []
  for (let at = 0; at < bytes.length; ) {
    const next = nextCommand(bytes.subarray(at))
    if (next === null) throw new Error('the job ends in the middle of a command')
    commands.push(next.command)
    at += next.used
  }
  return commands
}
