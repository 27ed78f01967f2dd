import { spokenNumber } from './numbers.ts'
import { breathsOf, type WordsTake, wordsTakesOf } from './templates.ts'
import { type Piece, sentence, vocabularyOf } from './vocabulary.ts'

const NOON = 12
const FEW_MINUTES = 10

/**
 * A time of the day as people say it: 13:05 → "tiga belas lewat lima menit", "one oh five PM".
 * @param time `HH:MM`
 */
export function spokenTime(time: string, language: string): readonly Piece[] {
  const [hours = 0, minute = 0] = time.split(':').map(Number)
  const { clock, ...halves } = vocabularyOf(language).time
  const half = halves[hours < NOON ? 'morning' : 'afternoon']
  const template = minute === 0 ? half.sharp : minute < FEW_MINUTES ? half.few : half.past
  const hour = clock === '12' ? hours % NOON || NOON : hours
  const numbers: Readonly<Record<string, number>> = { hour, minute }
  return breathsOf(template).flatMap(({ parts }) =>
    parts.flatMap((part) =>
      part.kind === 'words'
        ? [sentence(part.text, language)]
        : spokenNumber(numbers[part.name] ?? 0, language),
    ),
  )
}

/** The words beside the numbers: "lewat", "menit"; "AM". */
export function timeTakes(language: string): readonly WordsTake[] {
  const { morning, afternoon } = vocabularyOf(language).time
  return [morning, afternoon].flatMap((half) => Object.values(half).flatMap(wordsTakesOf))
}
