import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'
import { say } from '../prepare/say.mjs'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge']

function isProgram(file) {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** A Chromium of the system, by the names distributions give it. */
function ofTheSystem() {
  const folders = (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => !folder.includes('node_modules'))
  const usual = ['/usr/bin', '/usr/local/bin', '/snap/bin', '/opt/google/chrome']
  const files = [...folders, ...usual].flatMap((folder) => NAMES.map((name) => join(folder, name)))
  return files.find(isProgram)
}

/** One that Playwright has downloaded before. */
function ofPlaywright() {
  const cache = process.env.PLAYWRIGHT_BROWSERS_PATH ?? join(homedir(), '.cache', 'ms-playwright')
  if (!existsSync(cache)) return undefined
  return readdirSync(cache)
    .filter((name) => /^chromium-\d+$/.test(name))
    .sort()
    .reverse()
    .flatMap((name) => ['chrome-linux64', 'chrome-linux'].map((sub) => join(cache, name, sub, 'chrome')))
    .find(isProgram)
}

/** Debian's, where we may install it without asking anybody. */
function fromApt() {
  if (!isProgram('/usr/bin/apt-get')) return
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n']
  if (sudo.length > 0 && spawnSync('sudo', ['-n', 'true']).status !== 0) return
  say('Installing Chromium for the end-to-end tests (apt-get install chromium) …')
  const apt = (...args) => {
    const [command, ...rest] = [...sudo, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-qq', ...args]
    const { status, stderr } = spawnSync(command, rest, {
      encoding: 'utf8',
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    if (status !== 0) say(stderr)
    return status === 0
  }
  const install = () => apt('install', '--yes', '--no-install-recommends', 'chromium')
  if (!install() && apt('update')) install()
}

/** Path of a Chromium for the end-to-end tests, installed if need be; undefined when there is none to be had. */
export function findChromium() {
  const chosen = process.env.ANTRE_CHROMIUM
  if (chosen && isProgram(chosen)) return chosen
  const found = ofTheSystem() ?? ofPlaywright()
  if (found) return found
  fromApt()
  return ofTheSystem()
}
