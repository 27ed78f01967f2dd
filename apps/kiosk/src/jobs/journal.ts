import { mkdirSync, readFileSync, renameSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import { writeDurably } from '../durable-file.ts'
import type { Outcome } from './outcome.ts'

/** One printing of one ticket; attempt 0 is the first, each reprint counts on. */
export interface JobId {
  readonly ticketId: string
  readonly attempt: number
}

/**
 * How far a job got.
 * - `printing`: bytes may have reached the printer
 * - `ended`: the outcome is known, the master has not taken it yet
 * - `reported`: the master has taken it
 */
export interface JobNote extends JobId {
  readonly number: string
  readonly state: 'printing' | 'ended' | 'reported'
  readonly outcome?: Outcome
  /** `Idempotency-Key` of the report: the same each time it is sent, also after a restart. */
  readonly key: string
  /** Master's clock, ms since the epoch. */
  readonly at: number
}

/** Could it be that some of it is in a printer still, though nobody expects it any more? */
export function mayComeOut({ state, outcome }: JobNote): boolean {
  if (outcome === undefined) return state === 'printing'
  return !outcome.ok && outcome.untouched !== true
}

/** What was done about each job, kept over crashes and power cuts: none is printed twice. */
export interface Journal {
  get(job: JobId): JobNote | undefined
  /** In the order they were begun. */
  all(): readonly JobNote[]
  /** Durable when it answers true; false when the disk did not take it (then nothing changed). */
  put(note: JobNote): boolean
  /** Forgets notes; as durable as the next `put`. */
  drop(jobs: readonly JobId[]): void
}

export type OpenedJournal = {
  readonly journal: Journal
  /**
   * Why what was printed before is unknown; null when it is known. The file is put aside, neither read nor
   * overwritten.
   * - `unreadable`: damaged, or not allowed
   * - `newer`: a later release wrote it
   */
  readonly lost: 'unreadable' | 'newer' | null
}

const noteFields = {
  ticketId: z.string(),
  number: z.string(),
  state: z.enum(['printing', 'ended', 'reported']),
  outcome: z
    .union([
      z.object({ ok: z.literal(true) }),
      z.object({ ok: z.literal(false), reason: z.string(), untouched: z.literal(true).optional() }),
    ])
    .optional(),
  key: z.string(),
  at: z.number(),
}

const FORMAT = 2
/** Format 1 knew one printing for each ticket. */
const fileSchema = z.discriminatedUnion('format', [
  z.object({
    format: z.literal(1),
    notes: z.array(z.object(noteFields).transform((note) => ({ ...note, attempt: 0 }))),
  }),
  z.object({
    format: z.literal(FORMAT),
    notes: z.array(z.object({ ...noteFields, attempt: z.number().int().min(0) })),
  }),
])
const laterFormat = z.object({ format: z.number().gt(FORMAT) })

/** The same for the same job, different for every other. */
export const jobKey = ({ ticketId, attempt }: JobId): string => `${attempt} ${ticketId}`

/** Opens the journal in `file`, or begins one. */
export function openJournal(file: string): OpenedJournal {
  mkdirSync(dirname(file), { recursive: true })
  const found = read(file)
  const notes = new Map(found.notes.map((note) => [jobKey(note), note]))
  const journal: Journal = {
    get: (job) => notes.get(jobKey(job)),
    all: () => [...notes.values()],
    put(note) {
      const key = jobKey(note)
      const before = notes.get(key)
      notes.set(key, note)
      if (writeDurably(file, JSON.stringify({ format: FORMAT, notes: [...notes.values()] }))) return true
      if (before) notes.set(key, before)
      else notes.delete(key)
      return false
    },
    drop(jobs) {
      for (const job of jobs) notes.delete(jobKey(job))
    },
  }
  return { journal, lost: found.lost }
}

interface Found {
  readonly notes: readonly JobNote[]
  readonly lost: OpenedJournal['lost']
}

function read(file: string): Found {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    const isNew = (error as NodeJS.ErrnoException).code === 'ENOENT'
    return { notes: [], lost: isNew ? null : 'unreadable' }
  }
  const json = parsed(text)
  const known = fileSchema.safeParse(json)
  if (known.success) return { notes: known.data.notes as JobNote[], lost: null }
  const lost = laterFormat.safeParse(json).success ? 'newer' : 'unreadable'
  renameSync(file, `${file}.${lost}`)
  return { notes: [], lost }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
