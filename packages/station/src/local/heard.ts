import { problem } from '@antre/contract'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Clock } from '../clock.ts'
import { keepAlive, openEventStream } from './event-stream.ts'
import { parseJson, tell } from './page-server.ts'

/** One announcement as a display's loudspeaker said it, in one language. */
export interface Heard {
  /** Made by the screen, another for each announcement and language. */
  readonly id: string
  readonly text: string
  readonly language: string
  readonly state: 'began' | 'ended' | 'failed'
  /** When it began, ISO 8601 by the master's clock. */
  readonly at: string
}

interface HeardBook {
  readonly entries: readonly Heard[]
  /** RMS of what goes out now, 0..1; 0 when nothing is said. */
  readonly level: number
}

/** What the display's screen posts: when words begin, then levels while they last, then how they ended. */
const heardBody = z.strictObject({
  id: z.string().min(1).max(64),
  text: z.string().min(1).max(1_000),
  language: z.string().min(2).max(16),
  state: z.enum(['began', 'ended', 'failed']),
  level: z.number().min(0).max(1).optional(),
})
type HeardReport = z.output<typeof heardBody>

/** Entries kept, newest last. */
const KEPT = 50
const BEAT_MS = 5_000
/** Samples come about eight a second: after this long without one nothing is said any more. */
const LEVEL_LASTS_MS = 1_000

/**
 * The book after a report. What is over stays over, as answers may cross on the line; and one thing is said
 * at a time, so what was still under way when another began was cut off.
 */
function written(book: HeardBook, report: HeardReport, at: string): HeardBook {
  const { id, text, language, state, level = 0 } = report
  const index = book.entries.findIndex((entry) => entry.id === id)
  const known = book.entries[index]
  if (known !== undefined && known.state !== 'began') return book
  const now = { entries: book.entries, level: state === 'began' ? level : 0 }
  if (known?.state === state) return now
  if (known) return { ...now, entries: book.entries.with(index, { ...known, state }) }
  const earlier = book.entries.map((entry) =>
    entry.state === 'began' ? { ...entry, state: 'failed' as const } : entry,
  )
  return { ...now, entries: [...earlier, { id, text, language, state, at }].slice(-KEPT) }
}

/**
 * `POST /heard` from the screen, answered `{"listening": boolean}`: levels are worth sending only while
 * somebody listens. `GET /heard/stream`: `event: heard` with all entries, `event: level` with a number.
 * @param masterNow milliseconds since the epoch
 */
export function heardRoutes(inside: FastifyInstance, clock: Clock, masterNow: () => number): void {
  let book: HeardBook = { entries: [], level: 0 }
  const listeners = new Set<(before: HeardBook | null) => void>()
  let callOff = () => {}

  const become = (next: HeardBook) => {
    const before = book
    book = next
    for (const listener of listeners) listener(before)
    callOff()
    if (book.level > 0) callOff = clock.after(LEVEL_LASTS_MS, () => become({ ...book, level: 0 }))
  }

  inside.post('/heard', (request, reply) => {
    const json = parseJson(String(request.body ?? ''))
    const read = heardBody.safeParse(json.ok ? json.value : undefined)
    if (!read.success) return tell(reply, problem('invalid-request'))
    become(written(book, read.data, new Date(masterNow()).toISOString()))
    return reply.header('cache-control', 'no-store').send({ listening: listeners.size > 0 })
  })

  inside.get('/heard/stream', (_request, reply) => {
    reply.hijack()
    const stream = openEventStream(reply.raw)
    const say = (before: HeardBook | null) => {
      if (before?.entries !== book.entries) stream.send('heard', JSON.stringify(book.entries))
      if (before?.level !== book.level) stream.send('level', JSON.stringify(book.level))
    }
    listeners.add(say)
    stream.onClose(() => listeners.delete(say))
    say(null)
    keepAlive(stream, clock, BEAT_MS, () => stream.send('beat', '{}'))
  })
}
