// npm run bench: what the master can do on this machine, each figure beside its reference.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { prepare } from './prepare/index.mjs'

const { root, node, env } = prepare()
const main = join(root, 'apps', 'bench', 'src', 'main.ts')
const { status } = spawnSync(node, [main, ...process.argv.slice(2)], { env, stdio: 'inherit' })
process.exitCode = status ?? 1
