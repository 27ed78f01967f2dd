import {
  assertNever,
  type Localized,
  type NoticeTemplate,
  type NoticeValueKind,
  type NoticeValues,
  noticeFaults,
  noticePlaces,
} from '@antre/domain'
import { formatTime, type Language, languageOf, localize } from '@antre/i18n'
import { type Announcement, canSay, compose, type Group, texts } from './compose.ts'
import { type KnownClips, spokenName } from './names.ts'
import { noticeTemplate } from './notice-words.ts'
import { spokenNumber } from './numbers.ts'
import { standardClips } from './recording-list.ts'
import { type Breath, breathsOf, filled } from './templates.ts'
import { spokenTime } from './times.ts'
import { type Piece, phrase, sentence } from './vocabulary.ts'

export interface NoticeRequest {
  readonly template: NoticeTemplate
  readonly values: NoticeValues
  /** Names of the counter that the values tell, by language; null where they tell none. */
  readonly counterNames: Localized | null
  /** Any language code; one without a voice is spoken in Indonesian. */
  readonly language: string
}

/** What stands on the banner for a value that is not there (yet): a form shows the sentence before it is filled in. */
const BLANK = '…'

/**
 * The words and clips of a notice, by the grammar of calls. A notice is never spoken in part: when the voice lacks
 * some of its words, or a value is none of its kind, it asks to look at the screen, where the whole is written.
 * @param known the voice's clips; absent means the clips every voice has
 */
export function noticeAnnouncement(
  request: NoticeRequest & { readonly chime: boolean },
  known?: KnownClips,
): Announcement {
  const language = languageOf(request.language)
  const clips = known ?? standardClips(language)
  const look: Group = { pieces: [phrase('seeScreen', language)], stop: 'sentence' }
  const template = noticeTemplate(request.template, request.values, language)
  if (template === null || noticeFaults(request.template, request.values, () => true).length > 0)
    return compose([look], language, request.chime, clips, [request.template])
  const name = spokenName(localize(request.counterNames ?? {}, language), language, clips)
  const counter = name.clear && name.pieces.every((piece) => canSay(piece, clips)) ? name.pieces : null
  const groups = breathsOf(template).map((breath) => groupOf(breath, request, language, counter))
  const unsaid = groups.flatMap(({ pieces }) => pieces).filter((piece) => !canSay(piece, clips))
  const missing = texts([...unsaid, ...name.pieces.filter((piece) => !canSay(piece, clips))])
  const whole = unsaid.length === 0 ? groups : [look]
  return compose(whole, language, request.chime, clips, [...missing, ...name.missing])
}

/** The notice as it is written on a banner: "Semua loket tutup dalam 15 menit." A value that is absent is a blank. */
export function noticeText({ template, values, counterNames, language }: NoticeRequest): string {
  const text = noticeTemplate(template, values, languageOf(language))
  if (text === null) return ''
  const kinds: Readonly<Record<string, NoticeValueKind>> = noticePlaces(template)
  return filled(text, (name) => {
    const value = values[name]
    if (value === undefined || value === '') return BLANK
    if (kinds[name] === 'counter') return counterNames === null ? BLANK : localize(counterNames, language)
    return kinds[name] === 'time' ? formatTime(String(value), language) : String(value)
  })
}

/**
 * One breath with its values in it.
 * @param counter the counter's name; null when it cannot be told, then the whole breath points to the screen
 */
function groupOf(
  { parts, stop }: Breath,
  { template, values }: NoticeRequest,
  language: Language,
  counter: readonly Piece[] | null,
): Group {
  const kinds: Readonly<Record<string, NoticeValueKind>> = noticePlaces(template)
  const pieces: Piece[] = []
  for (const part of parts) {
    const filling =
      part.kind === 'words'
        ? [sentence(part.text, language)]
        : spokenValue(kinds[part.name], String(values[part.name] ?? ''), language, counter)
    if (filling === null) return { pieces: [phrase('seeScreen', language)], stop }
    pieces.push(...filling)
  }
  return { pieces, stop }
}

/** A value as it is said within its breath. Null: it cannot be told. */
function spokenValue(
  kind: NoticeValueKind | undefined,
  value: string,
  language: Language,
  counter: readonly Piece[] | null,
): readonly Piece[] | null {
  switch (kind) {
    case 'count':
      return spokenNumber(Number(value), language)
    case 'time':
      return spokenTime(value, language)
    case 'counter':
      return counter
    case undefined:
      return []
    default:
      return assertNever(kind)
  }
}
