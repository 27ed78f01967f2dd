import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { type CableOptions, networkCable } from '../src/index.ts'

/** A server that sends everything back, at the end of a cable. */
async function withEcho(options: CableOptions = {}) {
  const served: Socket[] = []
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    served.push(socket)
    socket.on('error', () => {})
    socket.pipe(socket)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const cable = await networkCable(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, options)
  onTestFinished(async () => {
    await cable.close()
    for (const socket of served) socket.destroy()
    await new Promise((resolve) => server.close(resolve))
  })
  return { cable, served }
}

/** A connection through the cable; `got` waits for so many bytes in all. */
async function dial(url: string) {
  const socket = connect({ host: '127.0.0.1', port: Number(new URL(url).port), allowHalfOpen: true })
  let received = Buffer.alloc(0)
  socket.on('data', (bytes) => {
    received = Buffer.concat([received, bytes])
  })
  const ended = new Promise<true>((resolve) => void socket.on('end', () => resolve(true)))
  const broken = new Promise<string>((resolve) => {
    socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? ''))
  })
  await Promise.race([new Promise<void>((resolve) => socket.once('connect', () => resolve())), broken])
  onTestFinished(() => void socket.destroy())
  const got = async (length: number) => {
    while (received.length < length) await once(socket, 'data')
    return received
  }
  return { socket, got, ended, broken, received: () => received.toString() }
}

/** A round through the event loop of everybody concerned: enough for a byte on this machine's own line. */
async function meanwhile(): Promise<void> {
  const other = createServer((socket) => socket.pipe(socket))
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
  for (let round = 0; round < 20; round += 1) {
    const socket = connect((other.address() as AddressInfo).port, '127.0.0.1')
    socket.write('x')
    await once(socket, 'data')
    socket.destroy()
  }
  other.close()
}

const gone = (socket: Socket) => new Promise<void>((resolve) => socket.once('close', () => resolve()))
const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

test('the address is the same but for the port', async () => {
  const cable = await networkCable('tcp://127.0.0.1:9100?width=58')
  onTestFinished(() => cable.close())
  expect(cable.url).toMatch(/^tcp:\/\/127\.0\.0\.1:\d+\?width=58$/)
  expect(new URL(cable.url).port).not.toBe('9100')
  expect(cable.state()).toBe('connected')
})

test('every byte passes both ways, whole and in order; an end passes too', async () => {
  const { cable } = await withEcho()
  const near = await dial(cable.url)
  const bytes = randomBytes(4 * 1024 * 1024)
  near.socket.end(bytes)
  expect(digest(await near.got(bytes.length))).toBe(digest(bytes))
  expect(await near.ended).toBe(true)
})

test('pulled: nothing passes and nothing breaks; mended, all of it arrives once', async () => {
  const { cable, served } = await withEcho()
  const near = await dial(cable.url)
  near.socket.write('before ')
  await near.got(7)
  cable.cut('silence')
  near.socket.write('during ')
  served[0]?.write('[from afar] ')
  await meanwhile()
  expect(near.received()).toBe('before ')
  expect([near.socket.destroyed, cable.state()]).toEqual([false, 'silence'])
  cable.mend()
  near.socket.write('after')
  const whole = (await near.got(7 + 7 + 5 + 12)).toString()
  expect(whole.replace('[from afar] ', '')).toBe('before during after')
})

test('pulled in the middle of a great deal: not a byte is lost', async () => {
  const { cable } = await withEcho()
  const near = await dial(cable.url)
  const bytes = randomBytes(4 * 1024 * 1024)
  near.socket.end(bytes)
  for (const part of [1, 2, 3]) {
    await near.got(part * 512 * 1024)
    cable.cut('silence')
    await meanwhile()
    cable.mend()
  }
  expect(digest(await near.got(bytes.length))).toBe(digest(bytes))
})

test('begun while pulled: it reaches the other side once it is mended', async () => {
  const { cable, served } = await withEcho()
  cable.cut('silence')
  const near = await dial(cable.url)
  near.socket.write('hello')
  await meanwhile()
  expect(served).toHaveLength(0)
  cable.mend()
  expect((await near.got(5)).toString()).toBe('hello')
})

test('begun while pulled and given up: the other side never hears of it', async () => {
  const { cable, served } = await withEcho()
  cable.cut('silence')
  const gone = await dial(cable.url)
  gone.socket.write('hello')
  gone.socket.destroy()
  await meanwhile()
  cable.mend()
  const near = await dial(cable.url)
  near.socket.write('x')
  await near.got(1)
  expect(served).toHaveLength(1)
})

test('reset: connections break on both sides, new ones are turned away, until it is mended', async () => {
  const { cable, served } = await withEcho()
  const near = await dial(cable.url)
  near.socket.write('x')
  await near.got(1)
  const far = served[0] ? gone(served[0]) : null
  cable.cut('reset')
  expect(await near.broken).toBe('ECONNRESET')
  await far
  const refused = await dial(cable.url)
  expect(await refused.broken).toBe('ECONNRESET')
  cable.mend()
  const again = await dial(cable.url)
  again.socket.write('y')
  expect((await again.got(1)).toString()).toBe('y')
})

test('slow: late, whole and in order; pulled and mended while something is on its way', async () => {
  const { cable } = await withEcho({ slowMs: 5 })
  const near = await dial(cable.url)
  cable.slow()
  near.socket.write('one ')
  near.socket.write('two ')
  await near.got(8)
  near.socket.write('three')
  cable.cut('silence')
  await meanwhile()
  expect(near.received()).toBe('one two ')
  cable.slow()
  near.socket.end(' four')
  await near.ended
  expect(near.received()).toBe('one two three four')
})

test('a side that goes away takes the other with it', async () => {
  const { cable, served } = await withEcho()
  const near = await dial(cable.url)
  near.socket.write('x')
  await near.got(1)
  served[0]?.resetAndDestroy()
  expect(await near.broken).toBe('ECONNRESET')
  const other = await dial(cable.url)
  other.socket.write('x')
  await other.got(1)
  const closed = served[1] ? gone(served[1]) : null
  other.socket.resetAndDestroy()
  await closed
})

test('nobody at the other end: the connection breaks, the cable stays', async () => {
  const { cable, served } = await withEcho()
  const nowhere = await networkCable('http://127.0.0.1:1')
  onTestFinished(() => nowhere.close())
  expect(await (await dial(nowhere.url)).broken).toBe('ECONNRESET')
  expect(await (await dial(nowhere.url)).broken).toBe('ECONNRESET')
  expect([cable.state(), served.length]).toEqual(['connected', 0])
})
