import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { findChromium } from '../src/chromium/find.ts'
import { chromiumFlags } from '../src/chromium/flags.ts'
import { endLeftover } from '../src/chromium/leftover.ts'
import { chromiumScreen, type HowToShow } from '../src/index.ts'
import { createSteps } from './steps.ts'

const KIOSK: HowToShow = { mode: 'kiosk', size: { width: 1080, height: 1920 } }
const WINDOW: HowToShow = { mode: 'window', size: { width: 420, height: 760 } }
const URL = 'http://127.0.0.1:4321/kiosk/#key=k'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'antre-shell-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('finding a browser', () => {
  const on = (platform: NodeJS.Platform, env: Record<string, string>, there: string) =>
    findChromium({ platform, env, isProgram: (path) => path === there })

  test('by the custom of each system', () => {
    expect(on('linux', { PATH: '/opt/bin:/usr/bin' }, '/usr/bin/chromium')).toBe('/usr/bin/chromium')
    expect(on('linux', {}, '/snap/bin/chromium')).toBe('/snap/bin/chromium')
    const edge = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe'
    expect(on('win32', { 'PROGRAMFILES(X86)': 'C:\\Program Files (x86)' }, edge)).toBe(edge)
    const chrome = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
    expect(on('darwin', {}, chrome)).toBe(chrome)
  })

  test('the one that is named, and no other', () => {
    expect(on('linux', { ANTRE_CHROMIUM: '/x/chrome' }, '/x/chrome')).toBe('/x/chrome')
    expect(on('linux', { ANTRE_CHROMIUM: '/x/chrome' }, '/usr/bin/chromium')).toBeNull()
  })
})

describe('flags', () => {
  const base = { url: URL, profile: '/p', superuser: false, softwareOnly: false, extra: [] }

  test('a kiosk fills the panel, a window has its size; each has its own profile; sound needs no touch', () => {
    const kiosk = chromiumFlags({ ...base, ...KIOSK })
    expect(kiosk).toEqual(
      expect.arrayContaining(['--kiosk', '--window-position=0,0', '--window-size=1080,1920']),
    )
    expect(kiosk).toContain('--user-data-dir=/p')
    expect(kiosk).toContain('--autoplay-policy=no-user-gesture-required')
    expect(kiosk.at(-1)).toBe(`--app=${URL}`)
    const window = chromiumFlags({ ...base, ...WINDOW })
    expect(window).not.toContain('--kiosk')
    expect(window).toContain('--window-size=420,760')
  })

  test('the sandbox is given up only where Chromium would not start with it', () => {
    expect(chromiumFlags({ ...base, ...KIOSK })).not.toContain('--no-sandbox')
    expect(chromiumFlags({ ...base, ...KIOSK, superuser: true })).toContain('--no-sandbox')
  })
})

