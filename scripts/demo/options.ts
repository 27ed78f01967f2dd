import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { HELP } from './help.mjs'

export interface DemoOptions {
  /** Windows on the desktop, where there is one. */
  readonly open: boolean
  /** The master's; 0: any free one. */
  readonly port: number
  readonly data: string
  /** Begin with an empty ledger. */
  readonly fresh: boolean
  /** Where the mall's clock starts, `2026-11-23T09:00`. */
  readonly time: string | undefined
  readonly printer: string
  /** Id of the counter; by default the mall's first. */
  readonly counter: string | undefined
}

export type ReadOptions =
  | { readonly ok: true; readonly options: DemoOptions }
  | { readonly ok: false; readonly message: string; readonly help: boolean }

const DEFAULT_PORT = 4310
const HIGHEST_PORT = 65_535

/** Reads the command line of the demo. `root`: the repository; `cwd`: where it was called. */
export function readOptions(args: readonly string[], root: string, cwd: string): ReadOptions {
  const refuse = (message: string): ReadOptions => ({ ok: false, message, help: false })
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        'no-open': { type: 'boolean', default: false },
        port: { type: 'string', default: String(DEFAULT_PORT) },
        data: { type: 'string' },
        fresh: { type: 'boolean', default: false },
        time: { type: 'string' },
        printer: { type: 'string', default: 'virtual:' },
        counter: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    })
    if (values.help) return { ok: false, message: HELP, help: true }
    const port = Number(values.port)
    if (!(Number.isInteger(port) && port >= 0 && port <= HIGHEST_PORT)) {
      return refuse(`--port ${values.port}: a number from 0 to ${HIGHEST_PORT}.`)
    }
    if (values.time !== undefined && Number.isNaN(Date.parse(values.time))) {
      return refuse(`--time ${values.time}: a date and time such as 2026-11-23T09:00.`)
    }
    return {
      ok: true,
      options: {
        open: !values['no-open'],
        port,
        data: values.data === undefined ? join(root, '.antre') : resolve(cwd, values.data),
        fresh: values.fresh,
        time: values.time,
        printer: values.printer,
        counter: values.counter,
      },
    }
  } catch (error) {
    return refuse(`${error instanceof Error ? error.message : String(error)}\n\n${HELP}`)
  }
}
