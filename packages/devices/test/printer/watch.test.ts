import { createServer } from 'node:net'
import { describe, expect, onTestFinished, test } from 'vitest'
import {
  openPrinter,
  type PeerOptions,
  type Printer,
  type PrinterPeer,
  printerPeer,
} from '../../src/index.ts'
import { SPEAK_UP } from '../../src/printer/escpos/bytes.ts'
import {
  copiesOf,
  eventually,
  linePrinter,
  NEVER_MS,
  QUICK,
  tcpPrinter,
  ticket,
  watching,
} from '../harness.ts'

type Setup = (options?: PeerOptions & { query?: string }) => Promise<{ peer: PrinterPeer; printer: Printer }>

const LINES: Record<string, Setup> = {
  'tcp://': (options) => tcpPrinter(options),
  'serial://': (options) => linePrinter('serial', options),
  'file:// on a device': (options) => linePrinter('file', options),
}

/** It is asked once, and then never again: what changes, it must tell by itself. */
const ASKED_ONCE = { idleMs: NEVER_MS, calmMs: NEVER_MS, awayMs: NEVER_MS }

describe.each(Object.entries(LINES))('whoever watches a printer at %s', (_, setUp) => {
  test('is told its status, then every change, once each', async () => {
    const { peer, printer } = await setUp()
    const heard = watching(printer)
    await heard.until('ready')
    for (const lever of [
      'paper-low',
      'paper-out',
      'cover-open',
      'cutter-error',
      'overheated',
      'offline',
    ] as const) {
      peer.setLever(lever)
      await heard.until(lever)
    }
    peer.setLever('ready')
    await heard.until('ready')
    expect(heard.statuses.map(({ state }) => state)).toEqual([
      'ready',
      'paper-low',
      'paper-out',
      'cover-open',
      'cutter-error',
      'overheated',
      'offline',
      'ready',
    ])
  })

  test('and prints meanwhile: every ticket once, no question in between', async () => {
    const { peer, printer } = await setUp()
    const heard = watching(printer)
    await heard.until('ready')
    for (const number of ['A-001', 'A-002', 'A-003'])
      expect(await printer.print(ticket(number))).toMatchObject({ ok: true, confirmed: true })
    expect(['A-001', 'A-002', 'A-003'].map((number) => copiesOf(number, peer))).toEqual([1, 1, 1])
    expect(peer.unknown).toEqual([])
    expect(heard.statuses).toEqual([{ state: 'ready' }])
  })

  test('is told what a ticket found out', async () => {
    const { peer, printer } = await setUp()
    const heard = watching(printer)
    await heard.until('ready')
    peer.setLever('paper-out', { afterLines: 3 })
    expect(await printer.print(ticket())).toMatchObject({ ok: false, reason: 'paper-out' })
    await heard.until('paper-out')
    peer.setLever('ready')
    await heard.until('ready')
    expect(copiesOf('A-012', peer)).toBe(0)
  })

  test('is told nothing more afterwards, and the line is given back', async () => {
    const { peer, printer } = await setUp()
    const heard = watching(printer)
    await heard.until('ready')
    heard.stop()
    peer.setLever('paper-out')
    expect(await printer.status()).toEqual({ state: 'paper-out' })
    expect(heard.statuses).toEqual([{ state: 'ready' }])
  })
})

test('a printer that can speak up is heard at once, without being asked', async () => {
  const { peer, printer } = await tcpPrinter({ query: 'model=epson-tm-t20' }, ASKED_ONCE)
  const heard = watching(printer)
  await heard.until('ready')
  await eventually(() => peer.received().includes(SPEAK_UP))
  for (const lever of ['paper-low', 'cover-open', 'paper-out', 'ready'] as const) {
    peer.setLever(lever)
    await heard.until(lever)
  }
  // A job makes it forget; it is told again after it.
  expect(await printer.print(ticket())).toMatchObject({ ok: true })
  await eventually(() => peer.received().lastIndexOf(SPEAK_UP) > peer.received().indexOf('Terima kasih'))
  peer.setLever('cover-open')
  await heard.until('cover-open')
  expect(peer.connections()).toBe(1)
})

test('one that does not understand that is asked again and again', async () => {
  const { peer, printer } = await tcpPrinter({ query: 'model=epson-tm-t20', speaksUp: false })
  const heard = watching(printer)
  await heard.until('ready')
  peer.setLever('paper-low')
  await heard.until('paper-low')
})

test('one connection serves questions and tickets, and is kept', async () => {
  const { peer, printer } = await tcpPrinter()
  const heard = watching(printer)
  await heard.until('ready')
  for (const number of ['A-001', 'A-002']) await printer.print(ticket(number))
  peer.setLever('paper-low')
  await heard.until('paper-low')
  expect(peer.connections()).toBe(1)
})

test('a printer that serves one connection at a time never sees two', async () => {
  const peer = printerPeer()
  let open = 0
  let most = 0
  const server = createServer((socket) => {
    open += 1
    most = Math.max(most, open)
    socket.on('close', () => {
      open -= 1
    })
    peer.attach(socket)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = address !== null && typeof address === 'object' ? address.port : 0
  const printer = openPrinter(`tcp://127.0.0.1:${port}`, { timing: QUICK })
  onTestFinished(async () => {
    await printer.close()
    server.close()
  })
  const heard = watching(printer)
  await heard.until('ready')
  await Promise.all([printer.print(ticket('A-001')), printer.status(), printer.print(ticket('A-002'))])
  peer.setLever('cover-open')
  await heard.until('cover-open')
  await printer.print(ticket('A-003'))
  peer.setLever('ready')
  await heard.until('ready')
  expect(most).toBe(1)
})

test('two who watch are told the same, the later one at once', async () => {
  const { printer } = await tcpPrinter({}, ASKED_ONCE)
  const first = watching(printer)
  await first.until('ready')
  const second = watching(printer)
  await second.until('ready')
  first.stop()
  first.stop()
  expect(second.statuses).toEqual([{ state: 'ready' }])
})

test('a printer without status is only known to be there, or not', async () => {
  const { peer, printer } = await tcpPrinter({ query: 'status=none' })
  const heard = watching(printer)
  await heard.until('unknown')
  await peer.unplug()
  await heard.until('offline')
  await peer.plugIn()
  await heard.until('unknown')
  expect(heard.statuses).toEqual([
    { state: 'unknown', why: 'not-asked' },
    { state: 'offline', why: 'unreachable' },
    { state: 'unknown', why: 'not-asked' },
  ])
})

test('closing ends the watching', async () => {
  const { peer, printer } = await tcpPrinter()
  const heard = watching(printer)
  await heard.until('ready')
  await printer.close()
  peer.setLever('paper-out')
  expect(await printer.print(ticket())).toEqual({ ok: false, reason: 'closed', residue: 'none' })
  expect(heard.statuses).toEqual([{ state: 'ready' }])
})

test('a ticket given while the printer is away does not wait for the next attempt', async () => {
  const { peer, printer } = await tcpPrinter({}, ASKED_ONCE)
  await peer.unplug()
  const heard = watching(printer)
  await heard.until('offline')
  await peer.plugIn()
  expect(await printer.print(ticket())).toMatchObject({ ok: true })
  await heard.until('ready')
})
