import type { Principal, routes } from '@antre/contract'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { Context } from '../context.ts'
import { fingerprint } from '../fingerprint.ts'
import { KEY_FAULT, keyOf, ownKey } from '../idempotency.ts'
import { sendProblem } from '../problem-reply.ts'
import { noteReport } from '../reports.ts'
import { allowed, routeOptions, sendOutcome } from './register.ts'

type Body = z.output<(typeof routes)['reportDevices']['body']>

/** What stations say of their devices. */
export function registerReports(app: FastifyInstance, context: Context) {
  app.route({
    ...routeOptions('reportDevices'),
    handler: (request, reply) => answer(request, reply, context),
  })
}

async function answer(request: FastifyRequest, reply: FastifyReply, context: Context) {
  const principal = request.principal as Principal
  const { id: stationId } = request.params as { id: string }
  if (!allowed(request, principal, { stationId }, context.engine.hall()))
    return sendProblem(reply, 'forbidden')
  const tooMuch = context.allowances.ask(principal, stationId, performance.now())
  if (tooMuch) {
    reply.header('retry-after', String(tooMuch.retryAfterS))
    return sendProblem(reply, tooMuch.code, { about: { stationId } })
  }
  const key = keyOf(request)
  if (key === null) return sendProblem(reply, 'invalid-request', { faults: [KEY_FAULT] })
  const { devices, instance } = request.body as Body
  const once = ownKey(principal, key, fingerprint(request.method, request.url, request.body))
  const outcome = await noteReport(context, principal, { stationId, devices, whole: true, instance }, once)
  return sendOutcome(reply, outcome, context)
}
