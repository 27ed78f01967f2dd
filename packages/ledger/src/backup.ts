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
  const sound = source.db.pragma('integrity_check', { simple: true }) === 'ok'
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
  renameSync(arrived, target)
  return { ok: true, file: target, ...(occupied && { movedAside: aside }) }
}

/** The journal belongs to its file: what it holds is folded in, then nothing is left behind. */
function moveAside(target: string, aside: string) {
  const db = new Database(target)
  db.pragma('wal_checkpoint(TRUNCATE)')
  db.close()
  renameSync(target, aside)
  for (const suffix of ['-wal', '-shm']) rmSync(target + suffix, { force: true })
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
