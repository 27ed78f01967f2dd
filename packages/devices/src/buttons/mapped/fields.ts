/** A field of a map file that does not say what it should. The message says what it should. */
export class Wrong extends Error {
  /** As in the file: `presses.0G`; empty for the whole of it. */
  readonly field: string
  constructor(field: string, detail: string) {
    super(detail)
    this.field = field
  }
}

export type Fields = Readonly<Record<string, unknown>>

export function dataIn(field: string, value: unknown, length: number): string {
  const hex = typeof value === 'string' ? value.replace(/\s+/g, '').toUpperCase() : ''
  if (/^[0-9A-F]+$/.test(hex) && hex.length === 2 * length) return hex
  throw new Wrong(field, `${length} byte${length === 1 ? '' : 's'} in hex, such as "${'0A'.repeat(length)}"`)
}

export function listIn(field: string, value: unknown): readonly unknown[] {
  if (value === undefined) return []
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value
  throw new Wrong(field, 'data in hex, or a list of them')
}

export function objectIn(value: unknown, field: string): Fields {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields
  throw new Wrong(field, value === undefined ? 'is needed' : 'a JSON object is needed')
}

export function wholeIn(field: string, value: unknown, least: number, most: number): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value
  throw new Wrong(field, `a whole number from ${least} to ${most}`)
}

export function oneOf<T extends string>(field: string, value: unknown, words: readonly T[]): T {
  const word = words.find((known) => known === value)
  if (word === undefined) throw new Wrong(field, `one of ${words.join(', ')}`)
  return word
}
