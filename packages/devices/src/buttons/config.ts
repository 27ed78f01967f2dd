import { readFileSync } from 'node:fs'
import { type BoxMap, readBoxMap } from './mapped/box-map.ts'
import { type ButtonsPathCode, parseButtonsPath } from './path.ts'

export type ButtonsCode = ButtonsPathCode | 'buttons-map-unreadable' | 'buttons-map-invalid'

/** A button box as it was asked for: its line, and its map where it has one. */
export interface ButtonsConfig {
  readonly path: string
  readonly baudRate: number
  readonly parity: 'none' | 'even' | 'odd'
  readonly map: BoxMap | null
}

export type ReadButtons =
  | { readonly ok: true; readonly config: ButtonsConfig }
  /** `detail` names the option, or the file and its field, and says what is expected. */
  | { readonly ok: false; readonly code: ButtonsCode; readonly detail: string }

const DEFAULT_BAUD = 9600
/** A map is a page of text; what is longer is another file. */
const LONGEST_MAP = 64 * 1024

/** Reads `--buttons` and the map file it names. What the box's line does is another matter: see openButtons. */
export function readButtons(
  text: string,
  readFile: (path: string) => string = (path) => readFileSync(path, 'utf8'),
): ReadButtons {
  const parsed = parseButtonsPath(text)
  if (!parsed.ok) return parsed
  const { path, baudRate, map: file, address } = parsed.line
  if (file === null)
    return { ok: true, config: { path, baudRate: baudRate ?? DEFAULT_BAUD, parity: 'none', map: null } }
  const value = readMapFile(file, readFile)
  if (!value.ok) return value
  const read = readBoxMap(value.json, address)
  if (!read.ok)
    return { ok: false, code: 'buttons-map-invalid', detail: `${file}: ${fieldIn(read.field)}${read.detail}` }
  const { map } = read
  const config = { path, baudRate: baudRate ?? map.baudRate ?? DEFAULT_BAUD, parity: map.parity, map }
  return { ok: true, config }
}

const fieldIn = (field: string): string => (field === '' ? '' : `"${field}" `)

type MapFile =
  | { readonly ok: true; readonly json: unknown }
  | { readonly ok: false; readonly code: ButtonsCode; readonly detail: string }

function readMapFile(file: string, readFile: (path: string) => string): MapFile {
  let text: string
  try {
    text = readFile(file)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    return { ok: false, code: 'buttons-map-unreadable', detail: `${file} (${code ?? String(error)})` }
  }
  if (text.length > LONGEST_MAP)
    return { ok: false, code: 'buttons-map-unreadable', detail: `${file} is too long for a map` }
  try {
    return { ok: true, json: JSON.parse(text) }
  } catch (error) {
    return { ok: false, code: 'buttons-map-invalid', detail: `${file}: no JSON: ${(error as Error).message}` }
  }
}
