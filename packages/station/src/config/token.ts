import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import type { StationKind } from '../kind.ts'
import { fault, type Result } from './fault.ts'

export interface TokenOptions {
  readonly kind: StationKind
  readonly token?: string | undefined
  readonly 'token-file'?: string | undefined
  /** The master's data folder on this PC. */
  readonly data?: string | undefined
  readonly stationId: string
  readonly counterId?: string | undefined
  readonly zoneId?: string | undefined
}

/** Runs `antre token …` and answers what it printed. */
export type Mint = (args: readonly string[]) => Promise<Result<string>>

/** The bearer token of a station: from a file, from the options, or made on the master's own PC. */
export async function acquireToken(options: TokenOptions, mint: Mint): Promise<Result<string>> {
  const file = options['token-file']
  if (file !== undefined) return readTokenFile(file)
  if (options.token !== undefined) return { ok: true, value: options.token }
  if (options.data === undefined) {
    return fault(
      'token-missing',
      '--token-file',
      'A token is needed: --token-file FILE, environment ANTRE_TOKEN, or --data DIR on the PC of the master.',
    )
  }
  return mint(['token', '--data', options.data, '--role', options.kind, ...scope(options)])
}

/** What alone the token shall be good for. */
function scope({ kind, stationId, counterId = '', zoneId = '' }: TokenOptions): readonly string[] {
  switch (kind) {
    case 'kiosk':
      return ['--station', stationId]
    case 'counter':
      return ['--counter', counterId]
    case 'display':
      return ['--zone', zoneId]
    default:
      return kind satisfies never
  }
}

function readTokenFile(file: string): Result<string> {
  try {
    const value = readFileSync(file, 'utf8').trim()
    if (TOKEN.test(value)) return { ok: true, value }
    return fault('token-unreadable', '--token-file', `${file} does not hold one token on one line.`)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    return fault('token-unreadable', '--token-file', `${file} cannot be read (${code ?? 'unknown reason'}).`)
  }
}

const TOKEN = /^[\x21-\x7e]{1,200}$/
const MINT_MS = 20_000

/** Mints with the `antre` command line at `cli`. */
export function mintWith(cli: string | null): Mint {
  return async (args) => {
    if (cli === null) {
      return fault('token-not-minted', '--data', 'No token can be made here: give --token-file FILE.')
    }
    try {
      const { stdout } = await promisify(execFile)(process.execPath, [cli, ...args], { timeout: MINT_MS })
      const value = stdout.trim().split('\n').at(-1)?.trim() ?? ''
      if (TOKEN.test(value)) return { ok: true, value }
      return fault('token-not-minted', '--data', 'antre token printed no token.')
    } catch (error) {
      const { stderr, code } = error as { stderr?: string; code?: unknown }
      const said = stderr?.trim().split('\n').at(-1) || String(code ?? 'it did not run')
      return fault('token-not-minted', '--data', `antre token failed: ${said}`)
    }
  }
}
