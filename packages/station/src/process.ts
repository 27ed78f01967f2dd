import { HELP, OPTIONS } from './config/options.ts'
import { placesInCheckout } from './config/places.ts'
import { processSources } from './config/read.ts'
import type { StationKind } from './kind.ts'
import type { Log } from './log.ts'
import { begin, faultLine, type Start } from './run.ts'

/** Opens a station's screen on this PC. */
export type Show = (
  url: string,
  how: { readonly mode: 'window' | 'kiosk'; readonly folder: string; readonly log: Log },
) => Promise<
  | { readonly ok: true; readonly screen: { close(): Promise<void> } }
  | { readonly ok: false; readonly code: string; readonly detail: string }
>

/**
 * A station as a process of its own: prints `name  address` lines and `ready`, logs to stderr, and
 * ends with 0 on Ctrl-C or SIGTERM, with 2 when it could not be started as asked.
 */
export async function runProcess<K extends StationKind>(kind: K, start: Start<K>, show: Show): Promise<void> {
  const stopped = new Promise<void>((resolve) => {
    process.once('SIGTERM', resolve)
    process.once('SIGINT', resolve)
  })
  const sources = processSources()
  if (sources.args.includes('--help')) return print(help(kind))
  const begun = await begin(kind, start, sources, placesInCheckout(kind))
  if (!begun.ok) {
    for (const fault of begun.faults) process.stderr.write(`${faultLine(kind, fault)}\n`)
    process.exit(2)
  }
  const { started, options, config, log } = begun
  print(`${kind}  ${started.url}`)
  for (const [name, address] of Object.entries(started.addresses ?? {})) print(`${name}  ${address}`)
  print('ready')
  const mode = options.show
  const shown = mode === 'none' ? null : await show(started.url, { mode, folder: config.folder, log })
  if (shown?.ok === false) log.warn({ code: shown.code }, shown.detail)
  await stopped
  if (shown?.ok) await shown.screen.close()
  await started.stop()
  process.exit(0)
}

function print(line: string) {
  process.stdout.write(`${line}\n`)
}

function help(kind: StationKind): string {
  const names: readonly string[] = [...Object.keys(OPTIONS[kind].shape), 'config']
  const lines = Object.entries(HELP).filter(([name]) => names.includes(name))
  return lines.map(([name, text]) => `  --${name} ${text}`).join('\n')
}
