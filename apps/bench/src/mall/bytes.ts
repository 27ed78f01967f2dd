import { openForReading } from '@antre/ledger'

/** What some tables and indexes of a ledger take in its file. */
export function bytesOf(dataDir: string, ...names: readonly string[]): number {
  const opened = openForReading(dataDir)
  if (!opened.ok) throw new Error(opened.detail)
  const places = names.map(() => '?').join(', ')
  const sum = opened.db
    .prepare<string[], { bytes: number }>(`SELECT sum(pgsize) AS bytes FROM dbstat WHERE name IN (${places})`)
    .get(...names)
  opened.db.close()
  return sum?.bytes ?? Number.NaN
}
