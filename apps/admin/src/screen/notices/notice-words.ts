import type { HallView } from '@antre/contract'
import type { NoticeTemplate, NoticeValues } from '@antre/domain'
import { noticeText } from '@antre/speech'

/** The sentence that is spoken and shown, in a language; blanks where a value is missing. */
export function noticeWords(
  { template, values }: { readonly template: NoticeTemplate; readonly values: NoticeValues },
  { counters }: Pick<HallView, 'counters'>,
  language: string,
): string {
  const counter = counters.find(({ id }) => id === values.at)
  return noticeText({ template, values, counterNames: counter?.name ?? null, language })
}
