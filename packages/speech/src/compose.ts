import type { Language } from '@antre/i18n'
import { CHIME, type ClipId, type Tone, takeOf } from './clips.ts'
import type { KnownClips } from './names.ts'
import type { Piece } from './vocabulary.ts'

/** Silence between two words of one phrase: words keep their own decay, so hardly any. */
const WORD_GAP_MS = 15
/** Silence at a comma. */
const COMMA_GAP_MS = 160
/** Silence at a full stop: long enough to tell two sentences apart in an echoing hall. */
const SENTENCE_GAP_MS = 400
/** Silence after the chime, whose last tone is still fading. */
const CHIME_GAP_MS = 120

/** One clip to play, and the silence after it. */
export interface Spoken {
  readonly clip: ClipId
  /** What is heard; empty for the chime. */
  readonly text: string
  readonly pauseMs: number
}

export interface Announcement {
  readonly language: Language
  /** "Nomor antrean, A, nol dua belas, silakan menuju loket tiga". */
  readonly text: string
  /** The spoken units in order: "nomor antrean", "A", "nol", "dua belas", … */
  readonly words: readonly string[]
  /** The same as clips, the chime first where wanted. */
  readonly clips: readonly ClipId[]
  /** The same with its pauses: what a player plays. */
  readonly sequence: readonly Spoken[]
  /** What should have been said but the voice has no clip for, as written. Worth a warning to the office. */
  readonly missing: readonly string[]
}

/** Pieces spoken in one breath, and what follows them. */
export interface Group {
  readonly pieces: readonly Piece[]
  readonly stop: 'comma' | 'sentence'
}

/** Groups to one announcement: every piece in the take that suits its place, pauses, and the written sentence. */
export function compose(
  groups: readonly Group[],
  language: Language,
  chime: boolean,
  known: KnownClips,
  missing: readonly string[],
): Announcement {
  const sayable = groups
    .map((group) => ({ ...group, pieces: group.pieces.filter((piece) => canSay(piece, known)) }))
    .filter(({ pieces }) => pieces.length > 0)
  const unsayable = texts(groups.flatMap(({ pieces }) => pieces).filter((piece) => !canSay(piece, known)))
  const spoken = sayable.flatMap(({ pieces, stop }, at) =>
    pieces.map((piece, nth) => {
      const last = at === sayable.length - 1
      const tone: Tone = nth < pieces.length - 1 ? 'middle' : last || stop === 'sentence' ? 'end' : 'comma'
      const pauseMs = last && tone === 'end' ? 0 : PAUSES_MS[tone]
      return { clip: bestTake(piece.clip, tone, known), text: piece.text, pauseMs }
    }),
  )
  const bell = chime && known.has(CHIME) ? [{ clip: CHIME, text: '', pauseMs: CHIME_GAP_MS }] : []
  const sequence = [...bell, ...spoken]
  return {
    language,
    text: written(groups),
    words: texts(spoken),
    clips: sequence.map((part) => part.clip),
    sequence,
    missing: [...new Set([...missing, ...unsayable])],
  }
}

const PAUSES_MS: Readonly<Record<Tone, number>> = {
  middle: WORD_GAP_MS,
  comma: COMMA_GAP_MS,
  end: SENTENCE_GAP_MS,
}

export function canSay(piece: Piece, known: KnownClips): boolean {
  return known.has(piece.clip)
}

export function texts(parts: readonly { readonly text: string }[]): string[] {
  return parts.map((part) => part.text)
}

/** The take for its place; at the end rather one before a comma than one in the middle of a breath. */
function bestTake(clip: ClipId, tone: Tone, known: KnownClips): ClipId {
  const wanted = tone === 'end' ? [takeOf(clip, 'end'), takeOf(clip, 'comma')] : [takeOf(clip, tone)]
  return wanted.find((take) => known.has(take)) ?? clip
}

/** "Nomor antrean, A, nol dua belas, silakan menuju loket tiga" */
function written(groups: readonly Group[]): string {
  const sentence = groups.map(({ pieces, stop }, at) => {
    const begins = at === 0 || groups[at - 1]?.stop === 'sentence'
    const words = texts(pieces).join(' ')
    const mark = at === groups.length - 1 ? '' : stop === 'sentence' ? '. ' : ', '
    return `${begins ? capitalised(words) : words}${mark}`
  })
  return sentence.join('')
}

function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
