import type { Event } from '@antre/domain'
import type { Batch, DayRecord, Ledger, LedgerFault, StoredEvent, StoredReply } from '@antre/engine'
import Database from 'better-sqlite3'

interface Row {
  readonly seq: number
  readonly at: number
  readonly actor: string
  readonly type: string
  readonly data: string
}

const toStored = ({ seq, at, actor, type, data }: Row): StoredEvent => ({
  seq,
  at,
  actor,
  event: { type, ...JSON.parse(data) } as Event,
})

/** The ledger on an open SQLite file. See `openForWriting`. */
export function sqliteLedger(db: Database.Database): Ledger {
  const columns = 'seq, at, actor, type, data'
  const insertEvent = db.prepare<[number, number, string, string, string]>(
    'INSERT INTO events (seq, at, actor, type, data) VALUES (?, ?, ?, ?, ?)',
  )
  const insertReply = db.prepare<[string, string, number, string, number]>(
    'INSERT INTO replies (key, fingerprint, status, body, at) VALUES (?, ?, ?, ?, ?)',
  )
  const selectReply = db.prepare<[string], StoredReply>(
    'SELECT fingerprint, status, body FROM replies WHERE key = ?',
  )
  const selectLast = db.prepare<[], { last: number | null }>('SELECT max(seq) AS last FROM events')
  const selectAfter = db.prepare<[number, number], Row>(
    `SELECT ${columns} FROM events WHERE seq > ? ORDER BY seq LIMIT ?`,
  )
  const selectLandmark = db.prepare<[string, number], Row>(
    `SELECT ${columns} FROM events WHERE type = ? AND type IN ('day-opened', 'mall-saved') AND seq < ?
     ORDER BY seq DESC LIMIT 1`,
  )
  const deleteReplies = db.prepare<[number]>('DELETE FROM replies WHERE at < ?')

  let seq = selectLast.get()?.last ?? 0

  const write = db.transaction((batch: Batch) => {
    let next = seq
    for (const { event, actor } of batch.events) {
      const { type, ...data } = event
      next += 1
      insertEvent.run(next, batch.at, actor, type, JSON.stringify(data))
    }
    for (const { key, fingerprint, status, body } of batch.replies) {
      insertReply.run(key, fingerprint, status, body, batch.at)
    }
    return next
  })

  return {
    append(batch) {
      const written = guarded(() => write.immediate(batch))
      if (typeof written === 'number') seq = written
      else if (db.inTransaction) db.exec('ROLLBACK')
      return typeof written === 'number' ? { ok: true, seq } : written
    },
    reply: (key) => guarded(() => selectReply.get(key)),
    currentDay(): DayRecord {
      const opened = selectLandmark.get('day-opened', Number.MAX_SAFE_INTEGER)
      const mall = opened && selectLandmark.get('mall-saved', opened.seq)
      return { mall: mall ? toStored(mall) : null, events: rowsAfter((opened?.seq ?? 1) - 1) }
    },
    read: (after, limit) => selectAfter.all(after, limit).map(toStored),
    last: () => seq,
    forgetReplies(at) {
      guarded(() => deleteReplies.run(at))
    },
  }

  function* rowsAfter(after: number): Generator<StoredEvent> {
    for (const row of selectAfter.iterate(after, -1)) yield toStored(row)
  }
}

/** Disk trouble is an expected failure; anything else is a bug and goes on being thrown. */
function guarded<T>(work: () => T): T | LedgerFault {
  try {
    return work()
  } catch (error) {
    return faultOf(error)
  }
}

function faultOf(error: unknown): LedgerFault {
  if (!(error instanceof Database.SqliteError)) throw error
  const detail = `${error.code}: ${error.message}`
  if (error.code === 'SQLITE_FULL') return { ok: false, fault: 'full', detail }
  if (/^SQLITE_(BUSY|LOCKED|PROTOCOL)/.test(error.code)) {
    return { ok: false, fault: 'locked', detail }
  }
  if (/^SQLITE_(IOERR|READONLY|CANTOPEN|CORRUPT|NOTADB|PERM)/.test(error.code))
    return { ok: false, fault: 'io', detail }
  throw error
}
