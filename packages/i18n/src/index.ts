export * from './format.ts'
export { LANGUAGES, type Language, languageOf, localize, MAIN_LANGUAGE } from './language.ts'
export { NAMESPACES, type Namespace, resources } from './resources.ts'
export { i18nOptions, translator } from './translator.ts'
