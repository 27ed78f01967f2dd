import { languageOf, resources } from '@antre/i18n'
import { type ClipId, letterClip, numberClip, phraseClip, sentenceClip, wordClip } from './clips.ts'

/** One spoken unit: what is heard, as text, and the clip that says it. */
export interface Piece {
  readonly clip: ClipId
  /** As written in an announcement: "dua belas", "A", "loket". */
  readonly text: string
}

/** Words of a language by key, from the locale file `speech.json`. */
export type Vocabulary = (typeof resources)['id']['speech']
export type PhraseKey = keyof Vocabulary['announcement'] | keyof Vocabulary['join']

/** `code` may be any language code; one that nobody has translated reads Indonesian. */
export function vocabularyOf(code: string): Vocabulary {
  return resources[languageOf(code)].speech
}

/** Fixed words of the grammar: "nomor antrean", "silakan menuju", "ribu". */
export function phrase(key: PhraseKey, language: string): Piece {
  const { announcement, join } = vocabularyOf(language)
  const texts: Readonly<Record<PhraseKey, string>> = { ...announcement, ...join }
  return { clip: phraseClip(key), text: texts[key] }
}

/** Words of a notice in one breath; where they are a fixed phrase of calls ("silakan menuju"), its clip says them. */
export function sentence(text: string, language: string): Piece {
  const fixed = Object.entries(vocabularyOf(language).announcement).find(([, words]) => words === text)
  return { clip: fixed === undefined ? sentenceClip(text) : phraseClip(fixed[0]), text }
}

/** A number that is spoken as one unit (0..19, tens, hundreds, 1000). A number without one is a bug. */
export function numberUnit(value: number, language: string): Piece {
  const words: Readonly<Record<string, string>> = vocabularyOf(language).number
  const text = words[value]
  if (text === undefined) throw new Error(`no single word for ${value}`)
  return { clip: numberClip(value), text }
}

/** `letter` is one capital letter A..Z; written as the letter, spoken by its name. */
export function letter(letter: string): Piece {
  return { clip: letterClip(letter), text: letter }
}

/** A word or a phrase of a counter's name. */
export function word(text: string): Piece {
  return { clip: wordClip(text), text: text.toLowerCase() }
}
