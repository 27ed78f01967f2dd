import { spawn } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { extractAll } from '@electron/asar'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PACKAGED, type PackagedApp } from '../package/apps.ts'
import { pack } from '../package/pack.ts'
import { stage } from '../package/stage.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const TARGET = { platform: 'linux', arch: 'x64' } as const
const FLAGS: Readonly<Record<PackagedApp, readonly string[]>> = {
  kiosk: ['--printer', 'virtual:'],
  counter: ['--counter', '1'],
  display: ['--zone', 'A'],
}

let folder: string
let electronDist: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'antre-package-'))
  electronDist = standInDist(join(folder, 'electron'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** What electron-builder wants to see of a download of Electron; the programs in it do nothing. */
function standInDist(to: string): string {
  for (const sub of ['locales', 'resources']) mkdirSync(join(to, sub), { recursive: true })
  const { version } = JSON.parse(readFileSync(join(ROOT, 'node_modules/electron/package.json'), 'utf8'))
  writeFileSync(join(to, 'version'), version)
  writeFileSync(join(to, 'electron'), '#!/bin/sh\n')
  chmodSync(join(to, 'electron'), 0o755)
  for (const name of ['LICENSE', 'LICENSES.chromium.html']) writeFileSync(join(to, name), '')
  for (const name of ['id', 'en-US']) writeFileSync(join(to, 'locales', `${name}.pak`), '')
  return to
}

/** A screen as far as packing goes, so that this needs no build of it before. */
function withScreen(app: PackagedApp): void {
  const screen = join(ROOT, 'apps', app, 'dist', 'screen')
  if (existsSync(screen)) return
  mkdirSync(screen, { recursive: true })
  writeFileSync(join(screen, 'index.html'), '<!doctype html>')
}

/** The application as it goes into the package, far from the repository's `node_modules`. */
async function staged(app: PackagedApp): Promise<string> {
  withScreen(app)
  const to = join(folder, app, 'app')
  await stage(ROOT, app, to, TARGET)
  return to
}

/**
 * Runs an application in plain Node, with a stand-in for Electron that opens no window; answers
 * the address that was to be shown, or what it said instead.
 */
async function run(app: PackagedApp, appPath: string, resources: string): Promise<string> {
  const standIn = join(appPath, 'node_modules', 'electron')
  cpSync(join(import.meta.dirname, 'stand-in'), standIn, { recursive: true })
  const flags = ['--master', 'http://127.0.0.1:9', '--token', 't', '--log-level', 'silent', ...FLAGS[app]]
  const child = spawn(process.execPath, [join(appPath, 'main', 'electron.js'), ...flags], {
    cwd: appPath,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      STAND_IN_DATA: join(folder, app, 'data'),
      STAND_IN_RESOURCES: resources,
      NODE_PATH: '',
    },
  })
  const said: string[] = []
  const shown = new Promise<string>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      createInterface(stream).on('line', (line) => {
        said.push(line)
        if (line.startsWith('http://')) resolve(line)
      })
    }
    child.on('close', () => resolve(said.join('\n')))
  })
  const answer = await shown
  const status = answer.startsWith('http') ? (await fetch(answer.split('#')[0] ?? '')).status : 0
  const voice = answer.startsWith('http') ? (await fetch(new URL('/voice/chime.wav', answer))).status : 0
  child.kill('SIGTERM')
  return answer.startsWith('http') ? `${new URL(answer).pathname} ${status} ${voice}` : answer
}

describe.each(PACKAGED)('%s as an application', (app) => {
  test('what is staged for it is enough to run, and no more than is needed', async () => {
    const appPath = await staged(app)
    expect(await run(app, appPath, ROOT)).toBe(`/${app}/ 200 200`)
    expect(existsSync(join(appPath, 'node_modules', '@antre'))).toBe(false)
    expect(existsSync(join(appPath, 'node_modules', 'serialport'))).toBe(app !== 'display')
  })
})

test('a packed application, made without any download, runs from its archive', async () => {
  const output = join(folder, 'kiosk', 'packages')
  await pack(ROOT, 'kiosk', { staged: await staged('kiosk'), output, folderOnly: true, electronDist })
  const resources = join(output, 'linux-unpacked', 'resources')
  const appPath = join(folder, 'kiosk', 'extracted')
  extractAll(join(resources, 'app.asar'), appPath)
  expect(await run('kiosk', appPath, resources)).toBe('/kiosk/ 200 200')
  // The check is worth something: without its modules it does not run.
  rmSync(join(appPath, 'node_modules'), { recursive: true })
  expect(await run('kiosk', appPath, resources)).toContain('serialport')
})
