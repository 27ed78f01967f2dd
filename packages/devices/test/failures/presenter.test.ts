import { expect, test } from 'vitest'
import { SPEAK_UP } from '../../src/printer/escpos/bytes.ts'
import { copiesOf, eventually, tcpPrinter, ticket, watching } from '../harness.ts'

const KIOSK = { presenter: true, query: 'model=citizen-ppu231' } as const

test('a ticket that nobody takes: printed, and the printer says that it waits', async () => {
  const { peer, printer } = await tcpPrinter(KIOSK)
  const heard = watching(printer)
  await heard.until('ready')
  expect(await printer.print(ticket())).toMatchObject({ ok: true, confirmed: true })
  expect(await heard.until('ready', true)).toEqual({ state: 'ready', untaken: true })
  peer.take()
  expect(await heard.until('ready')).toEqual({ state: 'ready' })
})

test('it does not hold up the next one', async () => {
  const { peer, printer } = await tcpPrinter(KIOSK)
  expect(await printer.print(ticket('A-012'))).toMatchObject({ ok: true })
  expect(await printer.status()).toEqual({ state: 'ready', untaken: true })
  expect(await printer.print(ticket('A-013'))).toMatchObject({ ok: true })
  expect([copiesOf('A-012', peer), copiesOf('A-013', peer)]).toEqual([1, 1])
})

test('paper stuck in the presenter, which only what it says by itself tells apart', async () => {
  const { peer, printer } = await tcpPrinter(KIOSK)
  const heard = watching(printer)
  await heard.until('ready')
  await eventually(() => peer.received().includes(SPEAK_UP))
  peer.setLever('jam')
  expect(await heard.until('offline')).toEqual({ state: 'offline', why: 'jam' })
  expect(await printer.print(ticket())).toEqual({ ok: false, reason: 'offline', residue: 'none' })
  peer.setLever('ready')
  await heard.until('ready')
  expect(await printer.print(ticket())).toMatchObject({ ok: true, confirmed: true })
})

test('a ticket in the presenter is not taken for a roll that is out, nor the other way round', async () => {
  const { peer, printer } = await tcpPrinter(KIOSK)
  await printer.print(ticket())
  peer.setLever('paper-low')
  expect(await printer.status()).toEqual({ state: 'paper-low', untaken: true })
  peer.setLever('paper-out')
  expect(await printer.status()).toEqual({ state: 'paper-out' })
  peer.take()
  expect(await printer.status()).toEqual({ state: 'paper-out' })
  expect(await printer.print(ticket('A-013'))).toEqual({ ok: false, reason: 'paper-out', residue: 'none' })
})
