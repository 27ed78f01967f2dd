import { join } from 'node:path'
import { build } from 'vite'
import type { PackagedApp } from './apps.ts'

/** Modules that stay outside the bundle: Electron itself, and what brings a binary of its own. */
export const OUTSIDE = ['electron', 'serialport'] as const

/** Bundles an application's main process, with everything it needs, into `<outDir>/electron.js`. */
export async function bundleMain(root: string, app: PackagedApp, outDir: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'warn',
    root: join(root, 'apps', app),
    build: {
      ssr: 'src/electron.ts',
      outDir,
      emptyOutDir: true,
      target: 'node24',
      rolldownOptions: { output: { entryFileNames: 'electron.js' } },
    },
    ssr: { noExternal: true, external: [...OUTSIDE] },
  })
}
