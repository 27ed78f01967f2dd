import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import type { StationKind } from '../kind.ts'

/** Where things are, as long as no option says otherwise. */
export interface Places {
  /** Below it each station keeps a folder of its own. */
  readonly data: string
  readonly resources: string
  /** The built screen. */
  readonly screen: string
  /** The `antre` command line, to make a token on the master's own PC; null where there is none. */
  readonly cli: string | null
}

/** In a checkout, of which this file is `packages/station/src/config/places.ts`. */
export function placesInCheckout(kind: StationKind): Places {
  const root = resolve(import.meta.dirname, '../../../..')
  return {
    data: defaultDataFolder({ platform: process.platform, env: process.env, home: homedir() }),
    resources: join(root, 'resources'),
    screen: join(root, 'apps', kind, 'dist', 'screen'),
    cli: join(root, 'apps', 'master', 'src', 'cli.ts'),
  }
}

export interface Machine {
  readonly platform: NodeJS.Platform
  readonly env: Readonly<Record<string, string | undefined>>
  readonly home: string
}

/** The OS's per-user application folder for Antre's data. */
export function defaultDataFolder({ platform, env, home }: Machine): string {
  if (platform === 'win32') return join(env.LOCALAPPDATA ?? join(home, 'AppData', 'Local'), 'Antre')
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Antre')
  return join(env.XDG_DATA_HOME || join(home, '.local', 'share'), 'antre')
}
