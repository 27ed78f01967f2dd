import { API_BASE, type Problem, type ProblemCode, problem } from '@antre/contract'
import cookie from '@fastify/cookie'
import fastifyStatic from '@fastify/static'
import {
  type FastifyError,
  type FastifyInstance,
  type FastifyPluginAsync,
  type FastifyReply,
  fastify,
} from 'fastify'
import { z } from 'zod'
import type { Clock } from '../clock.ts'
import type { StationKind } from '../kind.ts'
import type { Link } from '../link/link.ts'
import { allowedRoutes } from './allowed.ts'
import { forward, type PageReply, refuse } from './forward.ts'
import { isOwnOrigin, objection, secretMatches } from './guard.ts'
import { SECURITY_HEADERS } from './headers.ts'
import { fetchMedia, type MediaSource } from './media.ts'
import { streamView } from './view-stream.ts'

export interface LocalServerOptions {
  readonly kind: StationKind
  /** The counter a counter station speaks for. */
  readonly counterId?: string
  /** Below `/api/v1`: `/views/counters/3`. */
  readonly viewPath: string
  readonly secret: string
  /** Folder with the built screen. */
  readonly screenFolder: string
  /** Folder with the voice clips. */
  readonly voiceFolder: string
  readonly media: MediaSource
  readonly link: Link
  readonly clock: Clock
  /** 0: any free one. */
  readonly port: number
  readonly pages?: StationPages
}

/** Further pages of a station (the virtual printer's paper): open to this PC, guarded by Host and Origin. */
export type StationPages = (server: FastifyInstance) => void

export interface LocalServer {
  readonly port: number
  close(): Promise<void>
}

export type Listening =
  | { readonly ok: true; readonly server: LocalServer }
  | { readonly ok: false; readonly code: 'port-taken' | 'cannot-listen'; readonly detail: string }

const BODY_LIMIT_BYTES = 16 * 1024
const sessionBody = z.strictObject({ token: z.string().min(1).max(200) })

/** The station's own server, on 127.0.0.1 alone: its screen, its view, and the few commands it may give. */
export async function serveLocally(options: LocalServerOptions): Promise<Listening> {
  const closing = new AbortController()
  let port = 0
  const server = fastify({
    bodyLimit: BODY_LIMIT_BYTES,
    forceCloseConnections: true,
    requestTimeout: 30_000,
    routerOptions: { maxParamLength: 128 },
    frameworkErrors: (_error, _request, reply) => void tell(reply, problem('invalid-request')),
  })
  guard(server, () => port)
  acceptJsonText(server)
  await server.register(cookie)
  await servePages(server, options, closing.signal)
  const api: FastifyPluginAsync = async (inside) => serveApi(inside, options, () => port)
  await server.register(api, {
    prefix: `/${options.kind}${API_BASE}`,
  })
  options.pages?.(server)
  try {
    await server.listen({ host: '127.0.0.1', port: options.port })
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    await server.close()
    return { ok: false, code: code === 'EADDRINUSE' ? 'port-taken' : 'cannot-listen', detail: message }
  }
  const address = server.server.address()
  port = typeof address === 'object' && address ? address.port : options.port
  const close = async () => {
    closing.abort()
    await server.close()
  }
  return { ok: true, server: { port, close } }
}

/** Host, Origin, security headers and error form, for everything there is. */
function guard(server: FastifyInstance, port: () => number) {
  server.addHook('onRequest', async (request, reply) => {
    reply.headers(SECURITY_HEADERS)
    if (objection(request.method, request.headers, port())) return tell(reply, problem('forbidden'))
  })
  // In this order: the handler of unknown addresses takes the error handler it finds.
  server.setErrorHandler((error: FastifyError, _request, reply) => tell(reply, problem(codeOf(error))))
  server.setNotFoundHandler((_request, reply) => tell(reply, problem('not-found')))
}

