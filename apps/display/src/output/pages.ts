import { problem } from '@antre/contract'
import { type Clock, isOwnOrigin, keepAlive, openEventStream, type StationPages, tell } from '@antre/station'
import type { OutputWatch } from './probe.ts'

const BASE = '/display/api/v1/output'
const BEAT_MS = 5_000

/**
 * For the station's own page: `GET …/output` says how the PC's sound output is, `GET …/output/stream` says it again at
 * each change (`event: output`).
 */
export function outputPages(watch: OutputWatch, clock: Clock): StationPages {
  return (server) => {
    server.get(BASE, (request, reply) => {
      if (!isOwnOrigin(request.headers)) return tell(reply, problem('forbidden'))
      return reply.header('cache-control', 'no-store').send(watch.now())
    })
    server.get(`${BASE}/stream`, (request, reply) => {
      if (!isOwnOrigin(request.headers)) return tell(reply, problem('forbidden'))
      reply.hijack()
      const stream = openEventStream(reply.raw)
      const say = () => stream.send('output', JSON.stringify(watch.now()))
      stream.onClose(watch.subscribe(say))
      say()
      keepAlive(stream, clock, BEAT_MS, () => stream.send('beat', '{}'))
      return reply
    })
  }
}
