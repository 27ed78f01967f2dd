import { createServer } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { openPrinter } from '../../src/index.ts'
import { copiesOf, QUICK, SILENCE, tcpPrinter, ticket, watching } from '../harness.ts'

test('answers that are no status before the ticket: refused without a byte', async () => {
  const { peer, printer } = await tcpPrinter()
  peer.setLever('garbage')
  expect(await printer.print(ticket())).toEqual({ ok: false, reason: 'garbled-status', residue: 'none' })
  expect(peer.received()).toHaveLength(0)
})

test('answers turn to garbage in the middle: the paper may be out, but it is not counted as printed', async () => {
  const { peer, printer } = await tcpPrinter({}, { ...SILENCE, careTries: 0 })
  peer.setLever('garbage', { afterLines: 3 })
  expect(await printer.print(ticket())).toMatchObject({ ok: false, reason: 'garbled-status' })
  peer.setLever('ready')
  expect(await printer.print(ticket('A-013'))).toMatchObject({ ok: true })
  expect(copiesOf('A-012', peer)).toBeLessThanOrEqual(1)
  expect(copiesOf('A-013', peer)).toBe(1)
})

test('garbage while idle: told without a job, and again when it makes sense', async () => {
  const { peer, printer } = await tcpPrinter()
  const heard = watching(printer)
  await heard.until('ready')
  peer.setLever('garbage')
  expect(await heard.until('unknown')).toEqual({ state: 'unknown', why: 'garbled' })
  peer.setLever('ready')
  await heard.until('ready')
})

test('something that is no printer at all sends everything back', async () => {
  const echo = createServer((socket) => void socket.on('error', () => {}).pipe(socket))
  await new Promise<void>((resolve) => echo.listen(0, '127.0.0.1', resolve))
  const address = echo.address()
  const port = address !== null && typeof address === 'object' ? address.port : 0
  const printer = openPrinter(`tcp://127.0.0.1:${port}`, { timing: { ...QUICK, ...SILENCE } })
  onTestFinished(async () => {
    await printer.close()
    echo.close()
  })
  expect(await printer.print(ticket())).toMatchObject({ ok: false, residue: 'none' })
  expect(await printer.status()).toMatchObject({ state: 'unknown' })
})
