import { resources } from './resources.ts'

export type Language = keyof typeof resources

/** The language a text falls back to. */
export const MAIN_LANGUAGE: Language = 'id'

/** Languages the screens themselves speak; a mall document may offer fewer. */
export const LANGUAGES = Object.keys(resources) as readonly Language[]

/** `en-GB` → `en`; a language nobody has translated → Indonesian. */
export function languageOf(code: string | undefined): Language {
  const base = code?.toLowerCase().split('-')[0]
  return LANGUAGES.find((language) => language === base) ?? MAIN_LANGUAGE
}

/** The text of a mall document in the wanted language, else Indonesian, else the first there is. */
export function localize(text: Readonly<Record<string, string>>, language: string): string {
  return text[language] ?? text[MAIN_LANGUAGE] ?? Object.values(text)[0] ?? ''
}
