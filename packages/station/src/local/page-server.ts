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
import { type PageReply, refuse } from './forward.ts'
import { isOwnOrigin, objection, secretMatches } from './guard.ts'
import { SECURITY_HEADERS } from './headers.ts'

export interface PageServerOptions {
  /** The page is served under `/NAME/`, its API under `/NAME/api/v1`. */
  readonly name: string
  /** Of this launch; the page trades it for a cookie. */
  readonly secret: string
  /** Folder with the built page. */
  readonly screenFolder: string
  /** 0: any free one. */
  readonly port: number
  /** What the page may ask, all of it behind the cookie. Bodies arrive as JSON text. */
  readonly api: StationPages
  /** Beside the page: open to this PC, guarded by Host and Origin alone. */
  readonly beside?: (server: FastifyInstance) => Promise<void> | void
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

/**
 * A page for whoever sits at this PC: listens on 127.0.0.1 alone, checks Host and Origin of everything, and
 * gives its API only to who brought the secret of this launch.
 */
export async function servePage(options: PageServerOptions): Promise<Listening> {
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
  const { name, screenFolder } = options
  await server.register(fastifyStatic, { root: screenFolder, prefix: `/${name}/`, redirect: true })
  server.get('/', (_request, reply) => reply.redirect(`/${name}/`))
  server.get('/favicon.ico', (_request, reply) => reply.code(204).send())
  const api: FastifyPluginAsync = async (inside) => serveApi(inside, options, () => port)
  await server.register(api, { prefix: `/${name}${API_BASE}` })
  await options.beside?.(server)
  try {
    await server.listen({ host: '127.0.0.1', port: options.port })
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    await server.close()
    return { ok: false, code: code === 'EADDRINUSE' ? 'port-taken' : 'cannot-listen', detail: message }
  }
  const address = server.server.address()
  port = typeof address === 'object' && address ? address.port : options.port
  return { ok: true, server: { port, close: () => server.close() } }
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

/** Bodies stay text: whoever they are for reads them, and gets to see exactly what the page wrote. */
function acceptJsonText(server: FastifyInstance) {
  server.removeAllContentTypeParsers()
  server.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, text, done) => {
    if (text === '') return done(null, undefined)
    const json = parseJson(String(text))
    if (json.ok) done(null, text)
    else done(Object.assign(new Error('not JSON'), { statusCode: 400 }))
  })
}

/** Signing in, and all the rest behind it. */
async function serveApi(api: FastifyInstance, options: PageServerOptions, port: () => number) {
  const { name, secret } = options
  const cookieName = () => `antre-${port()}`

  api.post('/session', (request, reply) => {
    const json = parseJson(String(request.body ?? ''))
    const body = sessionBody.safeParse(json.ok ? json.value : undefined)
    if (!body.success) return tell(reply, problem('invalid-request'))
    if (!secretMatches(body.data.token, secret)) return tell(reply, problem('unauthorised'))
    const scope = { path: `/${name}/`, httpOnly: true, sameSite: 'strict' } as const
    return reply.setCookie(cookieName(), secret, scope).send({ role: name })
  })

  const signedIn: FastifyPluginAsync = async (inside) => {
    inside.addHook('onRequest', async (request, reply) => {
      if (!isOwnOrigin(request.headers)) return tell(reply, problem('forbidden'))
      if (!secretMatches(request.cookies[cookieName()] ?? '', secret))
        return tell(reply, problem('unauthorised'))
    })
    options.api(inside)
  }
  await api.register(signedIn)
}

export function send(reply: FastifyReply, told: PageReply): FastifyReply {
  const type = told.status < 400 ? 'application/json' : 'application/problem+json'
  return reply.code(told.status).header('cache-control', 'no-store').type(type).send(told.body)
}

/** Answers with a problem document. */
export function tell(reply: FastifyReply, told: Problem): FastifyReply {
  return send(reply, refuse(told))
}

/** Reads JSON text; what is no JSON is a value like any other outcome. */
export function parseJson(
  text: string,
): { readonly ok: true; readonly value: unknown } | { readonly ok: false } {
  try {
    return { ok: true, value: JSON.parse(text) }
  } catch {
    return { ok: false }
  }
}
