import { languageOf, localize } from '@antre/i18n'
import { canSay, texts } from './compose.ts'
import { type KnownClips, spokenName } from './names.ts'
import type { NamedCounters } from './recording-list.ts'

/** A counter whose name a voice cannot say whole: its calls ask to look at the screen. */
export interface UnsaidName {
  /** As it is written in the voice's language. */
  readonly name: string
  /** What there is no clip for; empty when there is nothing in it to be said. */
  readonly missing: readonly string[]
}

/** Each such name of a mall once, in the order of its counters. */
export function unsaidNames(
  { counters }: NamedCounters,
  language: string,
  known: KnownClips,
): readonly UnsaidName[] {
  const spoken = languageOf(language)
  const names = [...new Set(counters.map(({ name }) => localize(name, spoken)))]
  return names.flatMap((name): UnsaidName[] => {
    const { pieces, missing, clear } = spokenName(name, spoken, known)
    const unsaid = pieces.filter((piece) => !canSay(piece, known))
    return clear && unsaid.length === 0 ? [] : [{ name, missing: [...missing, ...texts(unsaid)] }]
  })
}
