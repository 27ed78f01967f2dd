import type { Problem } from '@antre/contract'
import { API } from './address.ts'

export type Answer<T> =
  | { readonly ok: true; readonly status: number; readonly data: T }
  | { readonly ok: false; readonly problem: Problem }

export interface SendOptions {
  /** Idempotency key; give the same one to repeat an intent whose answer was lost. Default: a new one. */
  readonly key?: string
  /** Default POST. */
  readonly method?: 'POST' | 'PUT'
  readonly headers?: Readonly<Record<string, string>>
}

/** Pauses between attempts; about 6 s in all. */
const BACK_OFF_MS = [250, 500, 1_000, 1_750, 2_500] as const
/** A station or master that took the request but does not answer. */
const ATTEMPT_MS = 8_000
/** The line or the machine behind it may be back in a moment. */
const PASSING = new Set([502, 503, 504])

/**
 * Sends a command: `send('tickets', { serviceId })`. Lost lines and 503 are tried again with the same
 * idempotency key, so nothing happens twice; after about 6 s it gives up with `master-away` (or the last 503's problem).
 * It never throws for anything the network or the server does.
 */
export async function send<T = unknown>(
  path: string,
  body?: unknown,
  options: SendOptions = {},
): Promise<Answer<T>> {
  const key = options.key ?? newKey()
  let last: Answer<T> = { ok: false, problem: localProblem('master-away', 503) }
  for (let attempt = 0; attempt <= BACK_OFF_MS.length; attempt++) {
    if (attempt > 0) await pause(BACK_OFF_MS[attempt - 1] ?? 0)
    const answer = await attemptOnce<T>(path, body, key, options)
    if (answer === null) continue
    if (answer.ok || !PASSING.has(answer.problem.status)) return answer
    last = answer
  }
  return last
}

/** A fresh idempotency key. `crypto.randomUUID` is missing on plain http from another machine. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  // Version 4, variant 1 (RFC 9562, 5.4).
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`
}

/** One attempt; null when no answer came. */
async function attemptOnce<T>(
  path: string,
  body: unknown,
  key: string,
  options: SendOptions,
): Promise<Answer<T> | null> {
  try {
    const response = await fetch(`${API}/${path}`, {
      method: options.method ?? 'POST',
      headers: {
        'Idempotency-Key': key,
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
        ...options.headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(ATTEMPT_MS),
    })
    const text = await response.text()
    if (response.ok) return { ok: true, status: response.status, data: (text ? JSON.parse(text) : null) as T }
    return { ok: false, problem: readProblem(text, response.status) }
  } catch {
    return null
  }
}

/** The server's problem document; something else in its place (a proxy's page) becomes one of ours. */
export function readProblem(text: string, status: number): Problem {
  try {
    const found = JSON.parse(text) as Partial<Problem>
    if (typeof found.code === 'string') return { ...localProblem(found.code, status), ...found }
  } catch {
    // Not JSON: judged by its status below.
  }
  return localProblem(PASSING.has(status) ? 'master-away' : 'internal', status)
}

function localProblem(code: string, status: number): Problem {
  return { type: `urn:antre:problem:${code}`, title: code, status, code, detail: '' }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
