import { problem } from '@antre/contract'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import type { Clock } from '../clock.ts'
import type { StationKind } from '../kind.ts'
import type { Link } from '../link/link.ts'
import { allowedRoutes } from './allowed.ts'
import { forward } from './forward.ts'
import { heardRoutes } from './heard.ts'
import { fetchMedia, type MediaSource } from './media.ts'
import { type Listening, type StationPages, send, servePage, tell } from './page-server.ts'
import { streamView } from './view-stream.ts'

export interface LocalServerOptions {
  readonly kind: StationKind
  /** The counter a counter station speaks for. */
  /** Its counter, or the zone of a display. */
  readonly placeId?: string
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
  /** Beside the master's API, behind the cookie. */
  readonly api?: StationPages
}

/** The station's own server, on 127.0.0.1 alone: its screen, its view, and the few commands it may give. */
export async function serveLocally(options: LocalServerOptions): Promise<Listening> {
  const closing = new AbortController()
  const listening = await servePage({
    name: options.kind,
    secret: options.secret,
    screenFolder: options.screenFolder,
    port: options.port,
    api: (inside) => serveApi(inside, options),
    async beside(server) {
      await serveSoundsAndPictures(server, options, closing.signal)
      options.pages?.(server)
    },
  })
  if (!listening.ok) return listening
  const { port, close } = listening.server
  return {
    ok: true,
    server: {
      port,
      close() {
        closing.abort()
        return close()
      },
    },
  }
}

async function serveSoundsAndPictures(
  server: FastifyInstance,
  { voiceFolder, media }: LocalServerOptions,
  closing: AbortSignal,
) {
  await server.register(fastifyStatic, { root: voiceFolder, prefix: '/voice/', decorateReply: false })
  server.get<{ Params: { '*': string } }>('/media/*', async (request, reply) => {
    const found = await fetchMedia(media, request.params['*'], request.headers.range, closing)
    if (!found) return tell(reply, problem('not-found'))
    return reply.code(found.status).headers(found.headers).send(found.body)
  })
}

/** The part of the master's API that this station's page may use, behind the cookie. */
function serveApi(inside: FastifyInstance, options: LocalServerOptions) {
  const { kind, link, clock } = options
  inside.get(options.viewPath, (_request, reply) => {
    const view = link.view()
    return view ? send(reply, { status: 200, body: view.json }) : tell(reply, problem('master-away'))
  })
  inside.get(`${options.viewPath}/stream`, (_request, reply) => {
    reply.hijack()
    streamView(reply.raw, link, clock)
  })
  if (kind === 'display') heardRoutes(inside, clock, link.time.now)
  options.api?.(inside)
  for (const route of allowedRoutes(kind, options.placeId)) {
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
