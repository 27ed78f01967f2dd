import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { StationKind } from './kind.ts'
import { type Begun, begin, type Start } from './run.ts'

/** What a packaged application knows of itself. */
export interface Packaging {
  /** Folder of the user's data for this application. */
  readonly userData: string
  /** Where the application's own files are: the folder of its `package.json`. */
  readonly appPath: string
  /** Where the files beside it are. */
  readonly resourcesPath: string
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string | undefined>>
}

/** The configuration that an installed station has in its data folder. */
const CONFIG_FILE = 'station.json'

/** Starts the station inside a packaged application. Options come from `station.json` in its data folder, too. */
export function beginPackaged<K extends StationKind>(
  kind: K,
  start: Start<K>,
  { userData, appPath, resourcesPath, args, env }: Packaging,
): Promise<Begun<K>> {
  const file = join(userData, CONFIG_FILE)
  const config = env.ANTRE_CONFIG ?? (existsSync(file) ? file : undefined)
  const readFile = (path: string) => readFileSync(path, 'utf8')
  return begin(
    kind,
    start,
    { args, env: { ...env, ANTRE_CONFIG: config }, readFile },
    {
      data: userData,
      resources: join(resourcesPath, 'resources'),
      screen: join(appPath, 'screen'),
      cli: null,
    },
  )
}
