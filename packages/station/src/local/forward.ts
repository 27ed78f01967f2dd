import { type Problem, problem } from '@antre/contract'
import type { Link } from '../link/link.ts'
import type { MasterReply } from '../link/request.ts'
import type { AllowedRoute } from './allowed.ts'

/** An answer to the page. `body` is JSON text. */
export interface PageReply {
  readonly status: number
  readonly body: string
}

export interface PageRequest {
  readonly id: string | undefined
  readonly key: string | undefined
  /** JSON text. */
  readonly body: string | undefined
}

const ID = /^[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$/
const KEY = /^[\x21-\x7e]{1,200}$/

/** Hands a page's request on to the master, as it is, when it is one the page may make. */
export async function forward(link: Link, route: AllowedRoute, request: PageRequest): Promise<PageReply> {
  const { id, key, body } = request
  if (id !== undefined && !ID.test(id)) return refuse(problem('not-found'))
  if (route.onlyId !== undefined && id !== route.onlyId) return refuse(problem('forbidden'))
  if (key !== undefined && !KEY.test(key)) return refuse(KEY_PROBLEM)
  const path = id === undefined ? route.path : route.path.replace(':id', id)
  const reply = await link.send({
    method: route.method,
    path,
    ...(route.method === 'POST' && key !== undefined && { key }),
    ...(route.method === 'POST' && body !== undefined && { body }),
  })
  return pageReply(reply)
}

const KEY_PROBLEM = problem('invalid-request', {
  faults: [{ path: 'Idempotency-Key', message: '1 to 200 printable ASCII characters' }],
})

/**
 * What the page gets to hear. That the master does not accept the *station* is not the page's doing,
 * and a 401 would make it sign in again for nothing: to the page, the master is away.
 */
function pageReply(reply: MasterReply): PageReply {
  if (!reply.answered) return refuse(reply.problem)
  if (reply.status === 401) return refuse(problem('master-away'))
  return { status: reply.status, body: reply.body }
}

export function refuse(told: Problem): PageReply {
  return { status: told.status, body: JSON.stringify(told) }
}
