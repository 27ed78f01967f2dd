import { closeSync, copyFileSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { FORMAT } from './migrations.ts'
import { LEDGER_FILE, openFileForReading, openForReading } from './open.ts'
import { claimFolder } from './single-writer.ts'

export type CopyResult =
  | { readonly ok: true; readonly file: string; readonly movedAside?: string }
  | { readonly ok: false; readonly code: CopyFault; readonly detail: string }
export type CopyFault =
  | 'no-ledger'
  | 'unreadable'
  | 'file-exists'
  | 'master-runs'
  | 'ledger-exists'
  | 'newer-format'

/** A consistent copy of a ledger that may be in use, as one file without a journal beside it. */
export function backup(dataDir: string, file: string): CopyResult {
  if (existsSync(file)) return { ok: false, code: 'file-exists', detail: `${file} exists already` }
  const opened = openForReading(dataDir)
  if (!opened.ok) return fault(opened)
  const partial = `${file}.partial`
  try {
    rmSync(partial, { force: true })
    opened.db.prepare('VACUUM INTO ?').run(partial)
    settle(partial)
    renameSync(partial, file)
    return { ok: true, file }
  } catch (error) {
    rmSync(partial, { force: true })
    return { ok: false, code: 'unreadable', detail: error instanceof Error ? error.message : String(error) }
  } finally {
    opened.db.close()
  }
}

/**
 * Puts a backup into a data folder. A ledger that is there is refused unless `replace`, and then
 * moved aside, never deleted. `stamp` names the file moved aside.
 */
export function restore(file: string, dataDir: string, replace: boolean, stamp: string): CopyResult {
  const source = openFileForReading(file)
  if (!source.ok) return fault(source)
  const format = source.db.pragma('user_version', { simple: true }) as number
  const sound = isLedger(source.db) && source.db.pragma('integrity_check', { simple: true }) === 'ok'
  source.db.close()
  if (format > FORMAT)
    return { ok: false, code: 'newer-format', detail: `${file} has format ${format}: install a newer Antre` }
  if (format === 0 || !sound) return { ok: false, code: 'unreadable', detail: `${file} is no sound ledger` }
  const claimed = claimFolder(dataDir)
  if (!claimed.ok) return { ok: false, code: 'master-runs', detail: 'stop the master first' }
  try {
    return putBack(file, dataDir, replace, stamp)
  } finally {
    claimed.release()
  }
}

/** Other programs number their SQLite files too. */
function isLedger(db: Database.Database): boolean {
  const tables = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all()
  return ['events', 'replies', 'tokens'].every((name) => tables.includes(name))
}

function putBack(file: string, dataDir: string, replace: boolean, stamp: string): CopyResult {
  const target = join(dataDir, LEDGER_FILE)
  const occupied = existsSync(target)
  if (occupied && !replace) {
    return {
      ok: false,
      code: 'ledger-exists',
      detail: `${dataDir} has a ledger; add --replace to move it aside`,
    }
  }
  const arrived = `${target}.arriving`
  copyFileSync(file, arrived)
  settle(arrived)
  const aside = `${target}.before-restore-${stamp}`
  if (occupied) moveAside(target, aside)
  // A journal that is left over belongs to another file; SQLite would take it for this one's.
  for (const suffix of JOURNALS) rmSync(target + suffix, { force: true })
  renameSync(arrived, target)
  return { ok: true, file: target, ...(occupied && { movedAside: aside }) }
}

const JOURNALS = ['-wal', '-shm'] as const

/** What the journal holds is folded into its file; where that file is damaged it goes aside beside it. */
function moveAside(target: string, aside: string) {
  const db = new Database(target)
  try {
    db.pragma('wal_checkpoint(TRUNCATE)')
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error
    if (existsSync(`${target}-wal`)) copyFileSync(`${target}-wal`, `${aside}-wal`)
  } finally {
    db.close()
  }
  renameSync(target, aside)
}

function settle(file: string) {
  const handle = openSync(file, 'r+')
  fsyncSync(handle)
  closeSync(handle)
}

const fault = ({ code, detail }: { code: string; detail: string }): CopyResult => ({
  ok: false,
  code: code === 'no-ledger' ? 'no-ledger' : 'unreadable',
  detail,
})
