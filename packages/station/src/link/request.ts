import { API_BASE, type Problem, problem } from '@antre/contract'
import { type Clock, pause, type Random } from '../clock.ts'
import { backoffMs, COMMAND_PACE } from './backoff.ts'
import { networkFault } from './stream.ts'

export interface MasterRequest {
  readonly method: 'GET' | 'POST'
  /** Below `/api/v1`, ids already encoded: `/counters/3/call-next`. */
  readonly path: string
  /** JSON text. */
  readonly body?: string
  /** `Idempotency-Key`: the same for every repeat, so that the effect happens once. Null: none, it may happen twice. */
  readonly key?: string | null
}

/** What the master said, word for word; or that it could not be asked. */
export type MasterReply =
  | { readonly answered: true; readonly status: number; readonly body: string }
  | { readonly answered: false; readonly problem: Problem; readonly detail: string }

export interface RequestContext {
  /** `http://HOST:PORT` */
  readonly master: string
  readonly headers: Readonly<Record<string, string>>
  readonly clock: Clock
  readonly random: Random
  /** Aborting it gives up. */
  readonly signal: AbortSignal
}

/** How long one command is repeated. Screens and buttons wait for it. */
const COMMAND_MS = 4_000
/** How long one attempt may take: longer than a slow disk needs, short enough for a second attempt. */
export const ATTEMPT_MS = 2_000

/**
 * Sends one request, and again with the same key while the network fails or the master says 503, for
 * about four seconds. Never rejects.
 */
export async function ask(context: RequestContext, request: MasterRequest): Promise<MasterReply> {
  const { clock, random, signal } = context
  const end = clock.now() + COMMAND_MS
  for (let failures = 1; ; failures += 1) {
    const left = end - clock.now()
    const reply = await askOnce(context, request, Math.min(ATTEMPT_MS, left))
    const passing = !reply.answered || reply.status === 503
    const wait = backoffMs(failures, COMMAND_PACE, random)
    if (!passing || signal.aborted || clock.now() + wait >= end) return reply
    await pause(clock, wait, signal)
  }
}

/** One try, given up after `limitMs`. Never rejects. */
export async function askOnce(
  context: RequestContext,
  request: MasterRequest,
  limitMs: number,
): Promise<MasterReply> {
  const { master, clock, signal } = context
  const control = new AbortController()
  const give = () => control.abort()
  if (signal.aborted) give()
  signal.addEventListener('abort', give)
  const callOff = clock.after(limitMs, give)
  try {
    const response = await fetch(`${master}${API_BASE}${request.path}`, {
      method: request.method,
      headers: {
        ...context.headers,
        ...(request.body !== undefined && { 'content-type': 'application/json' }),
        ...(request.key && { 'idempotency-key': request.key }),
      },
      ...(request.body !== undefined && { body: request.body }),
      redirect: 'error',
      signal: control.signal,
    })
    return { answered: true, status: response.status, body: await response.text() }
  } catch (error) {
    return { answered: false, problem: problem('master-away'), detail: networkFault(error) }
  } finally {
    callOff()
    signal.removeEventListener('abort', give)
  }
}
