import type { ServerResponse } from 'node:http'
import type { Clock } from '../clock.ts'
import { SECURITY_HEADERS } from './headers.ts'

/** Server-Sent Events to one page. */
export interface EventStream {
  /** Written at once, or as soon as the page reads again; of several with one name only the last then. */
  send(name: string, data: string, id?: string): void
  onClose(action: () => void): void
}

/** Takes over `response` (Fastify: after `reply.hijack()`). */
export function openEventStream(response: ServerResponse): EventStream {
  /** What a slow reader has not got yet. Whole views: the newest replaces the older. */
  const held = new Map<string, string>()
  response.writeHead(200, {
    ...SECURITY_HEADERS,
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
  })
  response.write('retry: 1000\n\n')
  response.on('drain', () => {
    for (const [name, text] of held) {
      if (response.writableNeedDrain) return
      held.delete(name)
      response.write(text)
    }
  })
  return {
    send(name, data, id) {
      const lines = data.split(/\r\n|\r|\n/).map((line) => `data: ${line}\n`)
      const text = `event: ${name}\n${id === undefined ? '' : `id: ${id}\n`}${lines.join('')}\n`
      if (response.writableNeedDrain) held.set(name, text)
      else response.write(text)
    },
    onClose(action) {
      response.on('close', action)
    },
  }
}

/** Says `beat()` to the page every few seconds until it goes. */
export function keepAlive(stream: EventStream, clock: Clock, everyMs: number, beat: () => void): void {
  let callOff = () => {}
  const next = () => {
    callOff = clock.after(everyMs, () => {
      beat()
      next()
    })
  }
  next()
  stream.onClose(() => callOff())
}
