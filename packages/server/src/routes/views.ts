import { DEFAULT_KIOSK, type Principal, type RouteName } from '@antre/contract'
import { assertNever, type Bearer, isOfAnother, type Rendered, type ViewName } from '@antre/engine'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { isStillKnown, type Target } from '../access.ts'
import type { Context } from '../context.ts'
import { listenerKind, listenerName } from '../listeners.ts'
import { JSON_TYPE, sendProblem } from '../problem-reply.ts'
import { dispute } from '../reports.ts'
import { openStream } from '../stream.ts'
import { allowed, routeOptions } from './register.ts'

type ViewRoute = Extract<RouteName, 'kioskView' | 'counterView' | 'displayView' | 'hallView'>
const VIEW_ROUTES: readonly ViewRoute[] = ['kioskView', 'counterView', 'displayView', 'hallView']

/** Each view once, and as a stream. */
export function registerViews(app: FastifyInstance, context: Context) {
  for (const route of VIEW_ROUTES) {
    const options = routeOptions(route)
    app.route({
      ...options,
      handler: (request, reply) =>
        withView(route, request, reply, context, (_name, { json }) => reply.type(JSON_TYPE).send(json)),
    })
    const { response: _json, ...schema } = options.schema
    app.route({
      ...options,
      url: `${options.url}/stream`,
      exposeHeadRoute: false, // It would never end.
      schema: {
        ...schema,
        operationId: `${route}Stream`,
        summary: `${schema.summary}, as Server-Sent Events: the whole view now and at each change`,
      },
      handler: (request, reply) =>
        withView(route, request, reply, context, (name, rendered) =>
          stream(name, rendered, request, reply, context),
        ),
    })
  }
}

function withView(
  route: ViewRoute,
  request: FastifyRequest,
  reply: FastifyReply,
  { engine, hub }: Context,
  answer: (name: ViewName, rendered: Rendered) => FastifyReply,
): FastifyReply {
  const principal = request.principal as Principal
  const id = (request.params as { id?: string }).id ?? ''
  const { name, target } = viewOf(route, id, principal)
  if (!allowed(request, principal, target, engine.hall())) return sendProblem(reply, 'forbidden')
  const rendered = hub.render(name)
  if (!rendered) {
    return route === 'counterView'
      ? sendProblem(reply, 'unknown-counter', { about: { counterId: id } })
      : sendProblem(reply, 'unknown-zone', { about: { zoneId: id } })
  }
  return answer(name, rendered)
}

function viewOf(route: ViewRoute, id: string, principal: Principal): { name: ViewName; target: Target } {
  switch (route) {
    case 'kioskView': {
      const stationId = principal.role === 'kiosk' ? (principal.stationId ?? DEFAULT_KIOSK) : null
      return { name: { kind: 'kiosk', stationId }, target: {} }
    }
    case 'counterView':
      return { name: { kind: 'counter', counterId: id }, target: { counterId: id } }
    case 'displayView':
      return { name: { kind: 'display', zoneId: id }, target: { zoneId: id } }
    case 'hallView':
      return { name: { kind: 'hall' }, target: {} }
    default:
      return assertNever(route)
  }
}

function stream(
  name: ViewName,
  first: Rendered,
  request: FastifyRequest,
  reply: FastifyReply,
  context: Context,
): FastifyReply {
  const { access, engine, hub, listeners, streams } = context
  const principal = request.principal as Principal
  const kind = listenerKind(principal)
  const place = kind === 'other' ? undefined : placeOf(name)
  const who = ownName(request, principal, { kind, place }, context)
  reply.hijack()
  const open = openStream(reply.raw)
  listeners.arrived(who, kind, engine.now(), place)
  hub.presenceChanged()
  open.view(first)
  const unsubscribe = hub.subscribe(name, (rendered) => (rendered ? open.view(rendered) : open.end()))
  const forget = streams.add(open, () => isStillKnown(request, access))
  reply.raw.once('close', () => {
    unsubscribe()
    forget()
    listeners.left(who, engine.now(), kind, place)
    hub.presenceChanged()
  })
  return reply
}

function placeOf(name: ViewName): string | undefined {
  return name.kind === 'counter' ? name.counterId : name.kind === 'display' ? name.zoneId : undefined
}

/**
 * How it says that it is called, unless that is another's name: then it is listed under its token's, and staff are
 * told. It gets its view all the same: people look at it.
 */
function ownName(request: FastifyRequest, principal: Principal, bearer: Bearer, context: Context): string {
  // A page that no station serves may say how it is called: EventSource sends no headers of its own.
  const { name: own } = request.query as { readonly name?: string }
  const said = listenerName(request.headers['x-antre-station'] ?? own, principal)
  if (said === principal.tokenId || principal.role === 'admin') return said
  const isKiosks = principal.role === 'kiosk' && said !== (principal.stationId ?? DEFAULT_KIOSK)
  const { mall } = context.engine.hall()
  if (isOfAnother(mall, said, bearer) || (isKiosks && isOfAnother(mall, said, { kind: 'other' }))) {
    dispute(context, said)
    return principal.tokenId
  }
  return context.allowances.mayName(principal, said, performance.now()) ? said : principal.tokenId
}
