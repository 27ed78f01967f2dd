import type { Press } from '../press.ts'

/** What one key of a mapped box is for. */
export type Key =
  | { readonly kind: 'press'; readonly press: Exclude<Press, { kind: 'call' }> }
  /** Digits and a series gather to a number, which `call` calls. */
  | { readonly kind: 'digit'; readonly digit: string }
  | { readonly kind: 'series'; readonly series: string }
  | { readonly kind: 'call' }
  | { readonly kind: 'clear' }

const PRESSES = ['next', 'recall', 'start', 'finish', 'no-show', 'hold'] as const

/** Reads what a map says of a key: `next`, `7`, `series B`, `call`, `clear`; null for anything else. */
export function keyFrom(value: unknown): Key | null {
  if (typeof value !== 'string') return null
  const press = PRESSES.find((kind) => kind === value)
  if (press !== undefined) return { kind: 'press', press: { kind: press } }
  if (/^\d$/.test(value)) return { kind: 'digit', digit: value }
  if (value === 'call' || value === 'clear') return { kind: value }
  const series = /^series ([A-Z]{1,3})$/.exec(value)?.[1]
  return series === undefined ? null : { kind: 'series', series }
}
