import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { aMall, temporaryFolder } from '@antre/testkit'
import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import {
  backup,
  claimFolder,
  LEDGER_FILE,
  openForWriting,
  restore,
  sqliteLedger,
  verifyLedger,
} from '../src/index.ts'

const STAMP = '20261123T0900'

function aLedger(path: string) {
  const opened = openForWriting(path)
  if (!opened.ok) throw new Error(opened.detail)
  const ledger = sqliteLedger(opened.db)
  const events = [
    { event: { type: 'mall-saved', version: 1, mall: aMall() } as const, actor: 'antre' },
    { event: { type: 'day-opened', day: '2026-11-23' } as const, actor: 'antre' },
  ]
  ledger.append({ at: 1, events, replies: [] })
  return { ledger, db: opened.db }
}

const issued = (n: number) => ({
  event: {
    type: 'ticket-issued',
    ticketId: `t${n}`,
    number: `A-${String(n).padStart(3, '0')}`,
    serviceIds: ['ktp'],
    queued: 0,
    language: 'id',
    channel: 'kiosk',
  } as const,
  actor: 'kiosk-1',
})

it('copies a ledger in use; the copy is sound and holds what was committed, one file only', () => {
  using folder = temporaryFolder()
  const { ledger, db } = aLedger(join(folder.path, 'data'))
  ledger.append({ at: 2, events: [issued(1)], replies: [] })
  const file = join(folder.path, 'copy.antre')
  expect(backup(join(folder.path, 'data'), file)).toEqual({ ok: true, file })
  ledger.append({ at: 3, events: [issued(2)], replies: [] })
  expect(verifyLedger({ file })).toMatchObject({ ok: true, events: 3, tickets: 1, faults: [] })
  expect(readdirSync(folder.path).sort()).toEqual(['copy.antre', 'data'])
  expect(backup(join(folder.path, 'data'), file)).toMatchObject({ ok: false, code: 'file-exists' })
  db.close()
})

it('puts a backup back into a new folder, and into an old one only when told, moving it aside', () => {
  using folder = temporaryFolder()
  const data = join(folder.path, 'data')
  const file = join(folder.path, 'copy.antre')
  const { ledger, db } = aLedger(data)
  backup(data, file)
  ledger.append({ at: 2, events: [issued(1)], replies: [] })
  db.close()

  const fresh = join(folder.path, 'fresh')
  expect(restore(file, fresh, false, STAMP)).toMatchObject({ ok: true })
  expect(verifyLedger({ dataDir: fresh })).toMatchObject({ events: 2, faults: [] })

  expect(restore(file, data, false, STAMP)).toMatchObject({ ok: false, code: 'ledger-exists' })
  expect(verifyLedger({ dataDir: data })).toMatchObject({ events: 3 })
  const replaced = restore(file, data, true, STAMP)
  expect(replaced).toMatchObject({
    ok: true,
    movedAside: join(data, `${LEDGER_FILE}.before-restore-${STAMP}`),
  })
  expect(verifyLedger({ dataDir: data })).toMatchObject({ events: 2, faults: [] })
  const aside = replaced.ok ? (replaced.movedAside as string) : ''
  expect(verifyLedger({ file: aside })).toMatchObject({ events: 3, faults: [] })
})

it('refuses to restore under a running master, or from a file that is no ledger', () => {
  using folder = temporaryFolder()
  const data = join(folder.path, 'data')
  const file = join(folder.path, 'copy.antre')
  aLedger(data).db.close()
  backup(data, file)
  const claimed = claimFolder(data)
  expect(restore(file, data, true, STAMP)).toMatchObject({ ok: false, code: 'master-runs' })
  if (claimed.ok) claimed.release()

  const text = join(folder.path, 'notes.txt')
  writeFileSync(text, 'not a database at all, but long enough to be read as one. '.repeat(40))
  expect(restore(text, data, true, STAMP)).toMatchObject({ ok: false, code: 'unreadable' })
  expect(existsSync(join(data, LEDGER_FILE))).toBe(true)
})

it('finds a gap in the sequence, a skipped number and an event that contradicts the others', () => {
  const damaged = (damage: string): readonly string[] => {
    using folder = temporaryFolder()
    const { ledger, db } = aLedger(folder.path)
    ledger.append({ at: 2, events: [issued(1), issued(2), issued(3)], replies: [] })
    db.exec('DROP TRIGGER events_stay; DROP TRIGGER events_remain')
    db.exec(damage)
    db.close()
    const result = verifyLedger({ dataDir: folder.path })
    return result.ok ? result.faults : [result.detail]
  }
  expect(damaged('SELECT 1')).toEqual([])
  expect(damaged('DELETE FROM events WHERE seq = 4').join()).toContain('sequence jumps from 3 to 5')
  expect(damaged('DELETE FROM events WHERE seq = 4').join()).toContain('number A-002 was skipped')
  const strange = `INSERT INTO events VALUES (6, 3, 'x', 'ticket-held', '{"ticketId":"nobody"}')`
  expect(damaged(strange).join()).toContain('event 6 cannot be replayed')
})

it('puts a backup back where the ledger is damaged, and where only its journal is left', () => {
  using folder = temporaryFolder()
  const data = join(folder.path, 'data')
  const file = join(folder.path, 'copy.antre')
  aLedger(data).db.close()
  backup(data, file)

  const damaged = 'what is left of it after the power cut. '.repeat(300)
  writeFileSync(join(data, LEDGER_FILE), damaged)
  writeFileSync(join(data, `${LEDGER_FILE}-wal`), 'its journal')
  const replaced = restore(file, data, true, STAMP)
  const aside = join(data, `${LEDGER_FILE}.before-restore-${STAMP}`)
  expect(replaced).toMatchObject({ ok: true, movedAside: aside })
  expect(readFileSync(aside, 'utf8')).toBe(damaged)
  expect(verifyLedger({ dataDir: data })).toMatchObject({ events: 2, faults: [] })

  const { ledger } = aLedger(join(folder.path, 'other'))
  ledger.append({ at: 2, events: [issued(1)], replies: [] })
  const lost = join(folder.path, 'lost')
  mkdirSync(lost)
  copyFileSync(join(folder.path, 'other', `${LEDGER_FILE}-wal`), join(lost, `${LEDGER_FILE}-wal`))
  expect(restore(file, lost, false, STAMP)).toMatchObject({ ok: true })
  expect(verifyLedger({ dataDir: lost })).toMatchObject({ events: 2, tickets: 0, faults: [] })
})

it('refuses a database that is not a ledger', () => {
  using folder = temporaryFolder()
  const file = join(folder.path, 'other.sqlite')
  const other = new Database(file)
  other.exec('CREATE TABLE notes (text TEXT); PRAGMA user_version = 1')
  other.close()
  expect(restore(file, join(folder.path, 'data'), false, STAMP)).toMatchObject({
    ok: false,
    code: 'unreadable',
  })
})
