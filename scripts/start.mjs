// npm start: a whole mall on this machine, from a bare clone.
import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import './demo/end-with-parent.mjs'
import { HELP } from './demo/help.mjs'
import { prepare } from './prepare/index.mjs'
import { giveUp, say } from './prepare/say.mjs'
import { runTask } from './prepare/turbo.mjs'

const asked = process.argv.slice(2)
// At once: whoever asks what there is does not want to wait for an installation.
if (asked.includes('--help') || asked.includes('-h')) {
  process.stdout.write(`${HELP}\n`)
  process.exit(0)
}

const workspace = prepare()
const screens = runTask(workspace.root, workspace.env, 'build')
if (!screens.ok) {
  say(screens.output)
  giveUp('The screens could not be built, see above.')
}

// The demo is TypeScript, which the Node that began this may be too old for.
const demoFile = (name) => join(workspace.root, 'scripts', 'demo', name)
const args = ['--import', pathToFileURL(demoFile('end-with-parent.mjs')).href, demoFile('main.ts'), ...asked]
const demo = spawn(workspace.node, args, {
  env: workspace.env,
  stdio: 'inherit',
  // Of its own group, so that Ctrl-C reaches it once: through us.
  detached: process.platform !== 'win32',
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => demo.kill('SIGTERM'))
demo.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal ?? 'SIGKILL']))
