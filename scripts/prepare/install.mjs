import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { giveUp, say } from './say.mjs'

const read = (file) => JSON.parse(readFileSync(file, 'utf8')).packages

/**
 * Does node_modules hold what package-lock.json asks for? npm writes down what it installed in a lockfile
 * of its own inside node_modules; optional packages may be missing there (other platforms').
 */
function isInstalled(root) {
  const written = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(written)) return false
  const have = read(written)
  return Object.entries(read(join(root, 'package-lock.json'))).every(([path, asked]) => {
    if (path === '') return true
    const got = have[path]
    return got ? got.version === asked.version : Boolean(asked.optional || asked.devOptional)
  })
}

/** Installs what is missing, from the npm registry alone; no package's install script runs. */
export function install(root) {
  if (isInstalled(root)) return
  say('Installing what Antre needs (about a minute the first time) …')
  const started = Date.now()
  const options = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  const npm = process.env.npm_execpath
  const [command, ...before] = npm?.endsWith('.js') ? [process.execPath, npm] : ['npm']
  const { status, error } = spawnSync(command, [...before, ...options], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32' && before.length === 0,
  })
  if (error) giveUp(`npm could not be started: ${error.message}`)
  if (status !== 0)
    giveUp('Installing failed, see above. The first time, the npm registry must be reachable.')
  say(`Installed in ${Math.round((Date.now() - started) / 1000)} s.`)
}
