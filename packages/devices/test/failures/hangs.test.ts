import { createServer, type Socket } from 'node:net'
import type { ReceiptDocument } from '@antre/receipt'
import { expect, onTestFinished, test } from 'vitest'
import { openPrinter } from '../../src/index.ts'
import { CLEAR_BUFFERS } from '../../src/printer/escpos/bytes.ts'
import { copiesOf, eventually, printed, QUICK, SILENCE, tcpPrinter, ticket, watching } from '../harness.ts'

test('frozen before the ticket: refused, and nothing of it comes out when it thaws', async () => {
  const { peer, printer } = await tcpPrinter({}, SILENCE)
  peer.setLever('hang')
  expect(await printer.print(ticket())).toEqual({ ok: false, reason: 'no-answer', residue: 'none' })
  peer.setLever('ready')
  expect(await printer.print(ticket('A-013'))).toMatchObject({ ok: true })
  expect(printed(peer)).toHaveLength(1)
  expect(copiesOf('A-013', peer)).toBe(1)
})

test('frozen while idle: told without a job, and again when it thaws', async () => {
  const { peer, printer } = await tcpPrinter({}, SILENCE)
  const heard = watching(printer)
  await heard.until('ready')
  peer.setLever('hang')
  expect(await heard.until('unknown')).toEqual({ state: 'unknown', why: 'silent' })
  peer.setLever('ready')
  await heard.until('ready')
  expect(await printer.print(ticket())).toMatchObject({ ok: true })
  expect(printed(peer)).toHaveLength(1)
})

test('frozen in the middle: unconfirmed, and the rest never comes out when it thaws', async () => {
  const { peer, printer } = await tcpPrinter({}, SILENCE)
  peer.setLever('hang', { afterLines: 3 })
  const result = await printer.print(ticket())
  expect(result).toEqual({ ok: false, reason: 'unconfirmed', residue: 'possible' })
  const before = peer.connections()
  // The driver waits at the door: its clear command is there before the thaw.
  await eventually(() => peer.connections() > before && peer.unread() === CLEAR_BUFFERS.length)
  peer.setLever('ready')
  expect(await printer.status()).toEqual({ state: 'ready' })
  expect(copiesOf('A-012', peer)).toBe(0)
  expect(await printer.print(ticket('A-013'))).toMatchObject({ ok: true })
  expect(copiesOf('A-012', peer)).toBe(0)
  expect(printed(peer).at(-1)).not.toContain('A-012')
  expect(copiesOf('A-013', peer)).toBe(1)
})

test('frozen after the cut: the paper is out, but nobody knows: unconfirmed', async () => {
  const { peer, printer } = await tcpPrinter({}, SILENCE)
  peer.onPaper(() => peer.setLever('hang'))
  expect(await printer.print(ticket())).toEqual({ ok: false, reason: 'unconfirmed', residue: 'possible' })
  expect(copiesOf('A-012', peer)).toBe(1)
})

test('a printer that stops taking bytes: the ticket ends in time and the line is reset', async () => {
  const sockets: Socket[] = []
  const server = createServer({ pauseOnConnect: true }, (socket) => void sockets.push(socket))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = address !== null && typeof address === 'object' ? address.port : 0
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  const printer = openPrinter(`tcp://127.0.0.1:${port}?status=none`, {
    timing: { ...QUICK, ...SILENCE, writeMs: 1500, careTries: 0 },
  })
  // More than all buffers on the way can hold.
  const long: ReceiptDocument = Array.from({ length: 8000 }, () => ({ kind: 'band' }) as const)
  expect(await printer.print(long)).toEqual({ ok: false, reason: 'write-timeout', residue: 'possible' })
})
