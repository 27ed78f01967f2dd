const SHAPE = /^([A-Z]{1,3})[\s-]*(\d{1,6})$/
const DIGITS = 3

/** `a12`, `A 12`, `A-012` → `A-012`; null for what is no number. */
export function ticketNumber(typed: string): string | null {
  const [, series, digits] = SHAPE.exec(typed.trim().toUpperCase()) ?? []
  if (series === undefined || digits === undefined) return null
  return `${series}-${digits.padStart(DIGITS, '0')}`
}
