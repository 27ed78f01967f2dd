/**
 * Names of recorded clips. A name is also its file's name: `n-12` is `n-12.wav`.
 *
 * One word sounds different inside a sentence, before a comma and at the end, so the commonest are kept in up to
 * three takes: the plain name, `-comma` and `-end`. Only the plain take is required of a voice.
 */
export type ClipId = string

/** Where in the sentence a word stands: it decides how the voice rises or falls on it. */
export type Tone = 'middle' | 'comma' | 'end'

export const CHIME: ClipId = 'chime'

export function numberClip(value: number): ClipId {
  return `n-${value}`
}

/** `letter` is one capital letter. */
export function letterClip(letter: string): ClipId {
  return `letter-${letter.toLowerCase()}`
}

/** A fixed piece of the announcement's grammar: `queueNumber` → `say-queue-number`. */
export function phraseClip(key: string): ClipId {
  return `say-${key.replace(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`)}`
}

/** A word, or several spoken in one breath: "Ruang Curhat Bestie" → `word-ruang-curhat-bestie`. */
export function wordClip(words: string): ClipId {
  return `word-${slug(words)}`
}

/** Words of a notice in one breath: "semua loket tutup dalam" → `notice-semua-loket-tutup-dalam`. */
export function sentenceClip(words: string): ClipId {
  return `notice-${slug(words)}`
}

/** The take of a clip for a place in the sentence. */
export function takeOf(clip: ClipId, tone: Tone): ClipId {
  return tone === 'middle' ? clip : `${clip}-${tone}`
}

/** The take that is played where another of the same words is not there: `n-3-end` → `n-3`. */
export function plainTake(clip: ClipId): ClipId {
  return clip.replace(/-(comma|end)$/, '')
}

function slug(words: string): string {
  return words
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
}
