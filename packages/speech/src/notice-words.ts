import {
  isNoticeTemplate,
  NOTICE_TEMPLATES,
  type NoticeTemplate,
  type NoticeValues,
  noticePlaces,
} from '@antre/domain'
import { type Language, resources } from '@antre/i18n'
import { type WordsTake, wordsTakesOf } from './templates.ts'

/**
 * The sentence of a notice in a language, in the plural form that its count asks for; null when nobody wrote one (a
 * newer master's).
 */
export function noticeTemplate(
  template: NoticeTemplate,
  values: NoticeValues,
  language: Language,
): string | null {
  if (!isNoticeTemplate(template)) return null
  const sentences = sentencesOf(language)
  const counted = Object.entries(noticePlaces(template)).find(([, kind]) => kind === 'count')?.[0]
  const form = new Intl.PluralRules(language).select(Number(counted === undefined ? 0 : values[counted]))
  return (
    [template, `${template}_${form}`, `${template}_other`].map((key) => sentences[key]).find(Boolean) ?? null
  )
}

/** All words that the notices of a language need, beside numbers, letters and counters' names. */
export function noticeTakes(language: Language): readonly WordsTake[] {
  const sentences = sentencesOf(language)
  return NOTICE_TEMPLATES.flatMap((template) =>
    Object.entries(sentences)
      .filter(([key]) => key.replace(/_(zero|one|two|few|many|other)$/, '') === template)
      .flatMap(([, text]) => wordsTakesOf(text)),
  )
}

function sentencesOf(language: Language): Readonly<Record<string, string>> {
  return resources[language].speech.notice
}
