import { expect, test } from 'vitest'
import { copiesOf, printed, tcpPrinter, ticket, watching } from '../harness.ts'

test('takes the connection and drops it at once: lost, and not a byte of the ticket was sent', async () => {
  const { peer, printer } = await tcpPrinter()
  peer.setLever('drop')
  expect(await printer.status()).toEqual({ state: 'offline', why: 'lost' })
  expect(await printer.print(ticket())).toEqual({ ok: false, reason: 'connection-lost', residue: 'none' })
  peer.setLever('ready')
  expect(await printer.print(ticket('A-013'))).toMatchObject({ ok: true })
  expect(peer.received().includes('A-012')).toBe(false)
  expect(printed(peer)).toHaveLength(1)
  expect(copiesOf('A-013', peer)).toBe(1)
})

test('drops while idle: told without a job, and again when it stays', async () => {
  const { peer, printer } = await tcpPrinter()
  const heard = watching(printer)
  await heard.until('ready')
  peer.setLever('drop')
  expect(await heard.until('offline')).toEqual({ state: 'offline', why: 'lost' })
  peer.setLever('ready')
  await heard.until('ready')
})
