import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { giveUp } from './say.mjs'

/** Runs TypeScript sources as they are. */
const NEEDED = 24

const majorOf = (version) => Number(version.replace(/^v/, '').split('.')[0])

/** Path of a Node that can run Antre: this one, else the one npm has brought along. */
export function findNode(root) {
  if (majorOf(process.version) >= NEEDED) return process.execPath
  const packaged = join(root, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node')
  if (existsSync(packaged)) {
    const { stdout } = spawnSync(packaged, ['--version'], { encoding: 'utf8' })
    if (majorOf(stdout ?? '') >= NEEDED) return packaged
  }
  return giveUp(
    `Antre needs Node ${NEEDED}; this is ${process.version}, and the npm registry carries no newer one for ` +
      `${process.platform} ${process.arch}. Install it from https://nodejs.org and try again.`,
  )
}

/** The environment for children: that Node and the workspace's tools first, and no telemetry. */
export function toolEnvironment(root, node) {
  const path = [dirname(node), join(root, 'node_modules', '.bin'), process.env.PATH ?? ''].join(delimiter)
  return {
    ...process.env,
    PATH: path,
    TURBO_TELEMETRY_DISABLED: '1',
    DO_NOT_TRACK: '1',
    NODE_NO_WARNINGS: '1',
  }
}
