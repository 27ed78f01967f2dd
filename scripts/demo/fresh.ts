import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { claimFolder, LEDGER_FILE } from '@antre/ledger'

export type Emptied = { readonly ok: true } | { readonly ok: false; readonly detail: string }

/** Takes the ledger, and nothing else, out of a data folder; not under the feet of a running master. */
export function emptyLedger(dataDir: string): Emptied {
  const claimed = claimFolder(dataDir)
  if (!claimed.ok) {
    const where = claimed.holder ? ` at ${claimed.holder.url}` : ''
    return { ok: false, detail: `A master runs on ${dataDir}${where}: stop it before --fresh.` }
  }
  for (const suffix of ['', '-wal', '-shm']) rmSync(join(dataDir, LEDGER_FILE + suffix), { force: true })
  claimed.release()
  return { ok: true }
}
