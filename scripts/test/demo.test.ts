import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

const MAIN = join(import.meta.dirname, '..', 'demo', 'main.ts')
const PATIENCE_MS = 180_000

let data = ''
let running: ChildProcess[] = []
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'antre-demo-'))
  running = []
})
afterEach(() => {
  for (const child of running) child.kill('SIGKILL')
  rmSync(data, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
})

/** Starts the demo without windows; tells its lines as they come, and how it ended. */
function demo(...args: string[]) {
  const child = spawn(process.execPath, [MAIN, '--no-open', '--data', data, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.push(child)
  let out = ''
  let err = ''
  child.stderr.on('data', (text) => {
    err += text
  })
  const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)))
  const ready = new Promise<void>((resolve) => {
    child.stdout.on('data', (text) => {
      out += text
      if (/^ready$/m.test(out)) resolve()
    })
  })
  return {
    child,
    ended,
    ready: Promise.race([ready, ended.then(() => Promise.reject(new Error(err)))]),
    lines: () => out.trimEnd().split('\n'),
    errors: () => err,
  }
}

/** Processes that work on the data folder. */
function left(): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      const file = `/proc/${pid}/cmdline`
      return existsSync(file) && readFileSync(file, 'utf8').includes(data)
    })
    .map(Number)
}

test('npm start -- --help on a bare clone says what there is, and installs nothing', async () => {
  cpSync(join(import.meta.dirname, '..'), join(data, 'scripts'), { recursive: true })
  const child = spawn(process.execPath, [join(data, 'scripts', 'start.mjs'), '--help'])
  running.push(child)
  let out = ''
  child.stdout.on('data', (text) => {
    out += text
  })
  expect(await new Promise((resolve) => child.once('close', resolve))).toBe(0)
  expect(out).toContain('--no-open')
  expect(readdirSync(data)).toEqual(['scripts'])
})

describe('npm start', { timeout: PATIENCE_MS }, () => {
  test('prints each address, then ready; ends cleanly; begins again where it stood', async () => {
    const first = demo('--port', '0', '--time', '2026-11-23T09:00')
    await first.ready
    expect(first.lines().map((line) => line.replace(/:\d+/, ':PORT').replace(/key=.+/, 'key=KEY'))).toEqual([
      'master  http://127.0.0.1:PORT/',
      'kiosk  http://127.0.0.1:PORT/kiosk/#key=KEY',
      'counter  http://127.0.0.1:PORT/counter/?id=1#key=KEY',
      'display  http://127.0.0.1:PORT/display/?zone=A#key=KEY',
      'admin  http://127.0.0.1:PORT/admin/#key=KEY',
      'paper  http://127.0.0.1:PORT/paper/',
      'dock  http://127.0.0.1:PORT/dock/#key=KEY',
      'ready',
    ])
    const health = await fetch(`${first.lines()[0]?.split('  ')[1]}api/v1/health`)
    expect(await health.json()).toMatchObject({ status: 'ok', day: '2026-11-23' })
    first.child.kill('SIGTERM')
    first.child.kill('SIGINT')
    expect(await first.ended).toBe(0)
    expect(left()).toEqual([])

    const second = demo('--port', '0', '--time', '2026-11-23T10:00', '--counter', '14')
    await second.ready
    expect(second.lines()[2]).toMatch(/^counter .*id=14#/)
    expect(second.lines()[3]).toMatch(/^display .*zone=B#/)
    second.child.kill('SIGINT')
    expect(await second.ended).toBe(0)
  })

  test('says which station died, and leaves none behind', async () => {
    const { child, ready, ended, errors } = demo('--port', '0')
    await ready
    const kiosk = left().find((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('apps/kiosk/'))
    process.kill(kiosk ?? 0, 'SIGKILL')
    expect(await ended).toBe(1)
    expect(child.exitCode).toBe(1)
    expect(errors()).toContain('kiosk does not run: SIGKILL')
    expect(errors()).toContain(
      `Nothing is lost: the data is in ${data}. Start again:  npm start -- --no-open`,
    )
    expect(left()).toEqual([])
  })

  test('says what is wrong with a port or a counter', async () => {
    const taken = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => taken.once('listening', resolve))
    const { port } = taken.address() as { port: number }
    const inUse = demo('--port', String(port))
    await expect(inUse.ready).rejects.toThrow(`port ${port} is in use`)
    expect(await inUse.ended).toBe(1)
    taken.close()

    const unknown = demo('--port', '0', '--counter', '99')
    await expect(unknown.ready).rejects.toThrow('the mall has no counter 99')
    expect(await unknown.ended).toBe(1)
    expect(left()).toEqual([])
  })
})
