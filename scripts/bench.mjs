// npm run bench: what the mall can do on this machine, each figure beside its reference.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { prepare } from './prepare/index.mjs'
import { giveUp, say } from './prepare/say.mjs'
import { runTask } from './prepare/turbo.mjs'

const { root, node, env } = prepare()
const screens = runTask(root, env, 'build')
if (!screens.ok) {
  say(screens.output)
  giveUp('The screens could not be built, see above.')
}
const main = join(root, 'apps', 'bench', 'src', 'main.ts')
const { status } = spawnSync(node, [main, ...process.argv.slice(2)], { env, stdio: 'inherit' })
process.exitCode = status ?? 1
