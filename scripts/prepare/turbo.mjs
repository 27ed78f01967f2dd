import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

/**
 * Runs a task of turbo.json in every workspace that has it. What has not changed since the last time is not
 * done again. Returns whether it went well, and what it had to say.
 */
export function runTask(root, env, task) {
  const turbo = join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'turbo.cmd' : 'turbo')
  const args = [
    'run',
    task,
    '--output-logs=errors-only',
    '--log-prefix=none',
    '--concurrency=2',
    '--continue',
  ]
  const { status, stdout, stderr, error } = spawnSync(turbo, args, {
    cwd: root,
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
    maxBuffer: 64 * 1024 * 1024,
  })
  return { ok: status === 0, output: error ? error.message : `${stdout}${stderr}` }
}
