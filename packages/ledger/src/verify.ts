import { type Verification, verifyHistory } from '@antre/engine'
import { type OpenFault, openFileForReading, openForReading } from './open.ts'
import { sqliteLedger } from './sqlite-ledger.ts'

export type Verified = ({ readonly ok: true } & Verification) | ({ readonly ok: false } & OpenFault)

/** Checks a data folder (or with `file`, a backup): the file itself, its sequence, and its replay. */
export function verifyLedger(where: { dataDir: string } | { file: string }): Verified {
  const opened = 'file' in where ? openFileForReading(where.file) : openForReading(where.dataDir)
  if (!opened.ok) return opened
  const { db } = opened
  try {
    const integrity = db.pragma('integrity_check') as { integrity_check: string }[]
    const damage = integrity.map((row) => row.integrity_check).filter((line) => line !== 'ok')
    if (damage.length > 0) return { ok: true, events: 0, days: 0, tickets: 0, faults: damage }
    return { ok: true, ...verifyHistory(sqliteLedger(db)) }
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error)
    return { ok: false, code: 'unreadable', detail: `the ledger cannot be read: ${detail}` }
  } finally {
    db.close()
  }
}
