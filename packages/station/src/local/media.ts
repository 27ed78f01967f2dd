import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'

/** Where media (pictures and films between calls) come from. */
export interface MediaSource {
  /** `http://HOST:PORT` */
  readonly master: string
  readonly headers: Readonly<Record<string, string>>
}

export interface Media {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Readable
}

const PASSED = ['content-type', 'content-length', 'content-range', 'accept-ranges', 'etag', 'last-modified']
const SHOWN = /^(image|video|audio)\//
/** One part of a path: whatever staff call a file, but neither hidden nor a way up. */
const NAME = /^[^\p{Cc}\\.][^\p{Cc}\\]*$/u

/**
 * A media file of the master, streamed, `Range` respected so that films can be wound.
 * @returns null when it is not there, not a picture, film or sound, or the master is away
 */
export async function fetchMedia(
  source: MediaSource,
  path: string,
  range: string | undefined,
  signal: AbortSignal,
): Promise<Media | null> {
  const parts = path.split('/')
  if (!parts.every((part) => NAME.test(part))) return null
  try {
    const response = await fetch(`${source.master}/media/${parts.map(encodeURIComponent).join('/')}`, {
      headers: { ...source.headers, ...(range !== undefined && { range }), 'accept-encoding': 'identity' },
      redirect: 'error',
      signal,
    })
    const usable = response.ok && SHOWN.test(response.headers.get('content-type') ?? '')
    if (!usable || !response.body) {
      await response.body?.cancel()
      return null
    }
    const headers = PASSED.flatMap((name) => {
      const value = response.headers.get(name)
      return value === null ? [] : [[name, value] as const]
    })
    return {
      status: response.status,
      headers: Object.fromEntries(headers),
      body: Readable.fromWeb(response.body as ReadableStream),
    }
  } catch {
    return null
  }
}
