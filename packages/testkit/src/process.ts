import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const ROOT = join(import.meta.dirname, '../../..')
export const CLI = join(ROOT, 'apps/master/src/cli.ts')

/** A program of ours that printed `ready`. */
export interface Running {
  readonly pid: number
  /** Addresses it printed, by name: `master`, `kiosk` … */
  readonly addresses: Readonly<Record<string, string>>
  /** All it has printed so far. */
  output(): string
  /** Ends it as a power cut would. Resolves when it is gone. */
  kill(): Promise<void>
  /** Asks it to stop; resolves with its exit code. */
  stop(): Promise<number | null>
}

/** Starts `node FILE ARGS…` and waits for its line `ready`; rejects with its output when it ends before. */
export async function startProgram(
  file: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<Running> {
  const child = spawn(process.execPath, [file, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, npm_command: undefined, ...env },
  })
  const lines: string[] = []
  const addresses: Record<string, string> = {}
  await new Promise<void>((resolve, reject) => {
    const hear = (line: string) => {
      lines.push(line)
      const [, name, url] = /^(\S+) {2}(http\S+)$/.exec(line) ?? []
      if (name && url) addresses[name] = url
      if (line === 'ready') resolve()
    }
    createInterface({ input: child.stdout }).on('line', hear)
    createInterface({ input: child.stderr }).on('line', (line) => lines.push(line))
    child.once('error', reject)
    child.once('close', (code) =>
      reject(new Error(`ended with ${code} before it was ready:\n${lines.join('\n')}`)),
    )
  })
  return { pid: child.pid as number, addresses, output: () => lines.join('\n'), ...endings(child) }
}

function endings(child: ChildProcess): Pick<Running, 'kill' | 'stop'> {
  const gone = () =>
    child.exitCode !== null || child.signalCode !== null ? Promise.resolve() : once(child, 'exit')
  return {
    async kill() {
      child.kill('SIGKILL')
      await gone()
    },
    async stop() {
      child.kill('SIGTERM')
      await gone()
      return child.exitCode
    },
  }
}

/** Runs `antre ARGS…` to its end. */
export async function antre(
  ...args: string[]
): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, [CLI, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, npm_command: undefined },
  })
  let stdout = ''
  let stderr = ''
  child.stdout.on('data', (chunk) => (stdout += chunk))
  child.stderr.on('data', (chunk) => (stderr += chunk))
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, stdout: stdout.trim(), stderr: stderr.trim() }
}
