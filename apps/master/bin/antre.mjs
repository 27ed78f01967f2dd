#!/usr/bin/env node
// Runs on any Node from 20 on; goes on with the Node 24 that the npm registry carries when this one is older.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const NEEDED = 24
const here = dirname(fileURLToPath(import.meta.url))
const cli = join(here, '../src/cli.ts')

if (Number(process.versions.node.split('.')[0]) >= NEEDED) {
  await import(cli)
} else {
  const carried = join(here, '../../../node_modules/.bin/node')
  if (!existsSync(carried)) {
    console.error(
      `antre: node-too-old: this is Node ${process.version}; run "npm install" first, or install Node ${NEEDED}`,
    )
    process.exit(1)
  }
  const child = spawn(carried, [cli, ...process.argv.slice(2)], { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
}
