import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize } from 'node:path'

export interface Received {
  readonly path: string
  readonly key: string | undefined
  readonly body: unknown
}

export interface Reply {
  readonly status?: number
  readonly body: unknown
}

/** A master of which the test says every word: real HTTP, a real event stream, made-up views. */
export interface FakeMaster {
  readonly url: string
  /** Commands received, oldest first. */
  readonly received: Received[]
  /** Sends a view to every open stream, and to those that open later. */
  show(view: unknown): void
  /** How commands are answered from now on; a promise keeps the screen waiting. */
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

/** Serves the built screen in `folder` below `/APP/`, as master and station do. */
export async function startFakeMaster(folder: string, app: string): Promise<FakeMaster> {
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
    const received = {
      path,
      key: Array.isArray(key) ? key[0] : key,
      body: text === '' ? undefined : JSON.parse(text),
    }
    master.received.push(received)
    const { status = 200, body } = await master.reply(received)
    response.writeHead(status, {
      'Content-Type': status < 400 ? 'application/json' : 'application/problem+json',
    })
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

  const master: FakeMaster = {
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
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
  return master
}
