import { languageOf } from '@antre/i18n'
import { type Announcement, announcement, clipsOf, noticeAnnouncement, type Voice } from '@antre/speech'
import type { Manner } from '../calls/announcer.ts'
import type { Item } from '../calls/line.ts'

/** The languages an item is said in: a notice, which has no ticket, in those of the mall. */
export function languagesOf(item: Item, { announcements, mall }: Manner): readonly string[] {
  const ticket = item.kind === 'call' ? [item.call.language] : mall.languages
  return [...new Set((announcements.languages ?? ticket).map(languageOf))]
}

/** What is said of an item in a language. `voice`: its clips; null when they cannot be had. */
export function wordsOf(
  item: Item,
  language: string,
  { numbers }: Manner['announcements'],
  chime: boolean,
  voice: Voice | null,
): Announcement {
  const clips = voice ? clipsOf(voice) : undefined
  if (item.kind === 'notice') {
    const { template, values, counter } = item.notice
    return noticeAnnouncement({ template, values, counterNames: counter ?? null, language, chime }, clips)
  }
  const { number, counter } = item.call
  return announcement({ number, counterNames: counter.names, language, style: numbers, chime }, clips)
}
