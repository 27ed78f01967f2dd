import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize } from 'node:path'
import { builtScreen, type ScreenApp } from './built-screen.ts'

export interface Received {
  readonly method: string
  /** Below the API base: `counters/3/call-next`. */
  readonly path: string
  /** Idempotency-Key. */
  readonly key: string | undefined
  readonly ifMatch: string | undefined
  readonly body: unknown
}

export interface Reply {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body: unknown
}

/**
 * A master for tests of a screen: serves the built screen below `/APP/` on one port with its API, as master and
 * stations do. Real HTTP, a real event stream; every view and every answer is the test's.
 */
export interface ScreenMaster {
  readonly url: string
  /** Commands (POST, PUT) received, oldest first. */
  readonly received: Received[]
  /** Sends a view to every open stream, and to those that open later. */
  show(view: unknown): void
  /** How requests other than streams are answered from now on; a promise keeps the screen waiting. */
  reply: (request: Received) => Reply | Promise<Reply>
  /** Cuts every stream and refuses new ones until `back`. */
  away(): void
  back(): void
  close(): Promise<void>
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
}

/** As master and stations do; a page that hears nothing for three of them says it is cut off. */
const BEAT_MS = 5_000

/** Serves the built screen of an app, under its name. */
export async function startScreenMaster(app: ScreenApp): Promise<ScreenMaster> {
  const folder = builtScreen(app)
  const streams = new Set<ServerResponse>()
  let last: string | null = null
  let seq = 0
  let present = true

  const frame = (): string => `event: view\nid: ${seq}\ndata: ${last}\n\n`

  function stream(response: ServerResponse): void {
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' })
    streams.add(response)
    response.on('close', () => streams.delete(response))
    response.write(last === null ? ': hello\n\n' : frame())
  }

  async function command(path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const text = Buffer.concat(chunks).toString()
    const key = request.headers['idempotency-key']
    const received: Received = {
      method: request.method ?? '',
      path,
      key: typeof key === 'string' ? key : undefined,
      ifMatch: request.headers['if-match'],
      body: text === '' ? undefined : JSON.parse(text),
    }
    if (received.method !== 'GET') master.received.push(received)
    const { status = 200, headers, body } = await master.reply(received)
    const type = status < 400 ? 'application/json' : 'application/problem+json'
    response.writeHead(status, { 'Content-Type': type, ...headers })
    response.end(JSON.stringify(body))
  }

  async function file(path: string, response: ServerResponse): Promise<void> {
    const name = normalize(path === '' ? 'index.html' : path)
    try {
      const content = await readFile(join(folder, name))
      response.writeHead(200, { 'Content-Type': TYPES[extname(name)] ?? 'application/octet-stream' })
      response.end(content)
    } catch {
      response.writeHead(404).end()
    }
  }

  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    const inside = pathname.slice(`/${app}/`.length)
    const api = /^api\/v1\/(.*)$/.exec(inside)?.[1]
    if (api === undefined) void file(inside, response)
    else if (!present) response.destroy()
    else if (api.endsWith('/stream')) stream(response)
    else void command(api, request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))

  const beat = setInterval(() => {
    for (const response of streams) response.write('event: beat\ndata: {}\n\n')
  }, BEAT_MS)
  const master: ScreenMaster = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/${app}/`,
    received: [],
    reply: () => ({ body: { ok: true } }),
    show(view) {
      last = JSON.stringify(view)
      seq += 1
      for (const response of streams) response.write(frame())
    },
    away() {
      present = false
      for (const response of streams) response.destroy()
    },
    back() {
      present = true
    },
    close() {
      clearInterval(beat)
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
  return master
}
