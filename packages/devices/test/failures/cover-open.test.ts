import { expect, test } from 'vitest'
import { copiesOf, printed, tcpPrinter, ticket } from '../harness.ts'

test('cover open before the ticket: refused without a byte', async () => {
  const { peer, printer } = await tcpPrinter()
  peer.setLever('cover-open')
  expect(await printer.print(ticket())).toEqual({ ok: false, reason: 'cover-open', residue: 'none' })
  expect(peer.received()).toHaveLength(0)
})

test('cover opened in the middle: failed, and closing it does not finish the ticket', async () => {
  const { peer, printer } = await tcpPrinter()
  peer.setLever('cover-open', { afterLines: 4 })
  expect(await printer.print(ticket())).toEqual({ ok: false, reason: 'cover-open', residue: 'cleared' })
  peer.setLever('ready')
  expect(await printer.print(ticket('A-013'))).toMatchObject({ ok: true })
  expect(copiesOf('A-012', peer)).toBe(0)
  expect(printed(peer).at(-1)).not.toContain('A-012')
  expect(copiesOf('A-013', peer)).toBe(1)
})
