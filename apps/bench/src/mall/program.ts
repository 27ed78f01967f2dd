import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { createInterface } from 'node:readline'

export const ROOT = join(import.meta.dirname, '..', '..', '..', '..')
export const CLI = join(ROOT, 'apps', 'master', 'src', 'cli.ts')

/** A program of ours that has said `ready`. */
export interface Program {
  readonly pid: number
  /** What it printed, by name: `master`, `kiosk` … */
  readonly addresses: Readonly<Record<string, string>>
  /** From spawn to `ready`. */
  readonly startedInMs: number
  stop(): Promise<void>
}

const running = new Set<() => Promise<void>>()

/** Ends those that still run: a measurement may have failed half-way. */
export async function stopPrograms() {
  await Promise.all([...running].map((stop) => stop()))
}

/** Starts `node FILE ARGS…` and waits for its line `ready`. What it logs goes to ours. */
export async function startProgram(file: string, args: readonly string[]): Promise<Program> {
  const started = performance.now()
  const child = spawn(process.execPath, [file, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const stop = async () => {
    running.delete(stop)
    child.kill('SIGTERM')
    await ended
  }
  running.add(stop)
  const addresses: Record<string, string> = {}
  const ready = new Promise<void>((resolve) => {
    createInterface(child.stdout).on('line', (line) => {
      const [, name, url] = /^(\w+) +(http\S+)$/.exec(line) ?? []
      if (name !== undefined && url !== undefined) addresses[name] = url
      if (line === 'ready') resolve()
    })
  })
  await Promise.race([ready, ended.then(() => Promise.reject(new Error(`${file} did not start`)))])
  return { pid: child.pid ?? 0, addresses, startedInMs: performance.now() - started, stop }
}
