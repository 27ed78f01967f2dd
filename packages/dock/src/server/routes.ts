import { problem } from '@antre/contract'
import { type Clock, keepAlive, openEventStream, parseJson, tell } from '@antre/station'
import type { FastifyInstance } from 'fastify'
import type { Bench } from '../bench/bench.ts'
import { actSchema } from './acts.ts'
import type { Watch } from './watch.ts'

const BEAT_MS = 5_000

/** `POST /act`, `GET /papers/ID` and `/papers/strip` (SVG), `GET /views/dock/stream`. */
export function dockRoutes(inside: FastifyInstance, bench: Bench, watch: Watch, clock: Clock): void {
  inside.post('/act', async (request, reply) => {
    const json = parseJson(String(request.body ?? ''))
    const read = actSchema.safeParse(json.ok ? json.value : undefined)
    if (!read.success) return tell(reply, problem('invalid-request'))
    const done = await bench.act(read.data)
    watch.look()
    return done ? reply.send({ done }) : tell(reply, problem('not-found'))
  })

  inside.get<{ Params: { id: string } }>('/papers/:id', (request, reply) => {
    const { id } = request.params
    const svg = bench.picture(id === 'strip' ? id : Number(id))
    if (svg === null) return tell(reply, problem('not-found'))
    // A cut slip never changes, but a restarted printer counts from 1 again.
    return reply.header('cache-control', 'no-store').type('image/svg+xml').send(svg)
  })

  inside.get('/views/dock/stream', (_request, reply) => {
    reply.hijack()
    const stream = openEventStream(reply.raw)
    stream.onClose(watch.add((state) => stream.send('view', state)))
    const beat = () => stream.send('beat', JSON.stringify({ now: new Date(clock.now()).toISOString() }))
    beat()
    keepAlive(stream, clock, BEAT_MS, beat)
  })
}
