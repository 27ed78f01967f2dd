import type { i18n } from 'i18next'

const KEY = 'antre.admin.language'

/** The language this browser chose last; Indonesian at first. */
export function rememberedLanguage(): string {
  try {
    return localStorage.getItem(KEY) ?? 'id'
  } catch {
    return 'id'
  }
}

/** Keeps the choice for the next visit. */
export function rememberLanguage(texts: i18n): void {
  texts.on('languageChanged', (language) => {
    try {
      localStorage.setItem(KEY, language)
    } catch {
      // A browser that keeps nothing: the choice lasts until it is closed.
    }
  })
}
