import { readFileSync } from 'node:fs'
import { type Fault, readMall } from '@antre/contract'
import type { Mall } from '@antre/domain'

export type MallFile =
  | { readonly ok: true; readonly mall: Mall }
  | {
      readonly ok: false
      readonly code: 'unreadable' | 'not-json' | 'invalid-mall'
      readonly faults: readonly Fault[]
    }

/** Reads and validates a mall document. */
export function readMallFile(file: string): MallFile {
  let text: string
  try {
    // Windows' editor puts a mark before the first letter.
    text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '')
  } catch (error) {
    return {
      ok: false,
      code: 'unreadable',
      faults: [{ path: file, message: String((error as Error).message) }],
    }
  }
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    return {
      ok: false,
      code: 'not-json',
      faults: [{ path: file, message: String((error as Error).message) }],
    }
  }
  const read = readMall(json)
  return read.ok ? read : { ok: false, code: 'invalid-mall', faults: read.faults }
}

/** The faults as lines for a person. */
export function faultLines(faults: readonly Fault[]): string {
  return faults.map(({ path, message }) => `  ${path || '(document)'}: ${message}`).join('\n')
}
