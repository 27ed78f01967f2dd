import type { DisplayNotice } from '@antre/contract'
import { languageOf } from '@antre/i18n'
import { noticeText } from '@antre/speech'

/** What stands on the screen in a language; empty when a newer master knows a sentence that this display does not. */
export function textOf({ template, values, counter }: DisplayNotice, language: string): string {
  return noticeText({ template, values, counterNames: counter ?? null, language })
}

export function isReadable(notice: DisplayNotice): boolean {
  return textOf(notice, languageOf('')) !== ''
}
