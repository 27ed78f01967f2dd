import { expect, test } from 'vitest'
import { copiesOf, eventually, linePrinter, printed, tcpPrinter, ticket, watching } from '../harness.ts'

test('network cable pulled and put back: told without a job, and prints again by itself', async () => {
  const { peer, printer } = await tcpPrinter()
  const heard = watching(printer)
  await heard.until('ready')
  await peer.unplug()
  expect(await heard.until('offline')).toEqual({ state: 'offline', why: 'unreachable' })
  expect(await printer.print(ticket())).toEqual({ ok: false, reason: 'unreachable', residue: 'none' })
  await peer.plugIn()
  await heard.until('ready')
  expect(await printer.print(ticket('A-013'))).toMatchObject({ ok: true, confirmed: true })
  expect(copiesOf('A-012', peer)).toBe(0)
  expect(printed(peer)).toHaveLength(1)
})

test('pulled in the middle of a ticket: the rest is thrown away when the cable is back, without a job', async () => {
  const { peer, printer } = await tcpPrinter({ slowMs: 5 })
  const heard = watching(printer)
  await heard.until('ready')
  peer.setLever('slow')
  const result = printer.print(ticket())
  await eventually(() => peer.strip().length > 2)
  peer.setLever('paper-out')
  await peer.unplug()
  expect(await result).toEqual({ ok: false, reason: 'connection-lost', residue: 'possible' })
  await heard.until('offline')
  await peer.plugIn()
  await heard.until('paper-out')
  peer.setLever('ready')
  await heard.until('ready')
  expect(copiesOf('A-012', peer)).toBe(0)
  expect(await printer.print(ticket('A-013'))).toMatchObject({ ok: true })
  expect(printed(peer).at(-1)).not.toContain('A-012')
})

test('a line that was kept has died unnoticed: the ticket takes a new one', async () => {
  const { peer, printer } = await tcpPrinter({}, { idleMs: 600_000, awayMs: 600_000 })
  const heard = watching(printer)
  await heard.until('ready')
  // Switched off and on: the old connection is gone, and nobody has asked since.
  const before = peer.connections()
  peer.setLever('drop')
  peer.setLever('ready')
  expect(await printer.print(ticket())).toMatchObject({ ok: true, confirmed: true })
  expect(copiesOf('A-012', peer)).toBe(1)
  expect(peer.connections()).toBeGreaterThan(before)
})

test('a serial printer pulled off is told without a job', async () => {
  const { printer, unplug } = await linePrinter('serial')
  const heard = watching(printer)
  await heard.until('ready')
  await unplug()
  expect(await heard.until('offline')).toMatchObject({ state: 'offline' })
})
