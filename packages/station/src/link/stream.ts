import { createParser, type EventSourceMessage } from 'eventsource-parser'
import type { Clock } from '../clock.ts'

/** Why a stream is over. `refused`: the master does not accept the token, or knows no such counter or zone. */
export type StreamEnd =
  | { readonly why: 'closed' }
  | { readonly why: 'ended' }
  | { readonly why: 'silent' }
  | { readonly why: 'network'; readonly detail: string }
  | { readonly why: 'refused'; readonly status: number }
  | { readonly why: 'status'; readonly status: number }

export interface StreamOptions {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly clock: Clock
  /** A live master says something at least every 5 s; after this long without a byte the peer is gone. */
  readonly silenceMs: number
  /** Aborting it closes the stream. */
  readonly signal: AbortSignal
  readonly onEvent: (event: EventSourceMessage) => void
}

const REFUSALS: ReadonlySet<number> = new Set([401, 403, 404])
/** No view comes near it; a peer that sends more is not a master. Characters. */
const LONGEST_EVENT = 16 * 1024 * 1024

/**
 * Reads Server-Sent Events until the stream is over. Never rejects: every end is a value.
 *
 * The watchdog covers connecting too, since a host that was switched off accepts nothing and refuses
 * nothing, and a half-open connection stays "open" for ever.
 */
export async function readStream(options: StreamOptions): Promise<StreamEnd> {
  const { url, headers, clock, signal, silenceMs } = options
  const control = new AbortController()
  let silent = false
  let callOff = () => {}
  const heard = () => {
    callOff()
    callOff = clock.after(silenceMs, () => {
      silent = true
      control.abort()
    })
  }
  const close = () => control.abort()
  if (signal.aborted) return { why: 'closed' }
  signal.addEventListener('abort', close)
  try {
    heard()
    const response = await fetch(url, {
      headers: { ...headers, accept: 'text/event-stream' },
      redirect: 'error',
      signal: control.signal,
    })
    if (!response.ok || !response.body) {
      await response.body?.cancel()
      const { status } = response
      return REFUSALS.has(status) ? { why: 'refused', status } : { why: 'status', status }
    }
    const decoder = new TextDecoder()
    const parser = createParser({ onEvent: options.onEvent, maxBufferSize: LONGEST_EVENT })
    for await (const chunk of response.body) {
      heard()
      parser.feed(decoder.decode(chunk as Uint8Array, { stream: true }))
    }
    return { why: 'ended' }
  } catch (error) {
    if (silent) return { why: 'silent' }
    if (signal.aborted) return { why: 'closed' }
    return { why: 'network', detail: networkFault(error) }
  } finally {
    callOff()
    signal.removeEventListener('abort', close)
    control.abort()
  }
}

/** `fetch failed` says nothing; its cause does (`ECONNREFUSED`). */
export function networkFault(error: unknown): string {
  const { cause } = error as { cause?: { code?: unknown; message?: unknown } }
  return String(cause?.code ?? cause?.message ?? (error as Error).message)
}
