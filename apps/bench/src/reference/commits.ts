import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import Database from 'better-sqlite3'

/** A ticket event is about so long. */
const ROW_BYTES = 160

/** What SQLite itself can do on this disk: rows inserted one a transaction, WAL, synchronous=FULL, for `ms`. */
export function commits({ folder, ms }: { readonly folder: string; readonly ms: number }) {
  const db = new Database(join(folder, 'reference.sqlite'))
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.exec('CREATE TABLE IF NOT EXISTS rows (id INTEGER PRIMARY KEY, data TEXT) STRICT')
  const insert = db.prepare('INSERT INTO rows (data) VALUES (?)')
  const data = 'x'.repeat(ROW_BYTES)
  const started = performance.now()
  let count = 0
  while (performance.now() - started < ms) {
    insert.run(data)
    count += 1
  }
  const took = performance.now() - started
  db.close()
  return { count, ms: took }
}
