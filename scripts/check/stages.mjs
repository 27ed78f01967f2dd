import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { say } from '../prepare/say.mjs'
import { runTask } from '../prepare/turbo.mjs'
import { findChromium } from './chromium.mjs'
import { runTests } from './vitest.mjs'

/** Runs a tool of the workspace; its words are shown only when it is not content. */
function tool(workspace, name, ...args) {
  const file = process.platform === 'win32' ? `${name}.cmd` : name
  return run(workspace, join(workspace.root, 'node_modules', '.bin', file), args)
}

function run({ root, env }, command, args) {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd: root,
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
    maxBuffer: 64 * 1024 * 1024,
  })
  return { ok: status === 0, output: error ? error.message : `${stdout}${stderr}` }
}

const both = (first, second) => ({ ok: first.ok && second.ok, output: `${first.output}${second.output}` })

const CHROMIUM_MISSING =
  'No Chromium was found and none could be installed: the end-to-end tests cannot run.\n' +
  'Install one (Debian: apt-get install chromium) or name it with ANTRE_CHROMIUM=/path/to/chromium.'

/** What `npm test` does, in this order. Each takes the prepared workspace and returns `{ ok, output?, counts }`. */
export const STAGES = {
  screens: ({ root, env }) => runTask(root, env, 'build'),
  types: (workspace) =>
    both(runTask(workspace.root, workspace.env, 'typecheck'), tool(workspace, 'tsc', '--project', '.')),
  lint: (workspace) =>
    tool(workspace, 'biome', 'ci', '.', '--colors=off', '--error-on-warnings', '--max-diagnostics=50'),
  boundaries: (workspace) => run(workspace, workspace.node, [join('scripts', 'boundaries', 'main.ts')]),
  unused: (workspace) => tool(workspace, 'knip', '--no-progress'),
  unit: (workspace) => tests(workspace, 'scripts', ...workspacesIn(workspace, 'packages')),
  integration: (workspace) =>
    tests(workspace, ...workspacesIn(workspace, 'apps').filter((name) => name !== E2E)),
  e2e: (workspace) => {
    const chromium = findChromium()
    if (!chromium)
      return {
        ok: false,
        output: CHROMIUM_MISSING,
        counts: { passed: 0, failed: 1, skipped: [], failures: [] },
      }
    say(`Chromium: ${chromium}`)
    return tests({ ...workspace, env: { ...workspace.env, ANTRE_CHROMIUM: chromium } }, E2E)
  },
}

const E2E = '@antre/e2e'

const workspacesIn = ({ root }, folder) =>
  readdirSync(join(root, folder))
    .filter((name) => existsSync(join(root, folder, name, 'package.json')))
    .map((name) => `@antre/${name}`)

function tests(workspace, ...projects) {
  const { ok, ...counts } = runTests(workspace, projects)
  return { ok, counts }
}
