import { expect, test } from 'vitest'
import { copiesOf, printed, tcpPrinter, ticket } from '../harness.ts'

test('no paper before the ticket: refused without a byte; after the refill only new tickets come out', async () => {
  const { peer, printer } = await tcpPrinter()
  peer.setLever('paper-out')
  expect(await printer.status()).toEqual({ state: 'paper-out' })
  expect(await printer.print(ticket())).toEqual({ ok: false, reason: 'paper-out', residue: 'none' })
  expect(peer.received()).toHaveLength(0)
  peer.setLever('ready')
  expect(peer.papers).toHaveLength(0)
  expect(await printer.print(ticket('A-013'))).toMatchObject({ ok: true })
  expect(printed(peer)).toHaveLength(1)
  expect(copiesOf('A-013', peer)).toBe(1)
})

test('paper that ends soon still prints, and says so', async () => {
  const { peer, printer } = await tcpPrinter()
  peer.setLever('paper-low')
  expect(await printer.print(ticket())).toMatchObject({ ok: true, confirmed: true })
  expect(await printer.status()).toEqual({ state: 'paper-low' })
})
