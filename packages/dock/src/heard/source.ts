import { API_BASE } from '@antre/contract'
import { type Clock, pause } from '@antre/station'
import { createParser } from 'eventsource-parser'
import type { LoudspeakerState, Words } from '../state.ts'

/** What a display's loudspeaker says, as its station tells it. */
export interface HeardSource {
  readonly state: () => LoudspeakerState
  readonly close: () => Promise<void>
}

const RETRY_MS = 1_000
const NOTHING: LoudspeakerState = { connected: false, entries: [], level: 0 }

/**
 * Listens to the station of a display for as long as it takes, through restarts of it.
 * @param url as the station printed it, with the key of its launch in the fragment
 */
export function followHeard(url: string, clock: Clock): HeardSource {
  const closing = new AbortController()
  let state = NOTHING

  async function follow(): Promise<void> {
    while (!closing.signal.aborted) {
      try {
        await listen(url, closing.signal, (change) => {
          state = { ...state, connected: true, ...change }
        })
      } catch {
        // The station is away, or was: that is its state.
      }
      state = { ...state, connected: false, level: 0 }
      await pause(clock, RETRY_MS, closing.signal)
    }
  }

  const following = follow()
  return {
    state: () => state,
    close: () => {
      closing.abort()
      return following
    },
  }
}

/** One connection, to its end. */
async function listen(
  url: string,
  signal: AbortSignal,
  tell: (change: Partial<LoudspeakerState>) => void,
): Promise<void> {
  const { origin, pathname, hash } = new URL(url)
  const api = `${origin}${pathname}`.replace(/\/$/, '') + API_BASE
  const token = new URLSearchParams(hash.slice(1)).get('key')
  const session = await fetch(`${api}/session`, {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json' },
    body: JSON.stringify({ token }),
    signal,
  })
  const cookie = session.headers.get('set-cookie')?.split(';')[0] ?? ''
  await session.body?.cancel()
  const stream = await fetch(`${api}/heard/stream`, { headers: { cookie }, signal })
  if (!stream.ok || !stream.body) return void (await stream.body?.cancel())
  const parser = createParser({
    onEvent({ event, data }) {
      if (event === 'heard') tell({ entries: JSON.parse(data) as readonly Words[] })
      else if (event === 'level') tell({ level: JSON.parse(data) as number })
    },
  })
  for await (const text of stream.body.pipeThrough(new TextDecoderStream())) parser.feed(text)
}
