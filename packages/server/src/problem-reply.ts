import { type Problem, type ProblemCode, problem } from '@antre/contract'
import type { Rejection, Reply } from '@antre/engine'
import type { FastifyReply } from 'fastify'

export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8'
export const JSON_TYPE = 'application/json; charset=utf-8'

/** Ends the request with a coded problem. */
export function sendProblem(
  reply: FastifyReply,
  code: ProblemCode,
  extra: Pick<Problem, 'about' | 'faults'> = {},
): FastifyReply {
  const body = problem(code, extra)
  if (code === 'unauthorised') reply.header('www-authenticate', 'Bearer')
  return reply.code(body.status).type(PROBLEM_TYPE).send(JSON.stringify(body))
}

/** A refusal of the rules, as it is stored and sent. */
export function rejectionReply({ code, about }: Rejection): Reply {
  const body = problem(code, { about: { ...about } })
  return { status: body.status, body: JSON.stringify(body) }
}
