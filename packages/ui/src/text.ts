import { i18nOptions, type Language, languageOf, localize, type resources } from '@antre/i18n'
import i18next, { type i18n } from 'i18next'
import { useCallback } from 'react'
import { initReactI18next, useTranslation } from 'react-i18next'

type PrintFailureWord = keyof typeof resources.id.common.printFailure
export type AppNamespace = 'kiosk' | 'counter' | 'display' | 'admin' | 'dock'

/** Starts the texts of a screen; `common` is always there beside the app's own. */
export function startI18n(app: AppNamespace, language: string = 'id'): i18n {
  void i18next.use(initReactI18next).init({
    ...i18nOptions,
    lng: languageOf(language),
    defaultNS: app,
    fallbackNS: 'common',
    react: { useSuspense: false },
  })
  const mark = (code: string): void => document.documentElement.setAttribute('lang', code)
  mark(languageOf(language))
  i18next.on('languageChanged', mark)
  return i18next
}

/** The language shown now, and a way to change it. */
export function useLanguage(): readonly [Language, (language: Language) => void] {
  const { i18n } = useTranslation()
  return [languageOf(i18n.language), (language) => void i18n.changeLanguage(language)]
}

/** Reads texts of the mall document in the language shown. */
export function useText(): (text: Readonly<Record<string, string>>) => string {
  const [language] = useLanguage()
  return useCallback((text) => localize(text, language), [language])
}

/** Why a ticket has no paper, in words (`print-result`); a reason nobody has words for is shown as it came. */
export function usePrintFailure(): (reason: string) => string {
  const { t, i18n } = useTranslation('common')
  return (reason) =>
    i18n.exists(`printFailure.${reason}`, { ns: 'common' })
      ? t(`printFailure.${reason as PrintFailureWord}`)
      : reason
}

export { useTranslation }
