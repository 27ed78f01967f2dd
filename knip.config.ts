import type { KnipConfig } from 'knip'

// What nothing uses goes. Below stands only what the tool cannot see by itself.
export default {
  workspaces: {
    '.': {
      entry: [
        'scripts/*.mjs',
        'scripts/demo/{main.ts,end-with-parent.mjs}',
        'scripts/package/main.ts',
        'scripts/test/stand-in/index.js',
        'scripts/voice/{build,check,say}.ts',
        'scripts/test/**/*.test.ts',
      ],
      project: ['scripts/**', '*.config.{ts,mjs}'],
      ignoreBinaries: ['mkfifo'],
    },
    'apps/bench': { entry: ['src/main.ts', 'src/{load,reference}/main.ts'] },
    'apps/master': { entry: ['src/cli.ts', 'bin/antre.mjs'] },
    'apps/*': { entry: ['src/main.ts', 'src/electron.ts', 'src/screen/main.tsx', 'test/**/*.test.{ts,tsx}'] },
    'packages/*': { entry: ['src/index.ts', 'test/**/*.test.{ts,tsx}'] },
  },
  compilers: {
    css: (text: string) =>
      [...text.matchAll(/@import\s+(['"])(.+?)\1/g)].map(([, , file]) => `import '${file}'`).join('\n'),
  },
  // A function's own types may be named abroad; a value that nobody imports is not exported.
  ignoreExportsUsedInFile: { interface: true, type: true },
} satisfies KnipConfig
