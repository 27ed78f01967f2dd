import { expect, test } from 'vitest'
import { copiesOf, printed, tcpPrinter, ticket, watching } from '../harness.ts'

test('the roll ends after a ticket: told without a job, the next one refused, the refill told too', async () => {
  const { peer, printer } = await tcpPrinter()
  const heard = watching(printer)
  expect(await printer.print(ticket())).toMatchObject({ ok: true, confirmed: true })
  peer.setLever('paper-out')
  await heard.until('paper-out')
  const sent = peer.received().length
  expect(await printer.print(ticket('A-013'))).toEqual({ ok: false, reason: 'paper-out', residue: 'none' })
  expect(peer.received()).toHaveLength(sent)
  peer.setLever('ready')
  await heard.until('ready')
  expect(await printer.print(ticket('A-014'))).toMatchObject({ ok: true, confirmed: true })
  expect(['A-012', 'A-013', 'A-014'].map((number) => copiesOf(number, peer))).toEqual([1, 0, 1])
  expect(printed(peer)).toHaveLength(2)
})

test('the last ticket of the roll, ended right after its cut: nobody knows it is out, so it is not counted', async () => {
  const { peer, printer } = await tcpPrinter()
  peer.onPaper(() => peer.setLever('paper-out'))
  expect(await printer.print(ticket())).toEqual({ ok: false, reason: 'paper-out', residue: 'cleared' })
  expect(copiesOf('A-012', peer)).toBe(1)
})

test('the last ticket of the roll is out: what is missing after the cut is not held against it', async () => {
  const { peer, printer } = await tcpPrinter()
  peer.onPaper(() => peer.setLever('paper-low'))
  expect(await printer.print(ticket())).toMatchObject({ ok: true, confirmed: true })
})
