import { PROTOCOL, type Principal } from '@antre/contract'
import { ticketById, ticketByNumber } from '@antre/engine'
import type { FastifyInstance } from 'fastify'
import type { Context } from '../context.ts'
import { sendProblem } from '../problem-reply.ts'
import { allowed, routeOptions } from './register.ts'

/** Health, one ticket, the ledger. */
export function registerReading(app: FastifyInstance, { engine, readEvents, version }: Context) {
  app.route({
    ...routeOptions('health'),
    handler: (_request, reply) => {
      const fault = engine.fault()
      return reply.header('cache-control', 'no-store').send({
        status: fault === undefined ? 'ok' : 'degraded',
        version,
        protocol: PROTOCOL,
        seq: engine.seq(),
        day: engine.hall().day,
        time: engine.iso(engine.now()),
        ...(fault !== undefined && { fault }),
      })
    },
  })

  app.route({
    ...routeOptions('ticket'),
    handler: (request, reply) => {
      const { id } = request.params as { id: string }
      const hall = engine.hall()
      const ticketId = ticketByNumber(hall, id)?.id ?? id
      if (!allowed(request, request.principal as Principal, { ticketId }, hall))
        return sendProblem(reply, 'forbidden')
      const ticket = ticketById(hall, ticketId, engine.now())
      if (!ticket) return sendProblem(reply, 'unknown-ticket', { about: { ticketId: id } })
      return reply.send({ ticket })
    },
  })

  app.route({
    ...routeOptions('events'),
    handler: (request, reply) => {
      if (!allowed(request, request.principal as Principal, {}, engine.hall()))
        return sendProblem(reply, 'forbidden')
      const { after, limit } = request.query as { after: number; limit: number }
      const events = readEvents(after, limit).map(({ seq, at, actor, event }) => ({
        seq,
        at: engine.iso(at),
        actor,
        ...event,
      }))
      return reply.send({ events, last: engine.seq() })
    },
  })
}
