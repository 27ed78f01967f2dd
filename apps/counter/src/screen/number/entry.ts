/**
 * A ticket number being typed on a number pad or a keyboard. Digits push in from the right as on a
 * calculator, so `1`, `2` reads A-001, then A-012; letters replace the series.
 */
export interface NumberEntry {
  /** Capital letters; may be empty when the screen has seen no series yet. */
  readonly series: string
  /** Digits typed, without leading zeros. */
  readonly digits: string
  /** The last key was a letter: the next letter joins it instead of starting over. */
  readonly lettering: boolean
}

const MAX_DIGITS = 5
const MAX_LETTERS = 3

export const emptyEntry = (series: string): NumberEntry => ({ series, digits: '', lettering: false })

/** One key: a letter, a digit; anything else changes nothing. */
export function typed(entry: NumberEntry, key: string): NumberEntry {
  if (/^[0-9]$/.test(key)) {
    const digits = (entry.digits + key).replace(/^0+/, '')
    return digits.length > MAX_DIGITS ? entry : { ...entry, digits, lettering: false }
  }
  if (/^[a-z]$/i.test(key)) {
    const letter = key.toUpperCase()
    const joins = entry.lettering && entry.series.length < MAX_LETTERS
    return { ...entry, series: joins ? entry.series + letter : letter, lettering: true }
  }
  return entry
}

/** Backspace: the last digit, or when there is none the last letter. */
export function erase(entry: NumberEntry): NumberEntry {
  if (entry.digits !== '') return { ...entry, digits: entry.digits.slice(0, -1), lettering: false }
  return { ...entry, series: entry.series.slice(0, -1), lettering: true }
}

/** `A-012`; `A-` while no digit is there, `012` while no letter is; empty when nothing is. */
export function shown(entry: NumberEntry): string {
  const digits = entry.digits === '' ? '' : entry.digits.padStart(3, '0')
  return entry.series === '' ? digits : `${entry.series}-${digits}`
}

/** The number to call, or null while it is incomplete. */
export function complete(entry: NumberEntry): string | null {
  return entry.series !== '' && entry.digits !== '' ? shown(entry) : null
}

/** Reads what was pasted or scanned: `a12`, `A-012`, `sim 7`. Null when it is no number. */
export function parseEntry(text: string): NumberEntry | null {
  const found = /^\s*([a-z]{1,3})\s*-?\s*0*([0-9]{1,5})\s*$/i.exec(text)
  if (!found) return null
  return { series: (found[1] as string).toUpperCase(), digits: found[2] as string, lettering: false }
}
