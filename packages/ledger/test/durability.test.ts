import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from '@antre/testkit'
import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import { FORMAT, LEDGER_FILE, openForReading, openForWriting, sqliteLedger } from '../src/index.ts'

const event = { event: { type: 'counter-paused', counterId: 'x'.repeat(500) } as const, actor: 'test' }

function opened(path: string, maxBytes?: number) {
  const result = openForWriting(path, maxBytes === undefined ? {} : { maxBytes })
  if (!result.ok) throw new Error(result.detail)
  return result.db
}

it('is in WAL with synchronous FULL at every open, and stays so after writes', () => {
  using folder = temporaryFolder()
  for (const turn of [1, 2]) {
    const db = opened(folder.path)
    sqliteLedger(db).append({ at: turn, events: [event], replies: [] })
    expect(db.pragma('synchronous', { simple: true })).toBe(2)
    expect(db.pragma('journal_mode', { simple: true })).toBe('wal')
    db.close()
  }
})

it('fails cleanly when the disk is full: the sequence goes on where it was, nothing half-written', () => {
  using folder = temporaryFolder()
  const db = opened(folder.path, 200_000)
  const ledger = sqliteLedger(db)
  let written = 0
  let result = ledger.append({ at: 1, events: [event], replies: [] })
  while (result.ok && written < 10_000) {
    written++
    result = ledger.append({ at: 1, events: [event, event, event], replies: [] })
  }
  expect(result).toMatchObject({ ok: false, fault: 'full' })
  expect(db.inTransaction).toBe(false)
  const { count, max } = db.prepare('SELECT count(*) AS count, max(seq) AS max FROM events').get() as {
    count: number
    max: number
  }
  expect([count, max]).toEqual([ledger.last(), ledger.last()])

  db.pragma('max_page_count = 1000000') // Somebody made room.
  expect(ledger.append({ at: 2, events: [event], replies: [] })).toEqual({ ok: true, seq: count + 1 })
  db.close()
})

it('fails cleanly when the file cannot be written any more', () => {
  using folder = temporaryFolder()
  const db = opened(folder.path)
  const ledger = sqliteLedger(db)
  ledger.append({ at: 1, events: [event], replies: [] })
  db.pragma('query_only = 1')
  expect(ledger.append({ at: 1, events: [event], replies: [] })).toMatchObject({ ok: false, fault: 'io' })
  expect(() => ledger.forgetReplies(2)).not.toThrow()
  db.pragma('query_only = 0')
  expect(ledger.append({ at: 1, events: [event], replies: [] })).toEqual({ ok: true, seq: 2 })
  db.close()
})

it('is append-only: an event can be neither changed nor removed', () => {
  using folder = temporaryFolder()
  const db = opened(folder.path)
  sqliteLedger(db).append({ at: 1, events: [event], replies: [] })
  expect(() => db.exec("UPDATE events SET actor = 'x'")).toThrow('append-only')
  expect(() => db.exec('DELETE FROM events')).toThrow('append-only')
  db.close()
})

it('refuses a ledger from a newer version and says what to do, without touching it', () => {
  using folder = temporaryFolder()
  const db = opened(folder.path)
  db.pragma(`user_version = ${FORMAT + 1}`)
  db.close()
  const again = openForWriting(folder.path)
  expect(again).toMatchObject({ ok: false, code: 'newer-format' })
  expect(again.ok || again.detail).toContain('install a newer Antre')
})

it('brings an empty file of every older format up to date', () => {
  for (let format = 0; format < FORMAT; format++) {
    using folder = temporaryFolder()
    new Database(join(folder.path, LEDGER_FILE)).close()
    const db = opened(folder.path)
    expect(db.pragma('user_version', { simple: true })).toBe(FORMAT)
    expect(sqliteLedger(db).append({ at: 1, events: [event], replies: [] })).toEqual({ ok: true, seq: 1 })
    db.close()
  }
})

it('says in words when the file is no database, and leaves it alone', () => {
  using folder = temporaryFolder()
  const file = join(folder.path, LEDGER_FILE)
  const text = 'somebody saved a letter under this name. '.repeat(200)
  writeFileSync(file, text)
  expect(openForWriting(folder.path)).toMatchObject({ ok: false, code: 'unreadable' })
  expect(readFileSync(file, 'utf8')).toBe(text)
})

it('reads without being able to write, and makes nothing where there is no ledger', () => {
  using folder = temporaryFolder()
  expect(openForReading(folder.path)).toMatchObject({ ok: false, code: 'no-ledger' })
  expect(readdirSync(folder.path)).toEqual([])
  opened(folder.path).close()
  const reading = openForReading(folder.path)
  if (!reading.ok) throw new Error(reading.detail)
  expect(() => reading.db.exec('CREATE TABLE t (x)')).toThrow('readonly')
  reading.db.close()
})

it('finds the newest day by an index, not by reading the history', () => {
  using folder = temporaryFolder()
  const db = opened(folder.path)
  const plan = db
    .prepare(
      `EXPLAIN QUERY PLAN SELECT seq FROM events WHERE type = 'day-opened' AND type IN ('day-opened', 'mall-saved')
       AND seq < 9 ORDER BY seq DESC LIMIT 1`,
    )
    .all() as { detail: string }[]
  expect(plan.map(({ detail }) => detail).join()).toContain('USING COVERING INDEX landmarks')
  db.close()
})
