import type { Localized } from '@antre/domain'
import { languageOf, localize } from '@antre/i18n'
import { CHIME, type ClipId, letterClip, numberClip, type Tone, takeOf, wordClip } from './clips.ts'
import { type KnownClips, phrasesIn } from './names.ts'
import { noticeTakes } from './notice-words.ts'
import { timeTakes } from './times.ts'
import { type PhraseKey, phrase, sentence, vocabularyOf } from './vocabulary.ts'

/** One thing to record: its clip (and file) name, what to say, and how the voice moves on it. */
export interface Take {
  readonly clip: ClipId
  readonly text: string
  readonly tone: Tone
  /** False: where it is not recorded, the plain take is played instead. */
  readonly required: boolean
}

/** The part of a mall document that a voice must know. */
export interface NamedCounters {
  readonly counters: readonly { readonly name: Localized }[]
}

/**
 * Everything a voice of a language has to record: numbers, letters, fixed phrases, the words of the
 * malls' counter names, and those of notices. The one source of `voice build`, `voice check` and the list for a human speaker.
 */
export function recordingList(language: string, malls: readonly NamedCounters[]): readonly Take[] {
  const takes = [
    ...phraseTakes(language),
    ...numberTakes(language),
    ...letterTakes(language),
    ...nameTakes(language, malls),
    ...sentenceTakes(language),
  ]
  return [...new Map(takes.map((take) => [take.clip, take])).values()]
}

/** The list as a speaker reads it, tab-separated: file, what to say, tone, whether it has to be there. */
export function recordingTable(takes: readonly Take[]): string {
  const rows = takes.map((take) => [`${take.clip}.wav`, take.text, take.tone, take.required ? 'yes' : 'no'])
  return [['file', 'say', 'tone', 'required'], ...rows].map((row) => `${row.join('\t')}\n`).join('')
}

/** The clips that every voice of the language has, without those of a mall. */
export function standardClips(language: string): KnownClips {
  return new Set([CHIME, ...recordingList(language, []).map((take) => take.clip)])
}

function phraseTakes(language: string): Take[] {
  const say = (key: PhraseKey, tone: Tone): Take => ({ ...phrase(key, language), tone, required: true })
  return [
    say('queueNumber', 'comma'),
    say('proceed', 'middle'),
    say('seeScreen', 'end'),
    say('thousand', 'middle'),
    say('and', 'middle'),
  ]
}

/**
 * The plain take of a number is the one it is mostly heard in: the teens before a comma, any other inside a number.
 * Digits, which mostly end a ticket's number, have one for the comma; what ends a counter's name has one for the end.
 */
function numberTakes(language: string): Take[] {
  return Object.entries(vocabularyOf(language).number).flatMap(([key, text]) => {
    const value = Number(key)
    const clip = numberClip(value)
    const isTeen = value >= 10 && value < 20
    const plain: Take = { clip, text, tone: isTeen ? 'comma' : 'middle', required: true }
    const comma: Take = { clip: takeOf(clip, 'comma'), text, tone: 'comma', required: false }
    const end: Take = { clip: takeOf(clip, 'end'), text, tone: 'end', required: false }
    return [plain, ...(value < 10 ? [comma] : []), ...(value > 0 && value <= 20 ? [end] : [])]
  })
}

function letterTakes(language: string): Take[] {
  return Object.entries(vocabularyOf(language).letter).map(([letter, name]) => ({
    clip: letterClip(letter),
    text: name,
    tone: 'comma',
    required: true,
  }))
}

/**
 * The words of notices. The plain take has the tone of the first place it is used in; where the same words are used in
 * another tone, that is a take of its own.
 */
function sentenceTakes(language: string): Take[] {
  const plain = new Map<ClipId, Take>()
  const others: Take[] = []
  for (const { text, tone } of [...noticeTakes(languageOf(language)), ...timeTakes(language)]) {
    const { clip } = sentence(text, language)
    if (clip.startsWith('say-')) continue
    const first = plain.get(clip)
    if (first === undefined) plain.set(clip, { clip, text, tone, required: true })
    else if (first.tone !== tone) others.push({ clip: takeOf(clip, tone), text, tone, required: false })
  }
  return [...plain.values(), ...others.filter(({ tone }) => tone !== 'middle')]
}

/** Words before a number ("Loket 3") stay level; a name without a number ends the sentence. */
function nameTakes(language: string, malls: readonly NamedCounters[]): Take[] {
  const places = Object.values(vocabularyOf(language).place).map((text) => nameTake(text, 'middle'))
  const names = malls.flatMap((mall) => mall.counters.map((counter) => localize(counter.name, language)))
  const phrases = [...new Set(names)].flatMap((name) => phrasesIn(name))
  const breaths = phrases.filter((words) => words.length > 1).map((words) => nameTake(words.join(' '), 'end'))
  const words = phrases.flat().map((text) => nameTake(text, 'end'))
  // Later entries win: a word such as "loket" keeps its level tone.
  return [...breaths, ...words, ...places]
}

function nameTake(text: string, tone: Tone): Take {
  return { clip: wordClip(text), text: text.toLowerCase(), tone, required: true }
}