describe('keeping it running', () => {
  /** A browser that lives until the test ends it: a real process. */
  const sleeper = () => spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' })
  const machine = { platform: 'linux', env: { ANTRE_CHROMIUM: '/chromium' }, isProgram: () => true } as const

  function setUp(start: () => ChildProcess = sleeper) {
    const steps = createSteps()
    const started: ChildProcess[] = []
    const told: string[] = []
    const log = {
      info: () => {},
      warn: (about: object, text: string) => told.push(`${JSON.stringify(about)} ${text}`),
    }
    const show = chromiumScreen({
      folder,
      log,
      machine,
      after: steps.after,
      now: steps.now,
      spawn: () => {
        const child = start()
        started.push(child)
        return child
      },
    })
    return { show, steps, started, told }
  }
  async function open(show: ReturnType<typeof chromiumScreen>, how: HowToShow) {
    const shown = await show(URL, how)
    if (!shown.ok) throw new Error(shown.detail)
    return shown.screen
  }
  async function kill(child: ChildProcess | undefined) {
    if (!child) throw new Error('not started')
    const gone = once(child, 'exit')
    child.kill('SIGKILL')
    await gone
  }

  test('a browser that dies comes back, later each time; one that was well for a minute, soon', async () => {
    const { show, steps, started, told } = setUp()
    const screen = await open(show, KIOSK)
    const pauses: number[] = []
    for (let n = 0; n < 3; n += 1) {
      await kill(started.at(-1))
      pauses.push(steps.pending()[0] ?? 0)
      steps.advance(pauses.at(-1) ?? 0)
      expect(started).toHaveLength(n + 2)
    }
    expect(pauses).toEqual([500, 1_000, 2_000])
    steps.advance(60_000)
    await kill(started.at(-1))
    expect(steps.pending()).toEqual([500])
    expect(told).toHaveLength(4)
    await screen.close()
    expect(steps.pending()).toEqual([])
  })

  test('closing ends it and nothing comes back', async () => {
    const { show, steps, started } = setUp()
    const screen = await open(show, KIOSK)
    await screen.close()
    expect(started[0]?.signalCode).toBe('SIGTERM')
    expect(steps.pending()).toEqual([])
    await screen.close()
  })

  test('one that will not end is made to', async () => {
    const stubborn =
      "process.on('SIGTERM', () => process.stdout.write('no')); process.stdout.write('up'); setInterval(() => {}, 1000)"
    const { show, steps, started } = setUp(() =>
      spawn(process.execPath, ['-e', stubborn], { stdio: ['ignore', 'pipe', 'ignore'] }),
    )
    const screen = await open(show, KIOSK)
    const out = started[0]?.stdout
    if (out) await once(out, 'data')
    const closed = screen.close()
    if (out) await once(out, 'data')
    steps.advance(3_000)
    await closed
    expect(started[0]?.signalCode).toBe('SIGKILL')
  })

  test('a window that a person closes stays closed; a kiosk comes back', async () => {
    const leaves = () => spawn(process.execPath, ['-e', ''], { stdio: 'ignore' })
    const window = setUp(leaves)
    await open(window.show, WINDOW)
    await once(window.started[0] as ChildProcess, 'exit')
    expect(window.steps.pending()).toEqual([])
    const kiosk = setUp(leaves)
    const screen = await open(kiosk.show, KIOSK)
    await once(kiosk.started[0] as ChildProcess, 'exit')
    expect(kiosk.steps.pending()).toEqual([500])
    await screen.close()
  })

  test('a program that cannot be started is tried again, not thrown', async () => {
    const { show, steps, started } = setUp(() => spawn('/nowhere/chromium', [], { stdio: 'ignore' }))
    const screen = await open(show, KIOSK)
    await once(started[0] as ChildProcess, 'error')
    expect(steps.pending()).toEqual([500])
    await screen.close()
  })

  test('is told in its profile to offer no translation, and keeps what else it had there', async () => {
    const file = join(folder, 'chromium', 'Default', 'Preferences')
    const { show } = setUp()
    const first = await open(show, KIOSK)
    await first.close()
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ translate: { enabled: false } })
    writeFileSync(file, '{"profile":{"name":"x"},"translate":{"enabled":true}}')
    await (await open(show, KIOSK)).close()
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
      profile: { name: 'x' },
      translate: { enabled: false },
    })
    writeFileSync(file, '{"prof')
    await (await open(show, KIOSK)).close()
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ translate: { enabled: false } })
  })

  test('no browser on this PC: a value', async () => {
    const log = { info: () => {}, warn: () => {} }
    const show = chromiumScreen({
      folder,
      log,
      machine: { platform: 'linux', env: {}, isProgram: () => false },
    })
    expect(await show(URL, WINDOW)).toMatchObject({ ok: false, code: 'no-browser' })
  })
})

describe.runIf(process.platform === 'linux')('a browser left over from a station that was killed', () => {
  test('is ended when the profile and its command line say it is ours, and only then', async () => {
    const profile = join(folder, 'chromium')
    mkdirSync(profile)
    const script = "process.stdout.write('up'); setInterval(() => {}, 1000)"
    const child = spawn(process.execPath, ['-e', script, '--', `--user-data-dir=${profile}`], {
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    await once(child.stdout, 'data')
    symlinkSync(`host-${child.pid}`, join(profile, 'SingletonLock'))
    const killed: number[] = []
    expect(endLeftover(profile, (pid) => killed.push(pid))).toBe(child.pid)
    expect(endLeftover(join(folder, 'other'), (pid) => killed.push(pid))).toBeNull()
    expect(killed).toEqual([child.pid])
    const gone = once(child, 'exit')
    child.kill()
    await gone
    expect(endLeftover(profile, (pid) => killed.push(pid))).toBeNull()
  })
})
