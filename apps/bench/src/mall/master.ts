import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openForWriting, tokensIn } from '@antre/ledger'
import type { Target } from '../load/jobs.ts'
import { CLI, ROOT, startProgram } from './program.ts'

export const MALL_FILE = join(ROOT, 'resources', 'malls', 'kupang.json')

/** A real master: a process of its own, spoken to over HTTP. */
export interface Master extends Target {
  /** `http://127.0.0.1:PORT` */
  readonly url: string
  readonly dataDir: string
  /** From spawn to `ready`. */
  readonly startedInMs: number
  /** Resident memory. */
  memory(): { readonly nowMb: number; readonly highestMb: number }
  stop(): Promise<void>
}

/** Starts a master on a data folder; `time` is where the mall's clock begins. */
export async function startMaster(dataDir: string, time: string, mallFile = MALL_FILE): Promise<Master> {
  const token = adminToken(dataDir)
  const args = [
    'master',
    '--data',
    dataDir,
    '--port',
    '0',
    '--mall',
    mallFile,
    '--open-all-day',
    '--time',
    time,
  ]
  const { pid, addresses, startedInMs, stop } = await startProgram(CLI, args)
  const { origin, port } = new URL(addresses.master ?? '')
  return { url: origin, port: Number(port), token, dataDir, startedInMs, memory: () => memoryOf(pid), stop }
}

function adminToken(dataDir: string): string {
  const opened = openForWriting(dataDir)
  if (!opened.ok) throw new Error(opened.detail)
  const token = tokensIn(opened.db).mint({ role: 'admin' }, Date.now())
  opened.db.close()
  return token
}

const KB_A_MB = 1024

function memoryOf(pid: number) {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const mb = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1]) / KB_A_MB
  return { nowMb: mb('VmRSS'), highestMb: mb('VmHWM') }
}
