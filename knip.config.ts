import type { KnipConfig } from 'knip'

// What nothing uses goes. Below stands only what the tool cannot see by itself.
export default {
  workspaces: {
    '.': {
      entry: [
        'scripts/*.mjs',
        'scripts/{boundaries,package}/main.ts',
        'scripts/demo/{main.ts,end-with-parent.mjs}',
        'scripts/test/**/*.test.ts',
      ],
      project: ['scripts/**', '!scripts/test/stand-in/**', '*.config.ts'],
      ignoreDependencies: ['turbo'], // started by scripts/prepare/turbo.mjs
    },
    'apps/bench': { entry: ['src/main.ts', 'src/{load,reference}/main.ts'] },
    'apps/master': { entry: ['src/cli.ts', 'test/**/*.test.ts'] },
    'apps/*': { entry: ['src/{main,electron}.ts', 'test/**/*.test.{ts,tsx}'] },
    'packages/*': { entry: ['test/**/*.test.{ts,tsx}'] },
  },
  compilers: {
    css: (text: string) =>
      [...text.matchAll(/@import\s+(['"])(.+?)\1/g)].map(([, , file]) => `import '${file}'`).join('\n'),
  },
  ignoreBinaries: ['mkfifo'], // the system's, in a test
  // A function's own types may be named abroad; a value that nobody imports is not exported.
  ignoreExportsUsedInFile: { interface: true, type: true },
} satisfies KnipConfig
