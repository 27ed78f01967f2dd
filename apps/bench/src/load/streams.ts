import { connect, type Socket } from 'node:net'
import { performance } from 'node:perf_hooks'
import { request } from './connection.ts'

/** Open event streams of one address; tells when each of them has received one more view. */
export interface Streams {
  /** Resolves with the time (`performance.now()`, ms) at which the last stream had its next view. */
  nextViewEverywhere(): Promise<number>
  /** The newest frame as it came, without the chunk sizes of HTTP. */
  lastFrame(): string
  close(): void
}

const WELCOME = 'HTTP/1.1 200'
const VIEW = 'event: view\n'
const END_OF_FRAME = '\n\n'
/** Sizes of HTTP chunks stand between the frames, on lines of their own. */
const CHUNK_SIZES = /\r\n[0-9a-f]+\r\n/g

/** Opens `count` streams and resolves when each has its first view. */
export async function openStreams(
  port: number,
  path: string,
  token: string,
  count: number,
): Promise<Streams> {
  const missing = new Set<number>()
  let arrived: ((at: number) => void) | null = null
  let frame = ''
  const nextViewEverywhere = () => {
    for (let i = 0; i < count; i++) missing.add(i)
    return new Promise<number>((resolve) => {
      arrived = resolve
    })
  }
  const heard = (stream: number, text: string) => {
    frame = text
    if (missing.delete(stream) && missing.size === 0) arrived?.(performance.now())
  }
  const first = nextViewEverywhere()
  const sockets = Array.from({ length: count }, (_, i) =>
    openStream(port, path, bearer(token), (text) => heard(i, text)),
  )
  await Promise.race([first, ...sockets.map(({ refused }) => refused)])
  return {
    nextViewEverywhere,
    lastFrame: () => frame.replace(CHUNK_SIZES, ''),
    close() {
      for (const { socket } of sockets) socket.destroy()
    },
  }
}

const bearer = (token: string) => ({
  Host: '127.0.0.1',
  Authorization: `Bearer ${token}`,
  Accept: 'text/event-stream',
})

interface OneStream {
  readonly socket: Socket
  /** Rejects when no stream is opened; never resolves. */
  readonly refused: Promise<never>
}

/** Opens one stream; `heard` gets each view's frame as it came. */
export function openStream(
  port: number,
  path: string,
  headers: Readonly<Record<string, string>>,
  heard: (frame: string) => void,
): OneStream {
  let refuse = (_: Error): void => {}
  const refused = new Promise<never>((_, reject) => {
    refuse = reject
  })
  const socket = connect(port, '127.0.0.1').setNoDelay(true).setEncoding('latin1')
  socket.write(request('GET', path, headers))
  let received = ''
  socket.once('data', (text) => {
    if (!String(text).startsWith(WELCOME)) refuse(new Error(`${path}: ${text}`))
  })
  socket.on('data', (text) => {
    received += text
    for (;;) {
      const start = received.indexOf(VIEW)
      if (start < 0) return
      const end = received.indexOf(END_OF_FRAME, start)
      if (end < 0) return
      const frame = received.slice(start, end + END_OF_FRAME.length)
      received = received.slice(end + END_OF_FRAME.length)
      heard(frame)
    }
  })
  socket.once('error', refuse)
  return { socket, refused }
}
