import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'

/**
 * How the double treats requests from now on.
 * - `lost-answer`: does what it is asked, then cuts the line before answering
 * - `silent`: accepts and never says a word
 * - `frozen-stream`: the stream opens, then nothing
 */
export type MasterMood =
  | 'well'
  | 'silent'
  | 'frozen-stream'
  | 'lost-answer'
  | 'unavailable'
  | 'unauthorised'
  | 'unknown-view'
  | 'cut'

export interface RecordedRequest {
  readonly method: string
  readonly url: string
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

/** A master reduced to its manners on the wire, on a real socket. */
export interface MasterDouble {
  readonly url: string
  mood: MasterMood
  protocol: number
  /** What the master did, by Idempotency-Key: how often. */
  readonly effects: ReadonlyMap<string, number>
  readonly requests: readonly RecordedRequest[]
  /** Answer to commands. */
  answer: (request: RecordedRequest) => { status: number; body: unknown }
  /** The view handed to a new stream; `show` also tells those that are open. */
  show(view: object, seq?: number): void
  beat(now: string): void
  /** Raw text into the open streams. */
  write(text: string): void
  dropStreams(): void
  /** Resolves at the next request for which `fits`. */
  next(fits: (request: RecordedRequest) => boolean): Promise<RecordedRequest>
  close(): Promise<void>
  /** After `close`: back on the same port. */
  reopen(): Promise<void>
}

export async function startMasterDouble(
  firstView: object = { now: '2026-11-23T09:00:00.000+08:00' },
): Promise<MasterDouble> {
  const effects = new Map<string, number>()
  const requests: RecordedRequest[] = []
  const sockets = new Set<Socket>()
  const streams = new Set<ServerResponse>()
  const waiting = new Set<(request: RecordedRequest) => void>()
  let current = { view: firstView, seq: 1 }
  let port = 0

  const frame = () => `event: view\nid: ${current.seq}\ndata: ${JSON.stringify(current.view)}\n\n`
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { method = '', url = '', headers } = request
      const recorded = { method, url, headers, body: Buffer.concat(chunks).toString() }
      requests.push(recorded)
      handle(recorded, response)
      for (const look of [...waiting]) look(recorded)
    })
  })
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })

  function handle(request: RecordedRequest, response: ServerResponse) {
    const isStream = request.url.endsWith('/stream')
    if (double.mood === 'silent') return
    if (double.mood === 'cut') return response.destroy()
    if (request.url === '/api/v1/health')
      return json(response, 200, { status: 'ok', protocol: double.protocol })
    if (double.mood === 'unauthorised') return json(response, 401, { code: 'unauthorised' })
    if (isStream && double.mood === 'unknown-view') return json(response, 404, { code: 'unknown-counter' })
    if (isStream) return openStream(response)
    if (double.mood === 'unavailable') return json(response, 503, { code: 'ledger-unavailable' })
    const key = request.headers['idempotency-key']
    if (typeof key === 'string' && !effects.has(key)) effects.set(key, 1)
    else effects.set(String(key), request.method === 'POST' && key === undefined ? 99 : 1)
    if (double.mood === 'lost-answer') return response.destroy()
    const { status, body } = double.answer(request)
    json(response, status, body)
  }

  function openStream(response: ServerResponse) {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    response.flushHeaders()
    if (double.mood === 'frozen-stream') return
    streams.add(response)
    response.on('close', () => streams.delete(response))
    response.write(frame())
  }

  const listen = () =>
    new Promise<void>((resolve) => {
      server.listen(port, '127.0.0.1', () => {
        port = (server.address() as AddressInfo).port
        resolve()
      })
    })

  const double: MasterDouble = {
    get url() {
      return `http://127.0.0.1:${port}`
    },
    mood: 'well',
    protocol: 1,
    effects,
    requests,
    answer: () => ({ status: 200, body: { ticket: null } }),
    show(view, seq = current.seq + 1) {
      current = { view, seq }
      for (const stream of streams) stream.write(frame())
    },
    beat: (now) => double.write(`event: beat\ndata: {"now":"${now}"}\n\n`),
    write(text) {
      for (const stream of streams) stream.write(text)
    },
    dropStreams() {
      for (const stream of streams) stream.destroy()
    },
    next: (fits) =>
      new Promise((resolve) => {
        const look = (request: RecordedRequest) => {
          if (!fits(request)) return
          waiting.delete(look)
          resolve(request)
        }
        waiting.add(look)
      }),
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy()
        server.close(() => resolve())
      }),
    reopen: listen,
  }
  await listen()
  return double
}

function json(response: ServerResponse, status: number, body: unknown) {
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(JSON.stringify(body))
}
