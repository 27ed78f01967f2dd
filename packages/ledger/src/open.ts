import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { migrate } from './migrations.ts'

/** The one file that holds a mall: events, replies, tokens. Back it up and you have it all. */
export const LEDGER_FILE = 'antre.sqlite'

export type OpenFault =
  | { readonly code: 'newer-format'; readonly detail: string }
  | { readonly code: 'not-durable'; readonly detail: string }
  | { readonly code: 'no-ledger'; readonly detail: string }
  | { readonly code: 'unreadable'; readonly detail: string }

export type Opened =
  | { readonly ok: true; readonly db: Database.Database }
  | ({ readonly ok: false } & OpenFault)

/** How long to wait for another process (a backup, `antre token`) to let go of the file. */
const BUSY_MS = 5000

export interface OpenOptions {
  /** Upper bound of the file; appends beyond it fail as on a full disk. Bytes. */
  readonly maxBytes?: number
}

/** Opens (or makes) the ledger of a data folder for writing, durable and in the present format. */
export function openForWriting(dataDir: string, options: OpenOptions = {}): Opened {
  return guarded(() => {
    mkdirSync(dataDir, { recursive: true })
    const db = new Database(join(dataDir, LEDGER_FILE), { timeout: BUSY_MS })
    const prepared = prepare(db, options)
    if (!prepared.ok) db.close()
    return prepared
  })
}

/** Opens an existing ledger without the means to change it. */
export function openForReading(dataDir: string): Opened {
  const file = join(dataDir, LEDGER_FILE)
  if (!existsSync(file)) return { ok: false, code: 'no-ledger', detail: `there is no ledger in ${dataDir}` }
  return openFileForReading(file)
}

/** The same for a file by name: a backup. */
export function openFileForReading(file: string): Opened {
  return guarded(() => {
    const db = new Database(file, { readonly: true, fileMustExist: true, timeout: BUSY_MS })
    // Reading the schema is what proves the file is a database at all.
    db.prepare('SELECT count(*) FROM sqlite_schema').get()
    return { ok: true, db }
  })
}

function prepare(db: Database.Database, options: OpenOptions): Opened {
  const mode = db.pragma('journal_mode = WAL', { simple: true })
  // better-sqlite3 is compiled with NORMAL for WAL: a power cut could take back an answered command.
  db.pragma('synchronous = FULL')
  const synchronous = db.pragma('synchronous', { simple: true })
  const FULL = 2
  if (mode !== 'wal' || synchronous !== FULL) {
    const detail = `journal_mode=${String(mode)} synchronous=${String(synchronous)}: the disk cannot promise durability`
    return { ok: false, code: 'not-durable', detail }
  }
  const migrated = migrate(db)
  if (!migrated.ok) {
    const detail = `the ledger has format ${migrated.found}, this Antre knows up to ${migrated.known}: install a newer Antre`
    return { ok: false, code: 'newer-format', detail }
  }
  if (options.maxBytes !== undefined) {
    const page = db.pragma('page_size', { simple: true }) as number
    db.pragma(`max_page_count = ${Math.max(1, Math.floor(options.maxBytes / page))}`)
  }
  return { ok: true, db }
}

function guarded(open: () => Opened): Opened {
  try {
    return open()
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error)
    const advice = isForbidden(error)
      ? '; give the folder to the user that runs Antre, with all that is in it'
      : ''
    return { ok: false, code: 'unreadable', detail: `the ledger cannot be opened: ${detail}${advice}` }
  }
}

/** The folder is another user's: made by root, say, for a service that runs as somebody else. */
function isForbidden(error: unknown): boolean {
  const code = String((error as { code?: unknown }).code)
  return /^(EACCES|EPERM|EROFS|SQLITE_(CANTOPEN|READONLY|PERM))/.test(code)
}
