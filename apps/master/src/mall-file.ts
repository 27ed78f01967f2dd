import { readFileSync } from 'node:fs'
import { type Fault, jsonBreak, readMall } from '@antre/contract'
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
    return { ok: false, code: 'unreadable', faults: [{ path: file, message: whyUnreadable(error) }] }
  }
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return { ok: false, code: 'not-json', faults: [{ path: file, message: brokenAt(text) }] }
  }
  const read = readMall(json)
  return read.ok ? read : { ok: false, code: 'invalid-mall', faults: read.faults }
}

function whyUnreadable(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException
  if (code === 'ENOENT') return 'there is no such file; look at its name and folder'
  if (code === 'EACCES' || code === 'EPERM') return 'this user may not read it'
  return code === 'EISDIR' ? 'it is a folder; name the document in it' : message
}

function brokenAt(text: string): string {
  const place = jsonBreak(text)
  const where = place === null ? '' : `line ${place.line}, column ${place.column}: `
  return `${where}it is no complete JSON; check the commas, quotes and brackets there or just before`
}

/** The faults as lines for a person. */
export function faultLines(faults: readonly Fault[]): string {
  return faults.map(({ path, message }) => `  ${path || '(document)'}: ${message}`).join('\n')
}
