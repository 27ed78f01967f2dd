import { API_BASE } from '@antre/contract'
import type { FastifyInstance } from 'fastify'
import { cookieName } from '../access.ts'
import type { Context } from '../context.ts'
import { sendProblem } from '../problem-reply.ts'
import { SCREEN_API } from '../screens.ts'
import { routeOptions } from './register.ts'

/** Wrong tokens one address may try in a minute. Right ones are never counted. */
const WRONG_PER_MINUTE = 20
const SESSION_S = 30 * 24 * 60 * 60

/** Turns a token into a cookie that only the screen it was opened for sends. */
export function registerSession(app: FastifyInstance, { access }: Context) {
  const wrongGuess = app.createRateLimit({ max: WRONG_PER_MINUTE, timeWindow: '1 minute' })
  app.route({
    ...routeOptions('session'),
    handler: async (request, reply) => {
      const { token } = request.body as { token: string }
      const principal = access.find(token)
      if (!principal) {
        const guess = await wrongGuess(request)
        if (!guess.isAllowed && guess.isExceeded) {
          reply.header('retry-after', String(guess.ttlInSeconds))
          return sendProblem(reply, 'too-many-requests')
        }
        return sendProblem(reply, 'unauthorised')
      }
      const screen = SCREEN_API.exec(request.originalUrl)?.[1]
      reply.setCookie(cookieName(request.socket.localPort ?? 0), token, {
        httpOnly: true,
        sameSite: 'strict',
        path: screen === undefined ? API_BASE : `/${screen}/`,
        maxAge: SESSION_S,
      })
      return reply.send({ role: principal.role })
    },
  })
}
