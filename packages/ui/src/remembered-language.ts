import type { i18n } from 'i18next'
import { type AppNamespace, startI18n } from './text.ts'

const keyOf = (app: AppNamespace) => `antre.${app}.language`

/** Starts the texts of a screen in the language this PC chose last, and keeps each choice. Indonesian at first. */
export function startRememberedI18n(app: AppNamespace): i18n {
  const texts = startI18n(app, remembered(app))
  texts.on('languageChanged', (language) => {
    try {
      localStorage.setItem(keyOf(app), language)
    } catch {
      // A browser that keeps nothing: the choice lasts until it is closed.
    }
  })
  return texts
}

function remembered(app: AppNamespace): string {
  try {
    return localStorage.getItem(keyOf(app)) ?? 'id'
  } catch {
    return 'id'
  }
}
