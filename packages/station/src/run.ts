import { pino } from 'pino'
import { systemClock } from './clock.ts'
import type { ConfigFault } from './config/fault.ts'
import type { Options } from './config/options.ts'
import type { Places } from './config/places.ts'
import { readOptions, type Sources } from './config/read.ts'
import { stationConfig } from './config/station-config.ts'
import type { StationKind } from './kind.ts'
import type { Log } from './log.ts'
import type { StationConfig, StationPorts } from './station.ts'

/** A station that runs. */
export interface Started {
  /** Its screen. */
  readonly url: string
  /** Further addresses worth printing, by name: `paper`. */
  readonly addresses?: Readonly<Record<string, string>>
  /** Lets what is under way finish, as far as that takes seconds. */
  stop(): Promise<void>
}

export type Starting =
  | { readonly ok: true; readonly started: Started }
  /** `code` is stable; `detail` says what to do. */
  | { readonly ok: false; readonly code: string; readonly detail: string }

/** What makes a kind of station: `startKiosk`, `startCounter`, `startDisplay`. */
export type Start<K extends StationKind> = (
  config: StationConfig,
  options: Options<K>,
  ports: StationPorts,
) => Promise<Starting>

export type Begun<K extends StationKind> =
  | {
      readonly ok: true
      readonly started: Started
      readonly options: Options<K>
      readonly config: StationConfig
      readonly log: Log
    }
  | { readonly ok: false; readonly faults: readonly Fault[] }

export interface Fault extends Omit<ConfigFault, 'code'> {
  readonly code: string
}

/** Reads the options, gets the token, and starts the station. */
export async function begin<K extends StationKind>(
  kind: K,
  start: Start<K>,
  sources: Sources,
  places: Places,
): Promise<Begun<K>> {
  const options = readOptions(kind, sources)
  if (!options.ok) return options
  const config = await stationConfig(kind, options.value, places)
  if (!config.ok) return config
  const log = openLog(config.value.stationId, options.value['log-level'])
  const tell = (words: string) => void process.stderr.write(`antre ${kind}: ${words}\n`)
  const ports = { clock: systemClock, random: Math.random, log, tell }
  const starting = await start(config.value, options.value, ports)
  if (starting.ok) {
    return { ok: true, started: starting.started, options: options.value, config: config.value, log }
  }
  return { ok: false, faults: [{ code: starting.code, option: 'start', message: starting.detail }] }
}

/** One line for a person: `antre kiosk: --port: Expected: a number. [bad-option]` */
export function faultLine(kind: StationKind, { option, message, code }: Fault): string {
  return `antre ${kind}: ${option}: ${message} [${code}]`
}

/** JSON lines on stderr, written before the call returns: the last words of a process count most. */
function openLog(stationId: string, level: string): Log {
  return pino({ level, base: { station: stationId } }, pino.destination({ dest: 2, sync: true }))
}
