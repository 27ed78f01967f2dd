import type { Mall } from '@antre/domain'
import { type Grant, openForWriting, tokensIn } from '@antre/ledger'
import {
  type ApiClient,
  aMall,
  apiClient,
  type SteppedClock,
  steppedClock,
  temporaryFolder,
} from '@antre/testkit'
import { pino } from 'pino'
import { type Master, startMaster } from '../src/master.ts'

/** A real master in this process: real HTTP, real SQLite file, a clock that stands still. */
export interface Given extends AsyncDisposable {
  readonly master: Master
  readonly dataDir: string
  readonly clock: SteppedClock
  readonly admin: ApiClient
  /** A client with a token of that kind. */
  as(grant: Grant): ApiClient
  mint(grant: Grant): string
}

export async function aMaster(options: { mall?: Mall; maxBytes?: number } = {}): Promise<Given> {
  const folder = temporaryFolder()
  const clock = steppedClock()
  const started = await startMaster({
    dataDir: folder.path,
    host: '127.0.0.1',
    port: 0,
    mall: options.mall ?? aMall(),
    clock: () => clock,
    maxBytes: options.maxBytes,
    log: pino({ level: 'silent' }),
  })
  if (!started.ok) throw new Error(`${started.code}: ${started.detail}`)
  const { master } = started
  // As `antre token` does: another handle on the same file.
  const opened = openForWriting(folder.path)
  if (!opened.ok) throw new Error(opened.detail)
  const mint = (grant: Grant) => tokensIn(opened.db).mint(grant, clock.now())
  const as = (grant: Grant) => apiClient(master.url, mint(grant))
  return {
    master,
    dataDir: folder.path,
    clock,
    admin: as({ role: 'admin' }),
    as,
    mint,
    async [Symbol.asyncDispose]() {
      await master.close()
      opened.db.close()
      folder[Symbol.dispose]()
    },
  }
}
