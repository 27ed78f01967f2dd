import { createReadStream, existsSync, statSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize } from 'node:path'
import { text } from 'node:stream/consumers'
import type { DisplayView } from '@antre/contract'
import { toneWav } from './tone.ts'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.woff2': 'font/woff2',
  '.wav': 'audio/wav',
  '.ogg': 'audio/ogg',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
}

export interface Asked {
  readonly instance: string
  readonly name?: string
  readonly able: boolean
  readonly speaking: boolean
  readonly state: string
  readonly detail?: string
}

/** Every `/media/tone….wav` is there, and so long. */
const TONE_SECONDS = 4

export interface FakeMaster {
  readonly origin: string
  /** Ids in the order they were acknowledged, with the time (ms) the request came. */
  readonly acknowledged: readonly { readonly id: string; readonly at: number }[]
  /** Files below /voice/ that were asked for. */
  readonly voiceRequests: readonly string[]
  show(view: DisplayView): void
  beat(now: string): void
  /** Ends the streams and refuses new ones until `comeBack`. */
  goAway(): void
  comeBack(): void
  /** What happens to a request below /voice/ instead of the file. */
  onVoice(answer: (file: string) => 'file' | 'missing' | 'garbage' | 'hang'): void
  /** How a display that asks for the voice of the zone is answered. Default: it may speak, and is alone. */
  onAsk(answer: (asking: Asked) => { speaks: boolean; leaseMs: number; others: number }): void
  /** What displays asked with, oldest first. */
  readonly asked: readonly Asked[]
  /** What happens to acknowledgements. */
  onAcknowledge(answer: () => number): void
  close(): Promise<void>
}

export interface Folders {
  readonly screen: string
  readonly voice: string
  readonly media: string
}

/** A master as a display sees it: static files, the view stream over real SSE, and what is posted to it. */
export async function startFakeMaster(folders: Folders): Promise<FakeMaster> {
  const streams = new Set<ServerResponse>()
  const acknowledged: { id: string; at: number }[] = []
  const voiceRequests: string[] = []
  let view: DisplayView | undefined
  let seq = 0
  let away = false
  let voiceAnswer: (file: string) => 'file' | 'missing' | 'garbage' | 'hang' = () => 'file'
  let acknowledgeStatus = () => 200
  const asked: Asked[] = []
  let grant = ({ able }: Asked) => ({ speaks: able, leaseMs: able ? 6_000 : 0, others: 0 })

  const sendView = (stream: ServerResponse): void => {
    if (view) stream.write(`event: view\nid: ${seq}\ndata: ${JSON.stringify(view)}\n\n`)
  }

  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const { pathname } = new URL(request.url ?? '/', 'http://master')
    const call = /^\/display\/api\/v1\/(?:calls|notices)\/([^/]+)\/announced$/.exec(pathname)?.[1]
    if (pathname.startsWith('/display/api/') && away) {
      response.writeHead(503).end()
    } else if (call !== undefined) {
      const status = acknowledgeStatus()
      if (status < 300) acknowledged.push({ id: decodeURIComponent(call), at: Date.now() })
      json(response, status, status < 300 ? { ok: true } : { code: 'ledger-unavailable' })
    } else if (pathname.endsWith('/voice')) {
      void text(request).then((body) => {
        const asking = JSON.parse(body) as Asked
        asked.push(asking)
        json(response, 200, grant(asking))
      })
    } else if (pathname.endsWith('/views/displays/A/stream')) {
      response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' })
      streams.add(response)
      response.on('close', () => streams.delete(response))
      sendView(response)
    } else if (pathname.startsWith('/voice/')) {
      const name = decodeURIComponent(pathname.slice('/voice/'.length))
      voiceRequests.push(name)
      const kind = voiceAnswer(name)
      if (kind === 'file') file(response, folders.voice, name)
      else if (kind === 'missing') response.writeHead(404).end()
      else if (kind === 'garbage') response.writeHead(200).end('this is no sound')
    } else if (/^\/media\/tone.*\.wav$/.test(pathname)) {
      response.writeHead(200, { 'Content-Type': 'audio/wav' }).end(toneWav(TONE_SECONDS))
    } else if (pathname.startsWith('/media/')) {
      file(response, folders.media, decodeURIComponent(pathname.slice('/media/'.length)))
    } else if (pathname.startsWith('/display/')) {
      file(response, folders.screen, pathname.slice('/display/'.length) || 'index.html')
    } else response.writeHead(404).end()
  }

  const server = createServer(answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://127.0.0.1:${port}`,
    acknowledged,
    voiceRequests,
    show: (next) => {
      view = next
      seq += 1
      streams.forEach(sendView)
    },
    beat: (now) => {
      for (const stream of streams) stream.write(`event: beat\ndata: ${JSON.stringify({ now })}\n\n`)
    },
    goAway: () => {
      away = true
      for (const stream of streams) stream.destroy()
    },
    comeBack: () => {
      away = false
    },
    onVoice: (given) => {
      voiceAnswer = given
    },
    asked,
    onAsk: (given) => {
      grant = given
    },
    onAcknowledge: (given) => {
      acknowledgeStatus = given
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function json(response: ServerResponse, status: number, body: unknown): void {
  const type = status < 300 ? 'application/json' : 'application/problem+json'
  response.writeHead(status, { 'Content-Type': type }).end(JSON.stringify(body))
}

function file(response: ServerResponse, folder: string, name: string): void {
  const path = join(folder, normalize(`/${name}`))
  if (!existsSync(path) || !statSync(path).isFile()) {
    response.writeHead(404).end()
    return
  }
  response.writeHead(200, { 'Content-Type': TYPES[extname(path)] ?? 'application/octet-stream' })
  createReadStream(path).pipe(response)
}
