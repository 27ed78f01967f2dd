import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runTask } from '../prepare/turbo.mjs'

const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/** Before the tests: brings the screens that they open up to date, once a run. */
export default function setup() {
  if (process.env.ANTRE_SCREENS === 'built') return
  // Vitest's own NODE_ENV would build React for development.
  const { NODE_ENV, ...env } = process.env
  const { ok, output } = runTask(ROOT, env, 'build')
  if (!ok) throw new Error(output)
  process.env.ANTRE_SCREENS = 'built'
}