function codeOf(error: FastifyError): ProblemCode {
  if (error.statusCode === 413) return 'body-too-large'
  if (error.statusCode === 415) return 'unsupported-media-type'
  return (error.statusCode ?? 500) < 500 ? 'invalid-request' : 'internal'
}

/** Bodies stay text: the master reads them, and gets to see exactly what the page wrote. */
function acceptJsonText(server: FastifyInstance) {
  server.removeAllContentTypeParsers()
  server.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, text, done) => {
    if (text === '') return done(null, undefined)
    const json = parseJson(String(text))
    if (json.ok) done(null, text)
    else done(Object.assign(new Error('not JSON'), { statusCode: 400 }))
  })
}

async function servePages(server: FastifyInstance, options: LocalServerOptions, closing: AbortSignal) {
  const { kind, screenFolder, voiceFolder, media } = options
  await server.register(fastifyStatic, { root: screenFolder, prefix: `/${kind}/`, redirect: true })
  await server.register(fastifyStatic, { root: voiceFolder, prefix: '/voice/', decorateReply: false })
  server.get('/', (_request, reply) => reply.redirect(`/${kind}/`))
  server.get('/favicon.ico', (_request, reply) => reply.code(204).send())
  server.get<{ Params: { '*': string } }>('/media/*', async (request, reply) => {
    const found = await fetchMedia(media, request.params['*'], request.headers.range, closing)
    if (!found) return tell(reply, problem('not-found'))
    return reply.code(found.status).headers(found.headers).send(found.body)
  })
}

/** The part of the master's API that this station's page may use, behind the cookie. */
async function serveApi(api: FastifyInstance, options: LocalServerOptions, port: () => number) {
  const { kind, link, secret } = options
  const cookieName = () => `antre-${port()}`

  api.post('/session', (request, reply) => {
    const json = parseJson(String(request.body ?? ''))
    const body = sessionBody.safeParse(json.ok ? json.value : undefined)
    if (!body.success) return tell(reply, problem('invalid-request'))
    if (!secretMatches(body.data.token, secret)) return tell(reply, problem('unauthorised'))
    const scope = { path: `/${kind}/`, httpOnly: true, sameSite: 'strict' } as const
    return reply.setCookie(cookieName(), secret, scope).send({ role: kind })
  })

  const signedIn: FastifyPluginAsync = async (inside) => {
    inside.addHook('onRequest', async (request, reply) => {
      if (!isOwnOrigin(request.headers)) return tell(reply, problem('forbidden'))
      if (!secretMatches(request.cookies[cookieName()] ?? '', secret))
        return tell(reply, problem('unauthorised'))
    })
    inside.get(options.viewPath, (_request, reply) => {
      const view = link.view()
      return view ? send(reply, { status: 200, body: view.json }) : tell(reply, problem('master-away'))
    })
    inside.get(`${options.viewPath}/stream`, (_request, reply) => {
      reply.hijack()
      streamView(reply.raw, link, options.clock)
    })
    for (const route of allowedRoutes(kind, options.counterId)) {
      inside.route<{ Params: { id?: string } }>({
        method: route.method,
        url: route.path,
        handler: async (request, reply) => {
          const key = request.headers['idempotency-key']
          const asked = {
            id: request.params.id,
            key: key?.toString(),
            body: request.body as string | undefined,
          }
          return send(reply, await forward(link, route, asked))
        },
      })
    }
  }
  await api.register(signedIn)
}

function send(reply: FastifyReply, told: PageReply): FastifyReply {
  const type = told.status < 400 ? 'application/json' : 'application/problem+json'
  return reply.code(told.status).header('cache-control', 'no-store').type(type).send(told.body)
}

function tell(reply: FastifyReply, told: Problem): FastifyReply {
  return send(reply, refuse(told))
}

function parseJson(text: string): { readonly ok: true; readonly value: unknown } | { readonly ok: false } {
  try {
    return { ok: true, value: JSON.parse(text) }
  } catch {
    return { ok: false }
  }
}
