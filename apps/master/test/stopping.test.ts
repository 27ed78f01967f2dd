import { once } from 'node:events'
import { connect } from 'node:net'
import { API_BASE } from '@antre/contract'
import { expect, it } from 'vitest'
import { aMaster, type Given } from './in-process.ts'

/** A connection that has sent exactly this, and reads nothing. */
async function halfSaid(given: Given, text: string) {
  const socket = connect(given.master.port, '127.0.0.1').on('error', () => {})
  await once(socket, 'connect')
  await new Promise((resolve) => socket.write(text, resolve))
  return socket.pause()
}

it('waits for nobody who stopped in the middle of a request, or does not read its stream', async () => {
  const given = await aMaster()
  const head = (what: string) =>
    `${what} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${given.mint({ role: 'admin' })}\r\n`
  const sockets = await Promise.all([
    halfSaid(given, head(`POST ${API_BASE}/tickets`)),
    halfSaid(given, `${head(`POST ${API_BASE}/tickets`)}Content-Length: 9\r\n\r\n{"serv`),
    halfSaid(given, `${head(`GET ${API_BASE}/views/hall/stream`)}\r\n`),
  ])
  // The master has taken what they sent once it answers somebody who came later.
  expect((await given.admin.get('/health')).status).toBe(200)
  await given[Symbol.asyncDispose]()
  for (const socket of sockets) socket.destroy()
})

it('answers a command that was on its way', async () => {
  const given = await aMaster()
  const arrived = given.admin.post('/tickets', { serviceId: 'ktp' })
  await given.admin.get('/health')
  const [answer] = await Promise.all([arrived, given[Symbol.asyncDispose]()])
  expect(answer.status).toBe(201)
})
