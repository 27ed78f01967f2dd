import type { Socket } from 'node:net'
import { type ProblemCode, problem, routes } from '@antre/contract'
import type { FastifyError, FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import { validationFaults } from './faults.ts'
import { PROBLEM_TYPE, sendProblem } from './problem-reply.ts'

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
      return sendProblem(reply, 'invalid-request', { faults: validationFaults(error) })
    }
    if (error.statusCode !== undefined && error.statusCode < 500) {
      return sendProblem(reply, 'invalid-request', { faults: [{ path: '', message: error.message }] })
    }
    if (error.code?.startsWith('SQLITE_')) {
      log.error({ err: error }, 'the ledger cannot be read')
      return sendProblem(reply, 'ledger-unavailable')
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

/** What is no HTTP at all, or too much of it, or comes too slowly, is refused in the same words as the rest. */
export function refuseConnection({ message }: Error, socket: Socket) {
  if (!socket.writable) return socket.destroy()
  const body = JSON.stringify(problem('invalid-request', { faults: [{ path: '', message }] }))
  const head = [
    'HTTP/1.1 400 Bad Request',
    'Connection: close',
    `Content-Type: ${PROBLEM_TYPE}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy())
}
