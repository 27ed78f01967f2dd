import { type AddressInfo, createServer, type Socket } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { openPrinter, type Printer } from '../../src/index.ts'
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

/** A printer at the address of something else. */
async function printerAt(answer: (socket: Socket) => void): Promise<Printer> {
  const server = createServer((socket) => answer(socket.on('error', () => {})))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const printer = openPrinter(`tcp://127.0.0.1:${port}`, { timing: { ...QUICK, ...SILENCE } })
  onTestFinished(async () => {
    await printer.close()
    server.close()
  })
  return printer
}

test('something that is no printer at all sends everything back', async () => {
  const printer = await printerAt((socket) => void socket.pipe(socket))
  expect(await printer.print(ticket())).toMatchObject({ ok: false, residue: 'none' })
  expect(await printer.status()).toMatchObject({ state: 'unknown' })
})

test('something that says "all is well" without end, asked or not, is no printer', async () => {
  const well = Buffer.alloc(1024, 0x12)
  const printer = await printerAt((socket) => {
    const speak = () => {
      while (!socket.destroyed && socket.write(well));
    }
    socket.on('drain', speak).resume()
    speak()
  })
  expect(await printer.status()).toEqual({ state: 'unknown', why: 'garbled' })
  expect(await printer.print(ticket())).toEqual({ ok: false, reason: 'garbled-status', residue: 'none' })
})
