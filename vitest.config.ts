import { readdirSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { WAIT_MS } from './packages/testkit/src/patience.ts'

/** Ends a test that hangs; says nothing about speed, so that a busy machine fails none. */
const HANG_MS = 180_000

const workspaces = ['packages', 'apps'].flatMap((folder) =>
  readdirSync(folder).map((name) => ({ name: `@antre/${name}`, root: `${folder}/${name}` })),
)

// One project for each workspace, named after it.
export default defineConfig({
  test: {
    // Most tests wait for a process, a socket, a browser or a spoken sentence: one more than there are
    // processors works while the others wait.
    maxWorkers: availableParallelism() + 1,
    globalSetup: fileURLToPath(new URL('scripts/check/built-screens.mjs', import.meta.url)),
    testTimeout: HANG_MS,
    hookTimeout: HANG_MS,
    expect: { poll: { timeout: WAIT_MS, interval: 50 } },
    projects: [
      ...workspaces.map(({ name, root }) => ({
        extends: true as const,
        root,
        test: { name, include: ['test/**/*.test.{ts,tsx}'] },
      })),
      { extends: true as const, test: { name: 'scripts', include: ['scripts/test/**/*.test.ts'] } },
    ],
  },
})
