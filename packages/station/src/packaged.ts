import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { StationKind } from './kind.ts'
import type { Log } from './log.ts'
import { type Begun, begin, faultLine, type Start } from './run.ts'

/** What a packaged application knows of itself. */
export interface Packaging {
  /** Shown above what has to be corrected. */
  readonly name: string
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

/** How the screen is shown: `usually`, unless the options say otherwise. */
export interface Showing {
  readonly usually: 'kiosk' | 'window'
  readonly size: { readonly width: number; readonly height: number }
}

/** A started station with its screen's address, or what the person who installs it has to correct, a line each. */
export type PackagedStation =
  | {
      readonly ok: true
      readonly station: {
        readonly url: string
        readonly how: { readonly mode: 'kiosk' | 'window'; readonly size: Showing['size'] }
        readonly log: Log
        stop(): Promise<void>
      }
    }
  | { readonly ok: false; readonly title: string; readonly lines: readonly string[] }

/** Starts the station inside a packaged application. Options come from `station.json` in its data folder, too. */
export async function packagedStation<K extends StationKind>(
  kind: K,
  start: Start<K>,
  { usually, size }: Showing,
  packaging: Packaging,
): Promise<PackagedStation> {
  const begun = await beginPackaged(kind, start, packaging)
  if (!begun.ok) {
    return { ok: false, title: packaging.name, lines: begun.faults.map((fault) => faultLine(kind, fault)) }
  }
  const { started, options, log } = begun
  const mode = options.show === 'none' ? usually : options.show
  return { ok: true, station: { url: started.url, how: { mode, size }, log, stop: started.stop } }
}

function beginPackaged<K extends StationKind>(
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
