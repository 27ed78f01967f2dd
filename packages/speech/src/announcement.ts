import type { Localized } from '@antre/domain'
import { languageOf, localize } from '@antre/i18n'
import { type Announcement, canSay, compose, type Group, texts } from './compose.ts'
import { type KnownClips, spokenName } from './names.ts'
import { type NumberStyle, spokenDigits } from './numbers.ts'
import { standardClips } from './recording-list.ts'
import { letter, type Piece, phrase } from './vocabulary.ts'

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

/**
 * The words and clips of a call. A number is never spoken in part, nor a counter's name, for what is left could
 * mean another: then the voice asks to look at the screen.
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
  const groups = [
    [phrase('queueNumber', language)],
    ...(numberSaid ? [...number, target] : [[phrase('seeScreen', language)]]),
  ].map((pieces): Group => ({ pieces, stop: 'comma' }))
  const missing = [
    ...(number.length > 0 ? [] : [request.number]),
    ...texts([...unsaid, ...nameUnsaid]),
    ...name.missing,
  ]
  return compose(groups, language, request.chime, clips, missing)
}

/** `A-012` → [A], [nol, dua belas]; letters one by one. Empty when it is no ticket number. */
function numberGroups(number: string, style: NumberStyle, language: string): readonly (readonly Piece[])[] {
  const parts = /^([A-Z]{1,5})-?(\d{1,9})$/.exec(number.trim().toUpperCase())
  if (parts === null) return []
  const [, series = '', digits = ''] = parts
  return [[...series].map(letter), spokenDigits(digits, style, language)]
}
