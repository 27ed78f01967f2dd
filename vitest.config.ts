import { defineConfig } from 'vitest/config'

// One project for each workspace, named after it; a workspace that needs a setting of its own
// (a browser-like environment, say) has a vitest.config.ts of its own.
export default defineConfig({
  test: {
    projects: ['packages/*', 'apps/*', { test: { name: 'scripts', include: ['scripts/test/**/*.test.ts'] } }],
  },
})
