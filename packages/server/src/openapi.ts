import { API_BASE, problemSchema } from '@antre/contract'
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
        schemas: { Problem: z.toJSONSchema(problemSchema) as object },
      },
    },
    transform: jsonSchemaTransform,
  })
  let text: string | undefined
  app.get(`${API_BASE}/openapi.json`, { schema: { hide: true } as object }, (_request, reply) => {
    text ??= JSON.stringify(app.swagger())
    return reply.type('application/json').send(text)
  })
}
