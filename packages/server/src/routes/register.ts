import { API_BASE, type Principal, type Route, type RouteName, routes } from '@antre/contract'
import { assertNever, type Hall, isKiosk, type Outcome, type Reply, ticketByNumber } from '@antre/engine'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { mayTouch, type Target } from '../access.ts'
import type { Context } from '../context.ts'
import { fingerprint } from '../fingerprint.ts'
import { KEY_FAULT, keyOf, ownKey } from '../idempotency.ts'
import { JSON_TYPE, PROBLEM_TYPE, rejectionReply, sendProblem } from '../problem-reply.ts'
import { type Asked, COMMAND_ROUTES, type CommandRoute, stationOf } from './commands.ts'

declare module 'fastify' {
  interface FastifyRequest {
    principal: Principal | null
    fingerprint: string
  }
}

/** Options every route of the contract shares: address, schemas, who may call it. */
export function routeOptions(name: RouteName) {
  const route: Route = routes[name]
  const { method, path, summary, params, query, body, response, status = 200, roles } = route
  return {
    method,
    url: API_BASE + path,
    schema: {
      summary,
      operationId: name as string,
      tags: [path.split('/')[1] ?? ''],
      ...(params && { params }),
      ...(query && { querystring: query }),
      ...(body && { body }),
      response: { [status]: response },
      ...(roles.length > 0 && { security: [{ bearer: [] }] }),
    },
    config: { route },
  }
}

/** Registers every route that is a command: validate, authorise, submit, answer once it is on disk. */
export function registerCommands(app: FastifyInstance, context: Context) {
  for (const [name, entry] of Object.entries(COMMAND_ROUTES) as [
    keyof typeof COMMAND_ROUTES,
    CommandRoute,
  ][]) {
    app.route({
      ...routeOptions(name),
      preValidation: async (request) => {
        // Before validation fills in defaults: what counts is what was sent.
        request.fingerprint = fingerprint(request.method, request.url, request.body)
      },
      handler: (request, reply) => run(entry, request, reply, context),
    })
  }
}

async function run(entry: CommandRoute, request: FastifyRequest, reply: FastifyReply, context: Context) {
  const { engine, ids } = context
  const principal = request.principal as Principal
  const id = (request.params as { id?: string }).id ?? ''
  if (!allowed(request, principal, targetOf(request, id, engine.hall()), engine.hall()))
    return sendProblem(reply, 'forbidden')
  const objection = entry.objection?.(id, context)
  if (objection) return sendProblem(reply, objection)
  const key = keyOf(request)
  if (key === null) return sendProblem(reply, 'invalid-request', { faults: [KEY_FAULT] })
  const { status = 200 } = routeOf(request)
  const listening = kiosksListening(context)
  const kiosks = kiosksBeside(request, principal, context)
  const isListed = (name: string) => isSeen(name, context)
  const asked: Asked = { id, body: request.body, principal, listening, kiosks, isListed }
  const command = entry.command(asked, ids, engine.hall())
  const outcome = await engine.submit({
    command,
    actor: principal.tokenId,
    idempotency: ownKey(principal, key, request.fingerprint),
    respond: (result) =>
      result.ok
        ? { status, body: JSON.stringify(entry.answer(result, command)) }
        : rejectionReply(result.rejection),
  })
  if (outcome.kind === 'reply' && outcome.reply.status < 400) entry.after?.(id, context)
  return sendOutcome(reply, outcome, context)
}

function kiosksListening({ engine, listeners }: Context): readonly string[] | undefined {
  const { kiosks } = engine.hall().mall
  if (kiosks === undefined) return undefined
  const { present } = listeners.attendance()
  return present.flatMap(({ id, connected }) =>
    connected && kiosks.some((plan) => plan.id === id) ? [id] : [],
  )
}

function isSeen(name: string, { engine, listeners }: Context): boolean {
  const { present } = listeners.attendance()
  return present.some(({ id }) => id === name) || listeners.isDisputed(name, engine.now())
}

/** Kiosks that the hall may not have heard of yet: who asks, and all that have a token. */
function kiosksBeside(
  { body }: FastifyRequest,
  principal: Principal,
  { access, engine }: Context,
): readonly string[] | undefined {
  if (principal.role === 'kiosk') return [stationOf(principal)]
  const { printAt } = (body ?? {}) as { readonly printAt?: string }
  return printAt === undefined || isKiosk(engine.hall(), printAt) ? undefined : access.kiosks()
}

export function allowed(request: FastifyRequest, principal: Principal, target: Target, hall: Hall): boolean {
  return mayTouch(principal, routeOf(request).roles, target, hall)
}

function routeOf(request: FastifyRequest): Route {
  return (request.routeOptions.config as unknown as { route: Route }).route
}

function targetOf(request: FastifyRequest, id: string, hall: Hall): Target {
  const kind = (request.routeOptions.url ?? '').slice(API_BASE.length).split('/')[1]
  if (kind === 'counters') return { counterId: id }
  if (request.routeOptions.url?.endsWith('/heard')) return { heardId: id }
  if (kind === 'stations') return { stationId: id }
  if (kind === 'notices') {
    const { zoneId } = (request.body ?? {}) as { readonly zoneId?: string }
    return zoneId === undefined ? {} : { zoneId }
  }
  if (kind === 'tickets' && id !== '') {
    // It may be named by its number.
    const ticketId = ticketByNumber(hall, id)?.id ?? id
    if (request.routeOptions.url?.endsWith('/print-result')) return { printId: ticketId }
    const { printAt } = (request.body ?? {}) as { readonly printAt?: string }
    return { ticketId, ...(printAt !== undefined && { stationId: printAt }) }
  }
  return kind === 'calls' ? { callId: id } : {}
}

export function sendOutcome(reply: FastifyReply, outcome: Outcome, { log }: Context): FastifyReply {
  switch (outcome.kind) {
    case 'reply':
      if (outcome.repeated) reply.header('idempotent-replayed', 'true')
      return sendStored(reply, outcome.reply)
    case 'key-mismatch':
      return sendProblem(reply, 'idempotency-mismatch')
    case 'unavailable':
      reply.header('retry-after', '2')
      return sendProblem(reply, 'ledger-unavailable')
    case 'stopped':
      reply.header('retry-after', '2')
      return sendProblem(reply, 'shutting-down')
    case 'bug':
      log.error({ err: outcome.error }, 'a command broke a rule of the program')
      return sendProblem(reply, 'internal')
    default:
      return assertNever(outcome)
  }
}

function sendStored(reply: FastifyReply, { status, body }: Reply): FastifyReply {
  return reply
    .code(status)
    .type(status < 400 ? JSON_TYPE : PROBLEM_TYPE)
    .send(body)
}
