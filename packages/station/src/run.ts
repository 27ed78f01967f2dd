import { pino } from 'pino'
import { type Clock, type Random, systemClock } from './clock.ts'
import type { ConfigFault } from './config/fault.ts'
import { HELP, OPTIONS, type Options } from './config/options.ts'
import { processSources, readOptions, type Sources } from './config/read.ts'
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
  stop(): Promise<void>
}

/** Why it does not. `code` is stable; `detail` is for the log. */
export interface StartFault {
  readonly code: string
  readonly detail: string
}

export type Starting =
  | { readonly ok: true; readonly started: Started }
  | { readonly ok: false; readonly fault: StartFault }

export type Start<K extends StationKind> = (
  config: StationConfig,
  options: Options<K>,
  ports: StationPorts,
) => Promise<Starting>

/** Opens a station's screen; the answer closes it. */
export type Show = (
  url: string,
  how: { readonly mode: 'window' | 'kiosk'; readonly folder: string; readonly log: Log },
) => Promise<{ close(): Promise<void> }>

/** Reads options from command line, environment and file, and starts the station. */
export async function startFrom<K extends StationKind>(
  kind: K,
  start: Start<K>,
  sources: Sources,
  ports?: Partial<StationPorts>,
) {
  const options = readOptions(kind, sources)
  if (!options.ok) return { ok: false as const, faults: options.faults }
  const config = await stationConfig(kind, options.value)
  if (!config.ok) return { ok: false as const, faults: config.faults }
  const log = ports?.log ?? openLog(config.value.stationId, options.value['log-level'])
  const clock: Clock = ports?.clock ?? systemClock
  const random: Random = ports?.random ?? Math.random
  const starting = await start(config.value, options.value, { clock, random, log })
  if (!starting.ok) return { ok: false as const, faults: [startFault(starting.fault)] }
  return { ok: true as const, started: starting.started, options: options.value, config: config.value, log }
}

const startFault = ({ code, detail }: StartFault) => ({ code, option: 'start', message: detail })

function openLog(stationId: string, level: string): Log {
  return pino({ level, base: { station: stationId } }, pino.destination({ dest: 2, sync: true }))
}

/**
 * A station as a process of its own: prints `name  address` lines and `ready`, logs to stderr, and
 * ends with 0 on Ctrl-C or SIGTERM, 2 when it was started wrongly, 1 when it could not start.
 */
export async function runProcess<K extends StationKind>(kind: K, start: Start<K>, show: Show): Promise<void> {
  const stopped = new Promise<void>((resolve) => {
    process.once('SIGTERM', () => resolve())
    process.once('SIGINT', () => resolve())
  })
  const sources = processSources()
  if (sources.args.includes('--help')) return print(help(kind))
  const begun = await startFrom(kind, start, sources)
  if (!begun.ok) {
    for (const told of begun.faults) process.stderr.write(`${faultLine(kind, told)}\n`)
    process.exitCode = 2
    return
  }
  const { started, options, config, log } = begun
  const mode = options.show
  const screen = mode === 'none' ? null : await show(started.url, { mode, folder: config.folder, log })
  print(`${kind}  ${started.url}`)
  for (const [name, address] of Object.entries(started.addresses ?? {})) print(`${name}  ${address}`)
  print('ready')
  await stopped
  await screen?.close()
  await started.stop()
  process.exit(0)
}

function print(line: string) {
  process.stdout.write(`${line}\n`)
}

function faultLine(
  kind: string,
  { code, option, message }: Pick<ConfigFault, 'option' | 'message'> & { code: string },
) {
  return `antre ${kind}: ${option}: ${message} [${code}]`
}

function help(kind: StationKind): string {
  const names = [...Object.keys(OPTIONS[kind].shape), 'config'] as string[]
  const lines = Object.entries(HELP).filter(([name]) => names.includes(name))
  return lines.map(([name, text]) => `  --${name} ${text}`).join('\n')
}
