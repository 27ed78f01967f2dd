import { type Fault, type JsonPlace, jsonBreak, readMall } from '@antre/contract'
import type { Mall } from '@antre/domain'
import { diffMalls, isSame, type MallDiff } from './diff.ts'

/** What a chosen file turned out to be, compared with the document in force. */
export type Reading =
  | { readonly kind: 'too-large' }
  | { readonly kind: 'not-json'; readonly place: JsonPlace | null }
  | { readonly kind: 'faulty'; readonly faults: readonly Fault[]; readonly document: unknown }
  | { readonly kind: 'same' }
  | { readonly kind: 'changes'; readonly mall: Mall; readonly diff: MallDiff }

/** A mall document is some hundred kilobytes; a megabyte is something else. Bytes. */
export const MAX_BYTES = 4 * 1024 * 1024

export function readDocument(text: string, current: Mall): Reading {
  // Editors on Windows put a byte-order mark in front.
  const json = text.replace(/^\uFEFF/, '')
  let document: unknown
  try {
    document = JSON.parse(json)
  } catch {
    return { kind: 'not-json', place: jsonBreak(json) }
  }
  const read = readMall(document)
  if (!read.ok) return { kind: 'faulty', faults: read.faults, document }
  const diff = diffMalls(current, read.mall)
  return isSame(diff) ? { kind: 'same' } : { kind: 'changes', mall: read.mall, diff }
}
