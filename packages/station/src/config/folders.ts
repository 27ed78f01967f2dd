import { homedir } from 'node:os'
import { join, resolve } from 'node:path'

/** The root of the checkout, or of the unpacked application: this file is `packages/station/src/config/`. */
const ROOT = resolve(import.meta.dirname, '../../../..')

export interface Machine {
  readonly platform: NodeJS.Platform
  readonly env: Readonly<Record<string, string | undefined>>
  readonly home: string
}

export const thisMachine = (): Machine => ({ platform: process.platform, env: process.env, home: homedir() })

/** The OS's per-user application folder for Antre's data. */
export function defaultDataFolder({ platform, env, home }: Machine): string {
  if (platform === 'win32') return join(env.LOCALAPPDATA ?? join(home, 'AppData', 'Local'), 'Antre')
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Antre')
  return join(env.XDG_DATA_HOME || join(home, '.local', 'share'), 'antre')
}

export const defaultResources = (): string => join(ROOT, 'resources')
export const defaultScreen = (kind: string): string => join(ROOT, 'apps', kind, 'dist', 'screen')
/** The `antre` command line, to make a token on the master's own PC. */
export const antreCli = (): string => join(ROOT, 'apps', 'master', 'src', 'cli.ts')
