import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { openPrinter } from '../../src/index.ts'
import { copiesOf, eventually, QUICK, tcpPrinter, ticket } from '../harness.ts'

test('nothing listens at the address: unreachable, and ready as soon as something does', async () => {
  const { peer, printer } = await tcpPrinter()
  await peer.unplug()
  expect(await printer.status()).toEqual({ state: 'offline', why: 'unreachable' })
  expect(await printer.print(ticket())).toEqual({ ok: false, reason: 'unreachable', residue: 'none' })
  await peer.plugIn()
  expect(await printer.status()).toEqual({ state: 'ready' })
  expect(await printer.print(ticket('A-013'))).toMatchObject({ ok: true })
  expect(copiesOf('A-012', peer)).toBe(0)
})

/** Listens and never accepts: once its backlog is full, newcomers get no answer at all, as from a dead machine. */
const DEAF = `
  const server = require('node:net').createServer().listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => {
    process.stdout.write(server.address().port + '\\n', () =>
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0))
  })`

test('a machine that does not even refuse: the connection is given up in time', async () => {
  const deaf = spawn(process.execPath, ['-e', DEAF], { stdio: ['ignore', 'pipe', 'inherit'] })
  const crowd: Socket[] = []
  onTestFinished(() => {
    for (const socket of crowd) socket.destroy()
    deaf.kill('SIGKILL')
  })
  const port = Number(String((await once(deaf.stdout, 'data'))[0]))
  for (let each = 0; each < 8; each += 1) crowd.push(connect(port, '127.0.0.1').on('error', () => {}))
  await Promise.all(crowd.slice(0, 2).map((socket) => once(socket, 'connect')))
  const printer = openPrinter(`tcp://127.0.0.1:${port}`, { timing: { ...QUICK, connectMs: 1500 } })
  expect(await printer.print(ticket())).toEqual({ ok: false, reason: 'connect-timeout', residue: 'none' })
  expect(await printer.status()).toEqual({ state: 'offline', why: 'timeout' })
})

test('a name that nobody has is unreachable', async () => {
  const printer = openPrinter('tcp://printer.invalid', { timing: QUICK })
  expect(await printer.print(ticket())).toMatchObject({ ok: false, residue: 'none' })
})

test('offline for a moment, as while somebody holds the feed button: the ticket waits for it', async () => {
  const { peer, printer } = await tcpPrinter({}, { answerMs: 60_000 })
  peer.setLever('offline')
  const result = printer.print(ticket())
  await eventually(() => peer.connections() > 0)
  expect(peer.received()).toHaveLength(0)
  peer.setLever('ready')
  expect(await result).toMatchObject({ ok: true, confirmed: true })
})
