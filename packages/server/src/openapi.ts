import { API_BASE, mallJsonSchema, problemSchema, type Route, routes } from '@antre/contract'
import fastifySwagger from '@fastify/swagger'
import type { FastifyInstance } from 'fastify'
import { jsonSchemaTransform } from 'fastify-type-provider-zod'
import { z } from 'zod'

/** `GET /api/v1/openapi.json`, made of the schemas that validate. */
export async function describeApi(app: FastifyInstance, version: string) {
  await app.register(fastifySwagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Antre',
        version,
        description:
          'Every POST takes an Idempotency-Key: same key and body gets the first answer again. ' +
          'Errors are application/problem+json with a stable code.',
      },
      components: {
        securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } },
        schemas: {
          Problem: z.toJSONSchema(problemSchema) as object,
          Mall: mallJsonSchema() as object,
        },
      },
    },
    transform: jsonSchemaTransform,
  })
  let text: string | undefined
  app.get(`${API_BASE}/openapi.json`, { schema: { hide: true } as object }, (_request, reply) => {
    text ??= JSON.stringify(completed(app.swagger()))
    return reply.type('application/json').send(text)
  })
}

/** One call of the document, as far as it is touched here. */
interface Operation {
  parameters?: unknown[]
  requestBody?: { required?: boolean; content: Record<string, { schema: unknown }> }
  responses: Record<string, unknown>
}

/** What the routes' schemas do not say: headers, refusals, streams, and bodies that may be left out. */
function completed(document: unknown): unknown {
  const { paths } = document as { paths: Record<string, Record<string, Operation>> }
  for (const [name, route] of Object.entries(routes) as [string, Route][]) {
    const path = API_BASE + route.path.replace(':id', '{id}')
    const operation = paths[path]?.[route.method.toLowerCase()]
    if (operation !== undefined) complete(operation, name, route)
    const stream = paths[`${path}/stream`]?.get
    if (stream === undefined) continue
    complete(stream, name, route)
    stream.responses['200'] = { description: 'a stream of views', content: { 'text/event-stream': {} } }
  }
  return document
}

function complete(operation: Operation, name: string, route: Route) {
  operation.responses.default = {
    description: 'refused; see its code',
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  }
  const headers = headersOf(name, route).map((header) => ({ in: 'header', schema: TEXT, ...header }))
  if (headers.length > 0) operation.parameters = [...(operation.parameters ?? []), ...headers]
  const json = operation.requestBody?.content['application/json']
  if (operation.requestBody && route.body?.safeParse(undefined).success && name !== 'saveMall')
    operation.requestBody.required = false
  if (json && name === 'saveMall') json.schema = { $ref: '#/components/schemas/Mall' }
}

const TEXT = { type: 'string' }
const KEY = {
  name: 'Idempotency-Key',
  description: 'made by the client, anew for each command; the same for each attempt to send it',
  required: false,
}
const VERSION = { name: 'If-Match', description: 'the ETag of the version that was changed', required: true }

function headersOf(name: string, { method }: Route) {
  if (name === 'session') return []
  return [...(method === 'GET' ? [] : [KEY]), ...(name === 'saveMall' ? [VERSION] : [])]
}
