import type { Localized } from '@antre/domain'
import { type Language, languageOf, localize } from '@antre/i18n'
import { CHIME, type ClipId, type Tone, takeOf } from './clips.ts'
import { type KnownClips, spokenName } from './names.ts'
import { type NumberStyle, spokenDigits } from './numbers.ts'
import { standardClips } from './recording-list.ts'
import { letter, type Piece, phrase } from './vocabulary.ts'

/** Silence between two words of one phrase: words keep their own decay, so hardly any. */
const WORD_GAP_MS = 15
/** Silence at a comma. */
const COMMA_GAP_MS = 160
/** Silence after the chime, whose last tone is still fading. */
const CHIME_GAP_MS = 120

export interface AnnouncementRequest {
  /** As on the ticket: `A-012`. */
  readonly number: string
  /** The counter's name by language: `{ id: 'Loket 3', en: 'Counter 3' }`. */
  readonly counterNames: Localized
  /** Any language code; one without a voice is spoken in Indonesian. */
  readonly language: string
  readonly style: NumberStyle
  readonly chime: boolean
}

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

/** Pieces spoken in one breath; between groups there is a comma. */
type Group = readonly Piece[]

/**
 * The words and clips of a call. A number is never spoken in part, nor a counter's name when what is left could mean
 * another: then the voice asks to look at the screen.
 * @param known the voice's clips; absent means the clips every voice has
 */
export function announcement(request: AnnouncementRequest, known?: KnownClips): Announcement {
  const language = languageOf(request.language)
  const clips = known ?? standardClips(language)
  const number = numberGroups(request.number, request.style, language)
  const name = spokenName(localize(request.counterNames, language), language, clips)
  const unsaid = number.flat().filter((piece) => !canSay(piece, clips))
  const nameUnsaid = name.pieces.filter((piece) => !canSay(piece, clips))
  const clear = name.clear && nameUnsaid.length === 0
  const target = clear ? [phrase('proceed', language), ...name.pieces] : [phrase('seeScreen', language)]
  const numberSaid = number.length > 0 && unsaid.length === 0
  const groups: Group[] = [
    [phrase('queueNumber', language)],
    ...(numberSaid ? [...number, target] : [[phrase('seeScreen', language)]]),
  ]
  const missing = [
    ...(number.length > 0 ? [] : [request.number]),
    ...texts([...unsaid, ...nameUnsaid]),
    ...name.missing,
  ]
  return compose(groups, language, request.chime, clips, missing)
}

/** Groups to one announcement: every piece in the take that suits its place, pauses, and the written sentence. */
function compose(
  groups: readonly Group[],
  language: Language,
  chime: boolean,
  known: KnownClips,
  missing: string[],
): Announcement {
  const sayable = groups
    .map((group) => group.filter((piece) => canSay(piece, known)))
    .filter((group) => group.length > 0)
  const fixed = texts(groups.flat().filter((piece) => !canSay(piece, known)))
  const spoken = sayable.flatMap((group, at) =>
    group.map((piece, nth) => {
      const closes = nth === group.length - 1
      const tone: Tone = !closes ? 'middle' : at === sayable.length - 1 ? 'end' : 'comma'
      const pauseMs = tone === 'middle' ? WORD_GAP_MS : tone === 'comma' ? COMMA_GAP_MS : 0
      return { clip: bestTake(piece.clip, tone, known), text: piece.text, pauseMs }
    }),
  )
  const bell = chime && known.has(CHIME) ? [{ clip: CHIME, text: '', pauseMs: CHIME_GAP_MS }] : []
  const sequence = [...bell, ...spoken]
  return {
    language,
    text: capitalised(groups.map((group) => texts(group).join(' ')).join(', ')),
    words: texts(spoken),
    clips: sequence.map((part) => part.clip),
    sequence,
    missing: [...new Set([...missing, ...fixed])],
  }
}

/** `A-012` → [A], [nol, dua belas]; letters one by one. Empty when it is no ticket number. */
function numberGroups(number: string, style: NumberStyle, language: string): readonly Group[] {
  const parts = /^([A-Z]{1,5})-?(\d{1,9})$/.exec(number.trim().toUpperCase())
  if (parts === null) return []
  const [, series = '', digits = ''] = parts
  return [[...series].map(letter), spokenDigits(digits, style, language)]
}

function canSay(piece: Piece, known: KnownClips): boolean {
  return known.has(piece.clip)
}

/** The take for its place; at the end rather one before a comma than one in the middle of a breath. */
function bestTake(clip: ClipId, tone: Tone, known: KnownClips): ClipId {
  const wanted = tone === 'end' ? [takeOf(clip, 'end'), takeOf(clip, 'comma')] : [takeOf(clip, tone)]
  return wanted.find((take) => known.has(take)) ?? clip
}

function texts(parts: readonly { readonly text: string }[]): string[] {
  return parts.map((part) => part.text)
}

function capitalised(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1)
}
