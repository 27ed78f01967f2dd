import { API_BASE } from '@antre/contract'

/** One Server-Sent Event. */
export interface SentEvent {
  readonly event: string
  readonly id: string
  readonly data: string
}

export interface EventReader {
  /** The next event for which `wanted` holds, past those already read. */
  next(wanted: (event: SentEvent) => boolean): Promise<SentEvent>
  close(): void
}

/** Reads the view stream at `path` (`/views/hall/stream`). */
export async function readEvents(base: string, path: string, token: string): Promise<EventReader> {
  const abort = new AbortController()
  const response = await fetch(base + API_BASE + path, {
    headers: { authorization: `Bearer ${token}` },
    signal: abort.signal,
  })
  if (!response.ok || response.body === null) throw new Error(`${path}: ${response.status}`)
  const events = parse(response.body)
  return {
    async next(wanted) {
      for (;;) {
        const { value, done } = await events.next()
        if (done) throw new Error(`${path}: the stream ended`)
        if (wanted(value)) return value
      }
    },
    close: () => abort.abort(),
  }
}

async function* parse(body: ReadableStream<Uint8Array>): AsyncGenerator<SentEvent, undefined> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const chunk of body) {
    rest += decoder.decode(chunk, { stream: true })
    const blocks = rest.split('\n\n')
    rest = blocks.pop() ?? ''
    for (const block of blocks) {
      const fields = Object.fromEntries(block.split('\n').map((line) => line.split(/: ?(.*)/s, 2)))
      yield { event: fields.event ?? 'message', id: fields.id ?? '', data: fields.data ?? '' }
    }
  }
  return undefined
}
