import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { StationKind } from '../kind.ts'
import { type ConfigFault, fault, type Result } from './fault.ts'
import { OPTIONS, type Options } from './options.ts'

type Values = Readonly<Record<string, unknown>>

/** Where options come from, first wins: command line, environment, `--config` file. */
export interface Sources {
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string | undefined>>
  readonly readFile: (path: string) => string
}

export const processSources = (): Sources => ({
  args: process.argv.slice(2),
  env: process.env,
  readFile: (path) => readFileSync(path, 'utf8'),
})

/** The options of a station; every fault at once. Values are never repeated in a message: one may be a token. */
export function readOptions<K extends StationKind>(kind: K, sources: Sources): Result<Options<K>> {
  const flags = readFlags(kind, sources.args)
  if (!flags.ok) return flags
  const { config: flagged, ...fromFlags } = flags.value
  const file = flagged ?? sources.env.ANTRE_CONFIG
  const fromFile =
    file === undefined ? { ok: true as const, value: {} } : readConfigFile(String(file), sources.readFile)
  if (!fromFile.ok) return fromFile
  return check(kind, merge([fromFlags, readEnvironment(kind, sources.env), fromFile.value]))
}

function readFlags(kind: StationKind, args: readonly string[]): Result<Values> {
  const known = [...Object.keys(OPTIONS[kind].shape), 'config']
  const options = Object.fromEntries(known.map((name) => [name, { type: 'string' as const }]))
  const { tokens, values } = parseArgs({ args: [...args], options, strict: false, tokens: true })
  const faults = tokens.flatMap((token): ConfigFault[] => {
    if (token.kind === 'positional') {
      return [
        {
          code: 'unexpected-argument',
          option: `argument ${token.index + 1}`,
          message: 'Options begin with --.',
        },
      ]
    }
    if (token.kind !== 'option') return []
    if (!known.includes(token.name)) {
      return [{ code: 'unknown-option', option: token.rawName, message: 'No such option; see --help.' }]
    }
    if (token.value !== undefined && !(token.inlineValue === false && token.value.startsWith('--'))) return []
    return [{ code: 'bad-option', option: token.rawName, message: 'Needs a value.' }]
  })
  return faults.length > 0 ? { ok: false, faults } : { ok: true, value: { ...values } }
}

function readEnvironment(kind: StationKind, env: Sources['env']): Values {
  const { ANTRE_MASTER: master, ANTRE_TOKEN: token, ANTRE_STAFF_PIN: pin } = env
  return present({ master, token, ...(kind === 'kiosk' && { 'staff-pin': pin }) })
}

function readConfigFile(path: string, readFile: Sources['readFile']): Result<Values> {
  let text: string
  try {
    text = readFile(path)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    return fault('config-unreadable', '--config', `${path} cannot be read (${code ?? 'unknown reason'}).`)
  }
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return { ok: true, value: present(value as Values) }
    }
  } catch {
    // Falls through: what JSON.parse says quotes the file, which may hold a token.
  }
  return fault('config-invalid', '--config', `${path} is not a JSON object.`)
}

/** First source wins, option by option; but a token and a token file are one thing said in two ways. */
function merge(sources: readonly Values[]): Values {
  const merged: Record<string, unknown> = {}
  for (const source of sources) {
    const hasToken = 'token' in merged || 'token-file' in merged
    for (const [name, value] of Object.entries(source)) {
      if (name in merged || (hasToken && name.startsWith('token'))) continue
      merged[name] = value
    }
  }
  return merged
}

function check<K extends StationKind>(kind: K, values: Values): Result<Options<K>> {
  const read = OPTIONS[kind].safeParse(values)
  if (read.success) return { ok: true, value: read.data as Options<K> }
  const faults = read.error.issues.map((issue): ConfigFault => {
    if (issue.code === 'unrecognized_keys') {
      return { code: 'unknown-option', option: issue.keys.join(', '), message: 'No such option; see --help.' }
    }
    const name = String(issue.path[0])
    const option = `--${name}`
    if (!(name in values)) return { code: 'missing-option', option, message: 'Is needed; see --help.' }
    return { code: 'bad-option', option, message: `Expected: ${issue.message}.` }
  })
  return { ok: false, faults }
}

function present(values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== ''))
}
