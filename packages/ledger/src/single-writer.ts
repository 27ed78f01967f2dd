import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'

const LOCK_FILE = 'master.lock'
const HOLDER_FILE = 'master.json'

/** Where the running master of a data folder is. */
export interface Holder {
  readonly pid: number
  /** `http://127.0.0.1:4310`, once it listens. */
  readonly url: string
}

export type Claimed =
  | { readonly ok: true; announce(holder: Holder): void; release(): void }
  | { readonly ok: false; readonly holder: Holder | null }

/**
 * Claims a data folder for one master. The claim is an open exclusive transaction on a file of its
 * own: the operating system ends it with the process, however it dies, so no stale lock is left.
 */
export function claimFolder(dataDir: string): Claimed {
  mkdirSync(dataDir, { recursive: true })
  const lock = new Database(join(dataDir, LOCK_FILE), { timeout: 0 })
  try {
    lock.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    lock.close()
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) {
      return { ok: false, holder: holderOf(dataDir) }
    }
    throw error
  }
  const note = join(dataDir, HOLDER_FILE)
  return {
    ok: true,
    announce(holder) {
      try {
        writeFileSync(note, JSON.stringify(holder))
      } catch {
        // A full disk: the claim stands without the note, others only cannot say where its holder is.
      }
    },
    release() {
      rmSync(note, { force: true })
      lock.close()
    },
  }
}

function holderOf(dataDir: string): Holder | null {
  try {
    return JSON.parse(readFileSync(join(dataDir, HOLDER_FILE), 'utf8')) as Holder
  } catch {
    return null // It has the folder but has not said yet where it listens.
  }
}
