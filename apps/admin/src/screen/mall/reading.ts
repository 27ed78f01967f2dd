import { type Fault, readMall } from '@antre/contract'
import type { Mall } from '@antre/domain'
import { diffMalls, isSame, type MallDiff } from './diff.ts'

/** What a chosen file turned out to be, compared with the document in force. */
export type Reading =
  | { readonly kind: 'too-large' }
  | { readonly kind: 'not-json'; readonly line: number | null }
  | { readonly kind: 'faulty'; readonly faults: readonly Fault[]; readonly document: unknown }
  | { readonly kind: 'same' }
  | { readonly kind: 'changes'; readonly mall: Mall; readonly diff: MallDiff }

/** A mall document is some hundred kilobytes; a megabyte is something else. Bytes. */
export const MAX_BYTES = 4 * 1024 * 1024

export function readDocument(text: string, current: Mall): Reading {
  let document: unknown
  try {
    // Editors on Windows put a byte-order mark in front.
    document = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    return { kind: 'not-json', line: lineOf(text, error) }
  }
  const read = readMall(document)
  if (!read.ok) return { kind: 'faulty', faults: read.faults, document }
  const diff = diffMalls(current, read.mall)
  return isSame(diff) ? { kind: 'same' } : { kind: 'changes', mall: read.mall, diff }
}

/** The line where JSON breaks off, from 1, as far as the browser tells. */
function lineOf(text: string, error: unknown): number | null {
  const message = error instanceof Error ? error.message : ''
  const line = /line (\d+)/.exec(message)?.[1]
  if (line !== undefined) return Number(line)
  const position = /position (\d+)/.exec(message)?.[1]
  return position === undefined ? null : text.slice(0, Number(position)).split('\n').length
}
