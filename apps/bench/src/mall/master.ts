import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { createInterface } from 'node:readline'
import { openForWriting, tokensIn } from '@antre/ledger'
import type { Target } from '../load/jobs.ts'

const ROOT = join(import.meta.dirname, '..', '..', '..', '..')
const CLI = join(ROOT, 'apps', 'master', 'src', 'cli.ts')
export const MALL_FILE = join(ROOT, 'resources', 'malls', 'kupang.json')

/** A real master: a process of its own, spoken to over HTTP. */
export interface Master extends Target {
  /** From spawn to `ready`. */
  readonly startedInMs: number
  /** Resident memory. */
  memory(): { readonly nowMb: number; readonly highestMb: number }
  stop(): Promise<void>
}

const running = new Set<() => Promise<void>>()

/** Ends those that still run: a measurement may have failed half-way. */
export async function stopMasters() {
  await Promise.all([...running].map((stop) => stop()))
}

/** Starts a master on a data folder; `time` is where the mall's clock begins. */
export async function startMaster(dataDir: string, time: string): Promise<Master> {
  const token = adminToken(dataDir)
  const started = performance.now()
  const args = [CLI, 'master', '--data', dataDir, '--port', '0', '--mall', MALL_FILE]
  const child = spawn(process.execPath, [...args, '--open-all-day', '--time', time], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const stop = async () => {
    running.delete(stop)
    child.kill('SIGTERM')
    await ended
  }
  running.add(stop)
  let port = 0
  const ready = new Promise<void>((resolve) => {
    createInterface(child.stdout).on('line', (line) => {
      const address = /^master +(http\S+)$/.exec(line)?.[1]
      if (address !== undefined) port = Number(new URL(address).port)
      if (line === 'ready') resolve()
    })
  })
  await Promise.race([ready, ended.then(() => Promise.reject(new Error('the master did not start')))])
  return {
    port,
    token,
    startedInMs: performance.now() - started,
    memory: () => memoryOf(child.pid ?? 0),
    stop,
  }
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
