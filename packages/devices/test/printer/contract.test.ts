import { describe, expect, test } from 'vitest'
import {
  encode,
  type Lever,
  type Model,
  modelOf,
  type PeerOptions,
  type Printer,
  type PrinterPeer,
  type PrinterStatus,
  type Timing,
} from '../../src/index.ts'
import {
  copiesOf,
  eventually,
  linePrinter,
  NEVER_CLEARS,
  printed,
  SILENCE,
  tcpPrinter,
  ticket,
  ticketWithPictures,
  wire,
} from '../harness.ts'

type Setup = (
  options?: PeerOptions & { query?: string; interrupted?: boolean },
  timing?: Partial<Timing>,
) => Promise<{ peer: PrinterPeer; printer: Printer }>

const LINES: Record<string, Setup> = {
  'tcp://': tcpPrinter,
  'serial://': (...how) => linePrinter('serial', ...how),
  'file:// on a device': (...how) => linePrinter('file', ...how),
}

const STATES: readonly (readonly [Lever, PrinterStatus])[] = [
  ['ready', { state: 'ready' }],
  ['paper-low', { state: 'paper-low' }],
  ['paper-out', { state: 'paper-out' }],
  ['cover-open', { state: 'cover-open' }],
  ['cutter-error', { state: 'cutter-error' }],
  ['overheated', { state: 'overheated' }],
  ['jam', { state: 'offline', why: 'jam' }],
  ['offline', { state: 'offline', why: 'reported' }],
  ['silent', { state: 'unknown', why: 'silent' }],
  ['hang', { state: 'unknown', why: 'silent' }],
  ['garbage', { state: 'unknown', why: 'garbled' }],
]

/** `GS v 0`. */
const PICTURE = Buffer.from([0x1d, 0x76, 0x30])

/** These do not answer, or are waited for: a held feed button is let go of. */
const SILENT: ReadonlySet<Lever> = new Set(['silent', 'hang', 'offline'])

describe.each(Object.entries(LINES))('a printer at %s', (_, setUp) => {
  test.each(STATES)('says %s', async (lever, expected) => {
    const { peer, printer } = await setUp({}, SILENT.has(lever) ? SILENCE : {})
    peer.setLever(lever)
    expect(await printer.status()).toEqual(expected)
  })

  test('prints a ticket and confirms it', async () => {
    const { peer, printer } = await setUp()
    expect(await printer.print(ticket())).toMatchObject({ ok: true, confirmed: true })
    expect(copiesOf('A-012', peer)).toBe(1)
    expect(peer.unknown).toEqual([])
  })

  test.each(['ready', 'paper-low', 'slow'] as const)('prints when %s', async (lever) => {
    const { peer, printer } = await setUp({ slowMs: 2 })
    peer.setLever(lever)
    expect(await printer.print(ticket())).toMatchObject({ ok: true, confirmed: true })
    expect(peer.papers).toHaveLength(1)
  })

  test.each([
    ['paper-out', 'paper-out'],
    ['cover-open', 'cover-open'],
    ['cutter-error', 'cutter-error'],
    ['overheated', 'overheated'],
    ['jam', 'offline'],
    ['offline', 'offline'],
    ['silent', 'no-answer'],
    ['hang', 'no-answer'],
    ['garbage', 'garbled-status'],
  ] as const)('refuses when %s, without sending a byte of the ticket', async (lever, reason) => {
    const { peer, printer } = await setUp({}, SILENT.has(lever) ? SILENCE : {})
    peer.setLever(lever)
    expect(await printer.print(ticket())).toEqual({ ok: false, reason, residue: 'none' })
    peer.setLever('ready')
    expect(await printer.status()).toEqual({ state: 'ready' })
    expect(peer.received()).toHaveLength(0)
    expect(await printer.print(ticket('A-013'))).toMatchObject({ ok: true })
    expect(copiesOf('A-012', peer)).toBe(0)
    expect(copiesOf('A-013', peer)).toBe(1)
  })

  test('prints one at a time, in the order asked', async () => {
    const { peer, printer } = await setUp()
    const numbers = ['A-001', 'A-002', 'A-003']
    const results = await Promise.all(numbers.map((number) => printer.print(ticket(number))))
    expect(results).toMatchObject(numbers.map(() => ({ ok: true, confirmed: true })))
    expect(printed(peer).map((text) => text.split('\n')[2])).toEqual(numbers)
  })

  test('a ticket taken back before its turn is never sent', async () => {
    const { peer, printer } = await setUp()
    const taken = new AbortController()
    const first = printer.print(ticket('A-001'))
    const second = printer.print(ticket('A-002'), { signal: taken.signal })
    taken.abort()
    expect(await second).toEqual({ ok: false, reason: 'aborted', residue: 'none' })
    expect(await first).toMatchObject({ ok: true })
    expect(await printer.print(ticket('A-003'))).toMatchObject({ ok: true })
    expect(peer.received().includes('A-002')).toBe(false)
  })

  test('a printer without status prints when it is told so, unconfirmed', async () => {
    const { peer, printer } = await setUp({ query: 'status=none' })
    peer.setLever('silent')
    expect(await printer.status()).toEqual({ state: 'unknown', why: 'not-asked' })
    const paper = new Promise((resolve) => peer.onPaper(resolve))
    expect(await printer.print(ticket())).toMatchObject({ ok: true, confirmed: false })
    await paper
    expect(copiesOf('A-012', peer)).toBe(1)
  })

  test.each([
    ['its band', 'model=epson-tm-t20', (bytes: Buffer) => bytes.indexOf(PICTURE) + 700],
    ['its band', 'model=generic-80', (bytes: Buffer) => bytes.indexOf(PICTURE) + 700],
    ['its QR code', 'model=generic-80', (bytes: Buffer) => bytes.lastIndexOf(PICTURE) + 40],
    ['its QR code', 'model=citizen-ppu231', (bytes: Buffer) => bytes.indexOf(PICTURE, 2000) + 5],
  ] as const)(
    'broke off in %s (%s), which minds no clear command: the next ticket is a paper of its own',
    async (_what, query, at) => {
      const setup = { query, clears: false, interrupted: true }
      const { peer, printer } = await setUp(setup, NEVER_CLEARS)
      const { profile } = modelOf(query.slice('model='.length)) as Model
      const { bytes } = encode(ticketWithPictures('A-012'), profile)
      const [broken] = wire()
      peer.attach(broken)
      broken.emit('data', bytes.subarray(0, at(bytes)))
      broken.destroy()
      expect(await printer.print(ticketWithPictures('A-013'))).toMatchObject({ ok: true })
      await eventually(() => copiesOf('A-013', peer) === 1)
      expect(printed(peer).at(-1)).not.toContain('A-012')
      expect(peer.unknown).toEqual([])
    },
  )

  test('after it was closed it says so', async () => {
    const { peer, printer } = await setUp()
    await printer.close()
    await printer.close()
    expect(await printer.status()).toEqual({ state: 'unknown', why: 'closed' })
    expect(await printer.print(ticket())).toEqual({ ok: false, reason: 'closed', residue: 'none' })
    expect(peer.received()).toHaveLength(0)
  })
})
