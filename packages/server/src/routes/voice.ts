import type { Principal, routes } from '@antre/contract'
import { type DeviceReport, stationAt } from '@antre/engine'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { Context } from '../context.ts'
import { listenerName } from '../listeners.ts'
import { sendProblem } from '../problem-reply.ts'
import { noteReport } from '../reports.ts'
import { allowed, routeOptions } from './register.ts'

type Body = z.output<(typeof routes)['voice']['body']>

/** Who speaks in a zone, and how the loudspeakers of those who ask are. */
export function registerVoice(app: FastifyInstance, context: Context) {
  app.route({
    ...routeOptions('voice'),
    handler: (request, reply) => answer(request, reply, context),
  })
}

async function answer(request: FastifyRequest, reply: FastifyReply, context: Context) {
  const { engine, voices } = context
  const principal = request.principal as Principal
  const { id: zoneId } = request.params as { id: string }
  const hall = engine.hall()
  if (!allowed(request, principal, { zoneId }, hall)) return sendProblem(reply, 'forbidden')
  if (!hall.mall.zones.some(({ id }) => id === zoneId)) {
    return sendProblem(reply, 'unknown-zone', { about: { zoneId } })
  }
  const body = request.body as Body
  const granted = voices.ask(zoneId, { ...body, speaking: body.speaking ?? false }, performance.now())
  await note(request, principal, zoneId, body, context)
  return reply.send(granted)
}

/** Only what changed costs a write; a ledger that fails meanwhile must not silence the hall. */
async function note(
  request: FastifyRequest,
  principal: Principal,
  zoneId: string,
  { name, instance, able, state, detail }: Body,
  context: Context,
) {
  const { allowances, engine, tellers } = context
  const header = request.headers['x-antre-station']
  const stationId = header === undefined ? name : listenerName(header, principal)
  if (stationId === undefined) return
  const at = performance.now()
  if (!tellers.isTeller(stationId, { instance, able }, at)) return
  const station = stationAt(engine.hall(), stationId)
  const known = station?.devices.loudspeaker
  const isAsKnown = known?.state === state && known.detail === detail
  const isNews = !isAsKnown || station?.place !== zoneId || station.carried
  if (!isNews || !tellers.mayNote(stationId, at) || allowances.ask(principal, stationId, at)) return
  const loudspeaker: DeviceReport = { id: 'loudspeaker', kind: 'loudspeaker', state, detail }
  await noteReport(context, principal, { stationId, zoneId, devices: [loudspeaker], whole: false })
}
