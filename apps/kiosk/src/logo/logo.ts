import { readFileSync } from 'node:fs'
import type { Picture } from '@antre/receipt'
import { type Clock, fetchMedia, type Log, type MediaSource } from '@antre/station'
import { z } from 'zod'
import { writeDurably } from '../durable-file.ts'
import { HEAVIEST_BYTES, type LogoCode, type ReadLogo, readPng } from './read-png.ts'

export interface LogoOptions {
  readonly source: MediaSource
  /** Where it is kept, so that the first ticket after a start has it. */
  readonly file: string
  readonly clock: Clock
  readonly log: Log
}

/** The mall's sign for the top of its tickets, fetched beforehand: no ticket ever waits for it. */
export interface Logo {
  /** This is the one that the mall document names now. */
  want(src: string | undefined): void
  /** The one that is wanted, as far as it is here. */
  picture(): Picture | null
  /** Why there is none though one is wanted; null while it is being fetched, and when all is well. */
  fault(): LogoCode | null
  /** Resolves when nothing is being fetched. */
  idle(): Promise<void>
  stop(): void
}

/** Somebody may have put another picture under the same name. */
const LOOK_AGAIN_MS = 10 * 60_000
const TRY_AGAIN_MS = 60_000
const FETCH_MS = 20_000

const keptSchema = z.object({ src: z.string(), png: z.base64() })

interface Held {
  readonly src: string
  /** Base64, to see whether it is another one. */
  readonly png: string
  readonly read: ReadLogo
}

/** Follows the logo; what is in `file` counts until another is known. */
export function followLogo({ source, file, clock, log }: LogoOptions): Logo {
  const stopping = new AbortController()
  let held: Held | null = kept(file)
  let wanted: string | undefined
  let missing: string | null = null
  let lookAt = Number.NEGATIVE_INFINITY
  let fetching: Promise<void> | null = null

  function want(src: string | undefined) {
    if (src !== wanted) lookAt = Number.NEGATIVE_INFINITY
    wanted = src
    if (src === undefined || fetching || clock.now() < lookAt) return
    lookAt = clock.now() + TRY_AGAIN_MS
    fetching = look(src).finally(() => {
      fetching = null
    })
  }

  async function look(src: string) {
    const png = await fetched(src)
    if (png === null) {
      if (missing !== src) log.warn({ src, code: 'logo-missing' }, 'the logo for the tickets is not there')
      missing = src
      return
    }
    missing = null
    if (src === wanted) lookAt = clock.now() + LOOK_AGAIN_MS
    const text = png.toString('base64')
    if (held?.src === src && held.png === text) return
    const read = readPng(png)
    held = { src, png: text, read }
    if (!read.ok) log.warn({ src, code: read.code }, 'the logo for the tickets cannot be printed')
    else if (!writeDurably(file, JSON.stringify({ src, png: text })))
      log.warn({ file }, 'the logo for the tickets could not be kept')
  }

  /** Null when it is not there, or not now. One that is too large is read so far as to see that it is. */
  async function fetched(src: string): Promise<Buffer | null> {
    const limit = new AbortController()
    const callOff = clock.after(FETCH_MS, () => limit.abort())
    try {
      const signal = AbortSignal.any([stopping.signal, limit.signal])
      const media = await fetchMedia(source, src, undefined, signal)
      if (!media) return null
      const parts: Buffer[] = []
      let bytes = 0
      for await (const part of media.body) {
        parts.push(part)
        bytes += part.length
        if (bytes > HEAVIEST_BYTES) break
      }
      return Buffer.concat(parts)
    } catch {
      return null
    } finally {
      callOff()
    }
  }

  const mine = () => (held !== null && held.src === wanted ? held.read : null)
  return {
    want,
    picture() {
      const read = mine()
      return read?.ok ? read.picture : null
    },
    fault() {
      const read = mine()
      if (read) return read.ok ? null : read.code
      return wanted !== undefined && missing === wanted ? 'logo-missing' : null
    },
    idle: async () => void (await fetching),
    stop: () => stopping.abort(),
  }
}

function kept(file: string): Held | null {
  try {
    const { src, png } = keptSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
    return { src, png, read: readPng(Buffer.from(png, 'base64')) }
  } catch {
    return null // There is none, or it is fetched anew.
  }
}
