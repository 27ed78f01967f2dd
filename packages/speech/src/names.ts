import type { ClipId } from './clips.ts'
import { spokenDigits, spokenNumber } from './numbers.ts'
import { letter, type Piece, word } from './vocabulary.ts'

/** What a voice can say. A `Set` of clip names is one. */
export interface KnownClips {
  has(clip: ClipId): boolean
}

export interface SpokenName {
  readonly pieces: readonly Piece[]
  /** Parts of the name that the voice has no clip for, as written. */
  readonly missing: readonly string[]
  /** False when any part of it cannot be said: what is left could be the name of another counter. */
  readonly clear: boolean
}

/** A maximal stretch of words between numbers and single letters. */
type Part =
  | { readonly kind: 'words'; readonly words: readonly string[] }
  | { readonly kind: 'exact'; readonly pieces: readonly Piece[] }

/**
 * A counter's name in words that the voice knows: "Loket 3" → loket, tiga. Several words are taken as one phrase
 * where the voice has it, else word by word; an unknown short acronym is spelt; any other unknown word is missing.
 */
export function spokenName(name: string, language: string, known: KnownClips): SpokenName {
  const said: Piece[] = []
  const missing: string[] = []
  for (const part of partsOf(name, language)) {
    if (part.kind === 'exact') said.push(...part.pieces)
    else {
      const found = longestFirst(part.words, known)
      said.push(...found.pieces)
      missing.push(...found.missing)
    }
  }
  return { pieces: said, missing, clear: missing.length === 0 && said.length > 0 }
}

/** The stretches of words in a name: what a recording list has to hold beside numbers and letters. */
export function phrasesIn(name: string): readonly (readonly string[])[] {
  return partsOf(name, 'id').flatMap((part) => (part.kind === 'words' ? [part.words] : []))
}

function longestFirst(
  words: readonly string[],
  known: KnownClips,
): { pieces: readonly Piece[]; missing: string[] } {
  const pieces: Piece[] = []
  const missing: string[] = []
  let at = 0
  while (at < words.length) {
    const here = words.slice(at)
    const lengths = here.map((_, shorter) => here.length - shorter)
    const length = lengths.find((count) => known.has(word(here.slice(0, count).join(' ')).clip))
    const first = here[0] ?? ''
    if (length !== undefined) pieces.push(word(here.slice(0, length).join(' ')))
    else if (isAcronym(first)) pieces.push(...spelt(first))
    else missing.push(first)
    at += length ?? 1
  }
  return { pieces, missing }
}

function partsOf(name: string, language: string): readonly Part[] {
  const parts: Part[] = []
  let words: string[] = []
  const endWords = (): void => {
    if (words.length > 0) parts.push({ kind: 'words', words })
    words = []
  }
  for (const token of tokensOf(name)) {
    const pieces = exactly(token, language)
    if (pieces === null) words.push(token)
    else {
      endWords()
      parts.push({ kind: 'exact', pieces })
    }
  }
  endWords()
  return parts
}

/** Numbers, single capitals and acronyms without a vowel (BPJS) need no clip of their own. */
function exactly(token: string, language: string): readonly Piece[] | null {
  if (/^\d{1,4}$/.test(token)) return spokenNumber(Number(token), language)
  if (/^\d+$/.test(token)) return spokenDigits(token, 'digits', language)
  if (/^[A-Z]$/.test(token)) return [letter(token)]
  if (isAcronym(token) && !/[AEIOU]/.test(token)) return spelt(token)
  return null
}

function tokensOf(name: string): readonly string[] {
  return (
    name
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .match(/\p{L}+|\d+/gu) ?? []
  )
}

function isAcronym(token: string): boolean {
  return /^[A-Z]{2,5}$/.test(token)
}

function spelt(token: string): readonly Piece[] {
  return [...token].map(letter)
}
