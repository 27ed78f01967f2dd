import type { Principal, Route } from '@antre/contract'
import type { Engine, Hub, Ids, StoredEvent } from '@antre/engine'
import fastifyCookie from '@fastify/cookie'
import fastifyRateLimit from '@fastify/rate-limit'
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify'
import { validatorCompiler } from 'fastify-type-provider-zod'
import type { Logger } from 'pino'
import { type Access, identify } from './access.ts'
import { createAllowances } from './allowances.ts'
import type { Context } from './context.ts'
import { handleErrors, refuseConnection } from './errors.ts'
import type { Listeners } from './listeners.ts'
import { createNamesakes } from './namesakes.ts'
import { describeApi } from './openapi.ts'
import { sendProblem } from './problem-reply.ts'
import { registerMall } from './routes/mall.ts'
import { registerReading } from './routes/reading.ts'
import { registerCommands } from './routes/register.ts'
import { registerReports } from './routes/reports.ts'
import { registerSession } from './routes/session.ts'
import { registerViews } from './routes/views.ts'
import { registerVoice } from './routes/voice.ts'
import { type Folders, SCREEN_API, serveFolders } from './screens.ts'
import { createStreams } from './stream.ts'
import { createTellers } from './tellers.ts'
import { createVoices } from './voices.ts'

export interface ServerOptions {
  readonly engine: Engine
  readonly hub: Hub
  readonly ids: Ids
  readonly access: Access
  readonly listeners: Listeners
  readonly readEvents: (after: number, limit: number) => readonly StoredEvent[]
  readonly folders: Folders
  readonly version: string
  readonly log: Logger
}

export interface RunningServer {
  readonly port: number
  /** Ends streams, answers what is under way, then closes. */
  close(): Promise<void>
}

const BODY_LIMIT_BYTES = 64 * 1024
const REQUEST_TIMEOUT_MS = 30_000
/** When stopping: who is in the middle of sending a request, or does not read, is waited for so long. */
const CLOSE_GRACE_MS = 2_000
/** A listener that hears nothing for three beats knows that the line is dead. */
const BEAT_MS = 5_000

/** The master's HTTP side: every route of the contract, view streams, screens. */
export async function startServer(
  options: ServerOptions,
  listen: { host: string; port: number },
): Promise<RunningServer> {
  const context: Context = {
    ...options,
    streams: createStreams(),
    voices: createVoices(performance.now()),
    tellers: createTellers(),
    allowances: createAllowances(),
    namesakes: createNamesakes(),
  }
  const app = await build(context, options.folders)
  await app.listen({ host: listen.host, port: listen.port })
  const address = app.server.address()
  const port = typeof address === 'object' && address !== null ? address.port : listen.port
  const { engine, streams } = context
  const heart = setInterval(() => streams.beat(engine.iso(engine.now())), BEAT_MS)
  return {
    port,
    async close() {
      clearInterval(heart)
      streams.endAll()
      const impatience = setTimeout(() => app.server.closeAllConnections(), CLOSE_GRACE_MS)
      await app.close()
      clearTimeout(impatience)
    },
  }
}

async function build(context: Context, folders: Folders): Promise<FastifyInstance> {
  const app = Fastify({
    loggerInstance: context.log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    forceCloseConnections: 'idle',
    return503OnClosing: false, // What is on its way is still answered.
    routerOptions: { maxParamLength: 100 },
    clientErrorHandler: refuseConnection,
    frameworkErrors: (_error, _request, reply) => {
      sendProblem(reply, 'invalid-request', { faults: [{ path: '', message: 'the address cannot be read' }] })
    },
    rewriteUrl: ({ url = '/' }) => url.replace(SCREEN_API, ''),
  })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(() => (payload) => JSON.stringify(payload))
  handleErrors(app, context.log)
  app.decorateRequest('principal', null)
  app.decorateRequest('fingerprint', '')
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('x-content-type-options', 'nosniff')
    reply.header('referrer-policy', 'no-referrer')
  })
  await app.register(fastifyCookie)
  await app.register(fastifyRateLimit, { global: false })
  await describeApi(app, context.version)
  await app.register((api: FastifyInstance, _options: unknown, done: () => void) => {
    registerApi(api, context)
    done()
  })
  await serveFolders(app, folders)
  return app
}

function registerApi(api: FastifyInstance, context: Context) {
  api.addHook('onRequest', async (request, reply) => {
    const { route } = request.routeOptions.config as unknown as { route?: Route }
    if (route === undefined || route.roles.length === 0) return
    const identified = identify(request, context.access)
    if (!identified.ok) return sendProblem(reply, identified.code)
    const principal: Principal = identified.principal
    // The role is known before the body is read: strangers get no validation advice.
    if (!route.roles.includes(principal.role)) return sendProblem(reply, 'forbidden')
    request.principal = principal
  })
  registerReading(api, context)
  registerSession(api, context)
  registerCommands(api, context)
  registerReports(api, context)
  registerMall(api, context)
  registerViews(api, context)
  registerVoice(api, context)
}
