import type { Mall } from '@antre/domain'
import { languageOf } from '@antre/i18n'
import { clipsOf, type UnsaidName, unsaidNames } from '@antre/speech'
import { buildCommand } from './check.ts'
import { voiceIn } from './folders.ts'

/** The counters whose calls will ask to look at the screen, and what to do, as lines for a person; empty: all can be said. */
export function nameWarnings(folder: string, mall: Mall, file: string): readonly string[] {
  return spokenLanguages(mall).flatMap((language) => {
    const voice = voiceIn(folder, language)
    if (voice === null)
      return [`warning: there is no voice for ${language}: "antre voice check" says what to do`]
    const unsaid = unsaidNames(mall, language, clipsOf(voice))
    if (unsaid.length === 0) return []
    return [
      ...unsaid.map((name) => `warning: ${language}: ${sentence(name)}; its calls ask to look at the screen`),
      `  to do: rename them with words that every voice has ("Loket 3", see docs/voice.md), or add the words:`,
      `  "${buildCommand(folder, language, [file])}", or record them`,
    ]
  })
}

function sentence({ name, missing }: UnsaidName): string {
  if (missing.length === 0) return `the counter "${name}" has nothing in its name that can be said`
  return `the voice has no clip for ${missing.map((word) => `"${word}"`).join(', ')} of the counter "${name}"`
}

/** In which voices the mall's calls are spoken. */
function spokenLanguages({ languages, announcements }: Mall): readonly string[] {
  const spoken = announcements.languages === 'ticket' ? languages : announcements.languages
  return [...new Set(spoken.map((language) => languageOf(language)))]
}
