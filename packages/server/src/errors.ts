import { type ProblemCode, routes } from '@antre/contract'
import type { FastifyError, FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import { sendProblem } from './problem-reply.ts'

const BY_CODE: Readonly<Record<string, ProblemCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'body-too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported-media-type',
}

/** Turns whatever the framework refuses into a coded problem; what is left is our own fault. */
export function handleErrors(app: FastifyInstance, log: Logger) {
  // Clients that send no body often still announce JSON.
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => {
    if (body === '') return done(null, undefined)
    try {
      done(null, JSON.parse(body as string, dropPrototype))
    } catch {
      done(Object.assign(new Error('the body is not JSON'), { statusCode: 400 }))
    }
  })

  app.setErrorHandler((error: FastifyError, request, reply) => {
    const known = BY_CODE[error.code]
    if (known) return sendProblem(reply, known)
    if (error.validation) {
      const where = error.validationContext ?? 'body'
      const faults = error.validation.map(({ instancePath, message }) => ({
        path: [where, ...instancePath.split('/').filter(Boolean)].join('.'),
        message: message ?? 'is not valid',
      }))
      return sendProblem(reply, 'invalid-request', { faults: faults.slice(0, 20) })
    }
    if (error.statusCode !== undefined && error.statusCode < 500) {
      return sendProblem(reply, 'invalid-request', { faults: [{ path: '', message: error.message }] })
    }
    log.error({ err: error, method: request.method, route: request.routeOptions.url }, 'a request failed')
    return sendProblem(reply, 'internal')
  })

  const paths = Object.values(routes).map(({ method, path }) => ({ method, pattern: pattern(path) }))
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?')[0] ?? ''
    const others = paths.filter((route) => route.pattern.test(path)).map((route) => route.method)
    if (others.length === 0) return sendProblem(reply, 'not-found')
    reply.header('allow', others.join(', '))
    return sendProblem(reply, 'method-not-allowed')
  })
}

const pattern = (path: string): RegExp => new RegExp(`^/api/v1${path.replace(/:id/g, '[^/]+')}$`)

/** `__proto__` in a body is nothing anybody sends in good faith. */
function dropPrototype(key: string, value: unknown): unknown {
  return key === '__proto__' ? undefined : value
}
