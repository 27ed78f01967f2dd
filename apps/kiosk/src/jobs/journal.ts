import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import type { Outcome } from './outcome.ts'

/**
 * How far a job got.
 * - `printing`: bytes may have reached the printer
 * - `ended`: the outcome is known, the master has not taken it yet
 * - `reported`: the master has taken it
 */
export interface JobNote {
  readonly ticketId: string
  readonly number: string
  readonly state: 'printing' | 'ended' | 'reported'
  readonly outcome?: Outcome
  /** `Idempotency-Key` of the report: the same for every attempt, also after a restart. */
  readonly key: string
  /** Master's clock, ms since the epoch. */
  readonly at: number
}

/** What was done about each ticket, kept over crashes and power cuts: no ticket is printed twice. */
export interface Journal {
  get(ticketId: string): JobNote | undefined
  all(): readonly JobNote[]
  /** Durable when it answers true; false when the disk did not take it (then nothing changed). */
  put(note: JobNote): boolean
  /** Forgets notes; as durable as the next `put`. */
  drop(ticketIds: readonly string[]): void
}

export type OpenedJournal = {
  readonly journal: Journal
  /** The file was there but could not be read: what was printed before is unknown. */
  readonly lost: boolean
}

const noteSchema = z.object({
  ticketId: z.string(),
  number: z.string(),
  state: z.enum(['printing', 'ended', 'reported']),
  outcome: z
    .union([z.object({ ok: z.literal(true) }), z.object({ ok: z.literal(false), reason: z.string() })])
    .optional(),
  key: z.string(),
  at: z.number(),
})
const fileSchema = z.object({ format: z.literal(1), notes: z.array(noteSchema) })

/** Opens the journal in `file`, or begins one. A file that cannot be read is put aside, not overwritten. */
export function openJournal(file: string): OpenedJournal {
  mkdirSync(dirname(file), { recursive: true })
  const found = read(file)
  const notes = new Map(found.notes.map((note) => [note.ticketId, note]))
  const journal: Journal = {
    get: (ticketId) => notes.get(ticketId),
    all: () => [...notes.values()],
    put(note) {
      const before = notes.get(note.ticketId)
      notes.set(note.ticketId, note)
      if (write(file, [...notes.values()])) return true
      if (before) notes.set(note.ticketId, before)
      else notes.delete(note.ticketId)
      return false
    },
    drop(ticketIds) {
      for (const id of ticketIds) notes.delete(id)
    },
  }
  return { journal, lost: found.lost }
}

function read(file: string): { readonly notes: readonly JobNote[]; readonly lost: boolean } {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    return { notes: [], lost: (error as NodeJS.ErrnoException).code !== 'ENOENT' }
  }
  try {
    return { notes: fileSchema.parse(JSON.parse(text)).notes as JobNote[], lost: false }
  } catch {
    renameSync(file, `${file}.unreadable`)
    return { notes: [], lost: true }
  }
}

/** All or nothing: a new file is written and flushed, then takes the old one's name. */
function write(file: string, notes: readonly JobNote[]): boolean {
  const fresh = `${file}.new`
  try {
    const handle = openSync(fresh, 'w')
    try {
      writeSync(handle, JSON.stringify({ format: 1, notes }))
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
    renameSync(fresh, file)
    flushFolder(dirname(file))
    return true
  } catch {
    return false
  }
}

/** The new name is durable only when the folder is. Windows has no such call, and flushes names itself. */
function flushFolder(folder: string) {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
