import type { Entry } from './entries.ts'
import { likeness } from './likeness.ts'
import { tellingWords } from './words.ts'

export interface Found {
  readonly kind: Entry['kind']
  readonly id: string
  readonly score: number
}

const MOST_RESULTS = 12
/** Part of what was written that must be recognised. */
const COVERAGE = 0.6
/** Results far below the best one are noise. */
const OF_THE_BEST = 0.39
const WHOLE_PHRASE = 0.5

/** Finds services and journeys by keyword: any word order, unfinished words, slips of the finger. Best first. */
export function search(entries: readonly Entry[], query: string): readonly Found[] {
  const words = tellingWords(query)
  if (words.length === 0) return []
  const matches = words.map((word) => entries.map((entry) => bestMatch(word, entry)))
  const rarity = matches.map((row) => rarityOf(row))
  const whole = rarity.reduce((sum, weight) => sum + weight, 0)

  const found = entries.map((entry, i): Found => {
    const covered = matches.reduce((sum, row, w) => sum + ((row[i] ?? 0) > 0 ? (rarity[w] ?? 0) : 0), 0)
    if (covered < COVERAGE * whole) return { kind: entry.kind, id: entry.id, score: 0 }
    const likenesses = matches.reduce((sum, row, w) => sum + (row[i] ?? 0) * (rarity[w] ?? 0), 0)
    return {
      kind: entry.kind,
      id: entry.id,
      score: likenesses / whole + WHOLE_PHRASE * phraseMatch(words, entry),
    }
  })
  const best = Math.max(...found.map(({ score }) => score))
  return found
    .filter(({ score }) => score > 0 && score >= best * OF_THE_BEST)
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST_RESULTS)
}

function bestMatch(word: string, entry: Entry): number {
  let best = 0
  for (const { words, weight } of entry.fields) {
    for (const known of words) best = Math.max(best, likeness(word, known) * weight)
  }
  return best
}

/** A word that fits few entries says more ("motor") than one that fits many ("pajak"). */
function rarityOf(row: readonly number[]): number {
  const fits = row.filter((match) => match > 0).length
  return Math.log(1 + row.length / Math.max(1, fits))
}

/** How much of the entry's best phrase was written, and how much of the writing that phrase explains: 0 to 1. */
function phraseMatch(words: readonly string[], entry: Entry): number {
  let best = 0
  for (const phrase of entry.phrases) {
    const said = sum(phrase, (known) => Math.max(0, ...words.map((word) => likeness(word, known))))
    const meant = sum(words, (word) => Math.max(0, ...phrase.map((known) => likeness(word, known))))
    if (phrase.length > 0) best = Math.max(best, (said / phrase.length) * (meant / words.length))
  }
  return best
}

const sum = (items: readonly string[], value: (item: string) => number): number =>
  items.reduce((total, item) => total + value(item), 0)
