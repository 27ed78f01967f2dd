import { API_BASE, mallJsonSchema, type Principal, readMall } from '@antre/contract'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Context } from '../context.ts'
import { fingerprint } from '../fingerprint.ts'
import { KEY_FAULT, keyOf, ownKey } from '../idempotency.ts'
import { rejectionReply, sendProblem } from '../problem-reply.ts'
import { allowed, routeOptions, sendOutcome } from './register.ts'

/** The mall document: read, saved, and its schema. */
export function registerMall(app: FastifyInstance, context: Context) {
  const { engine } = context
  const schemaText = JSON.stringify(mallJsonSchema())
  app.get(`${API_BASE}/mall.schema.json`, { schema: { hide: true } as object }, (_request, reply) =>
    reply.type('application/schema+json').send(schemaText),
  )
  app.route({
    ...routeOptions('mall'),
    handler: (request, reply) => {
      const hall = engine.hall()
      if (!allowed(request, request.principal as Principal, {}, hall)) return sendProblem(reply, 'forbidden')
      return reply.header('etag', `"${hall.mallVersion}"`).send(hall.mall)
    },
  })
  app.route({
    ...routeOptions('saveMall'),
    bodyLimit: MALL_LIMIT_BYTES,
    handler: (q, r) => save(q, r, context),
  })
}

/** A document for a region's largest mall is a few hundred kilobytes. */
const MALL_LIMIT_BYTES = 4 * 1024 * 1024

async function save(request: FastifyRequest, reply: FastifyReply, context: Context) {
  const { engine } = context
  const principal = request.principal as Principal
  if (!allowed(request, principal, {}, engine.hall())) return sendProblem(reply, 'forbidden')
  const expectedVersion = expected(request.headers['if-match'], engine.hall().mallVersion)
  if (expectedVersion === undefined) return sendProblem(reply, 'mall-version-required')
  const key = keyOf(request)
  if (key === null) return sendProblem(reply, 'invalid-request', { faults: [KEY_FAULT] })
  const read = readMall(request.body)
  if (!read.ok) return sendProblem(reply, 'invalid-mall', { faults: read.faults.slice(0, FAULTS_SHOWN) })
  const outcome = await engine.submit({
    command: { type: 'save-mall', mall: read.mall, expectedVersion },
    actor: principal.tokenId,
    idempotency: ownKey(principal, key, fingerprint('PUT', request.url, request.body)),
    respond: (result) =>
      result.ok
        ? { status: 200, body: JSON.stringify({ version: result.hall.mallVersion }) }
        : rejectionReply(result.rejection),
  })
  if (outcome.kind === 'reply' && outcome.reply.status === 200)
    reply.header('etag', `"${JSON.parse(outcome.reply.body).version}"`)
  return sendOutcome(reply, outcome, context)
}

const FAULTS_SHOWN = 100

/** The version in `If-Match`: `"3"`, `W/"3"`, `3`, or `*` for whatever is there. */
function expected(header: string | undefined, present: number): number | undefined {
  if (header === undefined) return undefined
  if (header.trim() === '*') return present
  const digits = /^(?:W\/)?"?(\d{1,9})"?$/.exec(header.trim())?.[1]
  // A version that cannot be ours: say it changed, not that none was sent.
  return digits === undefined ? -1 : Number(digits)
}
