import { languageOf } from '@antre/i18n'
import { numberUnit, type Piece, phrase } from './vocabulary.ts'

/** `number`: 012 is "nol dua belas". `digits`: "nol satu dua". */
export type NumberStyle = 'number' | 'digits'

/** Beyond this a number is spoken digit by digit. */
export const LARGEST_SPOKEN = 9999

/**
 * A whole number 0..9999 as people say it: 112 → "seratus dua belas", "one hundred and twelve".
 * @param value an integer; anything outside is a bug
 */
export function spokenNumber(value: number, language: string): readonly Piece[] {
  if (!Number.isInteger(value) || value < 0 || value > LARGEST_SPOKEN) throw new Error(`cannot say ${value}`)
  if (value === 0) return [numberUnit(0, language)]
  const rest = value % 100
  const hundreds = (value % 1000) - rest
  const thousands = Math.floor(value / 1000)
  const head = [
    ...spokenThousands(thousands, language),
    ...(hundreds > 0 ? [numberUnit(hundreds, language)] : []),
  ]
  if (rest === 0) return head
  const joined = head.length > 0 && languageOf(language) === 'en' ? [phrase('and', language)] : []
  return [...head, ...joined, ...belowHundred(rest, language)]
}

/**
 * The digits of a ticket, with its leading zeros spoken: "012" → nol, dua belas; "1012" → seribu, dua belas.
 * @param digits one or more of 0-9
 */
export function spokenDigits(digits: string, style: NumberStyle, language: string): readonly Piece[] {
  const each = (text: string): Piece[] => [...text].map((digit) => numberUnit(Number(digit), language))
  const significant = digits.replace(/^0+/, '')
  if (style === 'digits' || significant === '' || Number(significant) > LARGEST_SPOKEN) return each(digits)
  const zeros = digits.slice(0, digits.length - significant.length)
  return [...each(zeros), ...spokenNumber(Number(significant), language)]
}

/** 1000 is one word ("seribu"); the others are a digit and the word for thousand. */
function spokenThousands(thousands: number, language: string): readonly Piece[] {
  if (thousands === 0) return []
  if (thousands === 1) return [numberUnit(1000, language)]
  return [numberUnit(thousands, language), phrase('thousand', language)]
}

function belowHundred(value: number, language: string): readonly Piece[] {
  if (value < 20) return [numberUnit(value, language)]
  const unit = value % 10
  const tens = numberUnit(value - unit, language)
  return unit === 0 ? [tens] : [tens, numberUnit(unit, language)]
}
