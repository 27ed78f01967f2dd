import type { ServerResponse } from 'node:http'
import type { Rendered } from '@antre/engine'

/** A reader so slow that this much waits for it is dropped; it will come back and get the newest view. */
const BACKLOG_LIMIT_BYTES = 1024 * 1024

/** One open Server-Sent Events response. */
export interface Stream {
  view(rendered: Rendered): void
  /** Says "still here, and this is the time": `now` is ISO 8601. */
  beat(now: string): void
  end(): void
}

// The same text goes to every listener of a view: make its bytes once.
let lastFrame: { readonly of: Rendered; readonly bytes: Buffer } | null = null

function frameOf(rendered: Rendered): Buffer {
  if (lastFrame?.of !== rendered) {
    const bytes = Buffer.from(`event: view\nid: ${rendered.seq}\ndata: ${rendered.json}\n\n`)
    lastFrame = { of: rendered, bytes }
  }
  return lastFrame.bytes
}

export function openStream(raw: ServerResponse): Stream {
  // A stream ends with its connection, so it needs no chunks; and a frame without them is one write, not four.
  raw.removeHeader('transfer-encoding')
  raw.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    connection: 'close',
    'x-accel-buffering': 'no',
    'x-content-type-options': 'nosniff',
  })
  raw.socket?.setNoDelay(true)
  const write = (bytes: Buffer | string) => {
    if (raw.writableEnded) return // It was ended, and its reader has yet to take what is on the way.
    if (raw.writableLength > BACKLOG_LIMIT_BYTES) raw.destroy()
    else raw.write(bytes)
  }
  return {
    view: (rendered) => write(frameOf(rendered)),
    beat: (now) => write(`: beat\n\nevent: beat\ndata: {"now":${JSON.stringify(now)}}\n\n`),
    end: () => raw.end(),
  }
}

/** All open streams: for the heartbeat, and to end them when the master stops. */
export interface Streams {
  /** `isWelcome`: whether its token still stands, asked at each beat. Returns how to forget it. */
  add(stream: Stream, isWelcome: () => boolean): () => void
  /** Ends those that are welcome no longer, tells the others the time. */
  beat(now: string): void
  endAll(): void
}

export function createStreams(): Streams {
  const open = new Map<Stream, () => boolean>()
  let ended = false
  return {
    add(stream, isWelcome) {
      if (ended) stream.end() // It came while the master was stopping.
      open.set(stream, isWelcome)
      return () => open.delete(stream)
    },
    beat(now) {
      for (const [stream, isWelcome] of open) {
        if (isWelcome()) stream.beat(now)
        else stream.end()
      }
    },
    endAll() {
      ended = true
      for (const stream of open.keys()) stream.end()
    },
  }
}
