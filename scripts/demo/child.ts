import { spawn } from 'node:child_process'
import { createWriteStream, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'

export interface Program {
  readonly name: string
  readonly file: string
  readonly args: readonly string[]
  readonly log: string
}

export interface Child {
  readonly name: string
  /** What it printed as `name  address`, by name. */
  readonly addresses: ReadonlyMap<string, string>
  /** Resolves when the process has ended. */
  readonly ended: Promise<Ended>
  /** Asks it to end, insists after a while; resolves when it has. */
  stop(): Promise<void>
}

export interface Ended {
  readonly name: string
  /** Exit code or signal, and its last words. */
  readonly why: string
}

export type Launched =
  | { readonly ok: true; readonly child: Child }
  | { readonly ok: false; readonly ended: Ended }

const PATIENCE_MS = 10_000
const LAST_WORDS_LINES = 12

/** Starts a program of ours and waits until it prints `ready`, or ends. What it says goes to its log file. */
export async function launch(program: Program): Promise<Launched> {
  mkdirSync(dirname(program.log), { recursive: true })
  const log = createWriteStream(program.log)
  const watch = pathToFileURL(join(import.meta.dirname, 'end-with-parent.mjs')).href
  const child = spawn(process.execPath, ['--import', watch, program.file, ...program.args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    // Of its own group: Ctrl-C reaches the demo, and the demo ends its children in order.
    detached: process.platform !== 'win32',
  })
  const addresses = new Map<string, string>()
  const lastWords: string[] = []
  const hear = (line: string) => {
    log.write(`${line}\n`)
    lastWords.push(line)
    if (lastWords.length > LAST_WORDS_LINES) lastWords.shift()
  }
  const ready = new Promise<true>((resolve) => {
    createInterface(child.stdout).on('line', (line) => {
      const [, name, address] = /^(\S+)\s+(https?:\/\/\S+)$/.exec(line) ?? []
      if (name !== undefined && address !== undefined) addresses.set(name, address)
      else if (line === 'ready') resolve(true)
      else hear(line)
    })
  })
  createInterface(child.stderr).on('line', hear)
  const ended = new Promise<Ended>((resolve) => {
    child.on('error', (error) => resolve({ name: program.name, why: error.message }))
    child.on('close', (code, signal) => {
      log.end()
      const how = signal ?? `exit ${code}`
      resolve({ name: program.name, why: [how, ...lastWords].join('\n  ') })
    })
  })
  const first = await Promise.race([ready, ended])
  if (first !== true) return { ok: false, ended: first }
  return { ok: true, child: { name: program.name, addresses, ended, stop } }

  async function stop() {
    child.kill('SIGTERM')
    const insist = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS)
    await ended
    clearTimeout(insist)
  }
}
