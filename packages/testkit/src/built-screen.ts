import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '../../..')

export type ScreenApp = 'kiosk' | 'counter' | 'display' | 'admin'

/** The folder of an app's built screen; the run of the tests has brought it up to date (vitest.config.ts). */
export const builtScreen = (app: ScreenApp): string => join(ROOT, 'apps', app, 'dist/screen')
