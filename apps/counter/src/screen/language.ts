import type { i18n } from 'i18next'

const KEY = 'antre.counter.language'

/** The language this PC chose last; Indonesian at first. */
export function rememberedLanguage(): string {
  try {
    return localStorage.getItem(KEY) ?? 'id'
  } catch {
    return 'id'
  }
}

/** Keeps the choice for the next day. */
export function rememberLanguage(texts: i18n): void {
  texts.on('languageChanged', (language) => {
    try {
      localStorage.setItem(KEY, language)
    } catch {
      // A browser that keeps nothing: the choice lasts until it is closed.
    }
  })
}
