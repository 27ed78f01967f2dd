import { createInstance, type InitOptions, type TFunction } from 'i18next'
import { languageOf, MAIN_LANGUAGE } from './language.ts'
import { type indonesian, NAMESPACES, type Namespace, resources } from './resources.ts'

/** What every i18next of Antre is started with: all texts at hand, nothing to load. */
export const i18nOptions = {
  resources,
  ns: [...NAMESPACES],
  defaultNS: 'common',
  fallbackLng: MAIN_LANGUAGE,
  supportedLngs: Object.keys(resources),
  load: 'languageOnly',
  initAsync: false,
  returnNull: false,
  // React and the receipt escape by themselves.
  interpolation: { escapeValue: false },
} as const satisfies InitOptions

const instance = createInstance()
let started = false

/**
 * Texts outside a screen (paper, speech, a station's messages): `translator('id', 'receipt')('thanks')`.
 * `language` may be any code; unknown ones read Indonesian. Keys are typed from the Indonesian files.
 */
export function translator<N extends Namespace>(language: string, namespace: N): TFunction<N> {
  if (!started) {
    void instance.init({ ...i18nOptions, lng: MAIN_LANGUAGE })
    started = true
  }
  return instance.getFixedT(languageOf(language), namespace) as unknown as TFunction<N>
}

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common'
    resources: typeof indonesian
    returnNull: false
  }
}
