import type { Localized, Mall } from '@antre/domain'
import {
  isNoticeTemplate,
  NOTICE_TEMPLATES,
  type NoticeTemplate,
  type NoticeValues,
  noticeFaults,
  noticePlaces,
} from '@antre/domain'
import { languageOf, resources } from '@antre/i18n'
import {
  type Announcement,
  announcement,
  type KnownClips,
  type NumberStyle,
  noticeAnnouncement,
} from '@antre/speech'
import { fail } from '../fail.ts'

export interface Wish {
  /** A ticket's number and a counter, or with `notice` values as `name=value`. */
  readonly words: readonly string[]
  readonly notice: string | undefined
  readonly language: string
  readonly style: NumberStyle
  readonly chime: boolean
}

/** What shall be said. Ends the program over a wish that is none, in words. */
export function wished(wish: Wish, malls: readonly Mall[], known: KnownClips): Announcement {
  return wish.notice === undefined ? calledOut(wish, malls, known) : notified(wish, wish.notice, malls, known)
}

function calledOut(
  { words, language, style, chime }: Wish,
  malls: readonly Mall[],
  known: KnownClips,
): Announcement {
  const [number, counter] = words
  if (number === undefined || counter === undefined || words.length > 2)
    return fail('what-to-say', 'say a number and a counter, as in: antre voice say "A-012" 3')
  return announcement({ number, counterNames: namesOf(counter, malls), language, style, chime }, known)
}

function notified(
  { words, language, chime }: Wish,
  template: string,
  malls: readonly Mall[],
  known: KnownClips,
): Announcement {
  if (!isNoticeTemplate(template))
    return fail('unknown-notice', `there is no notice ${template}; there are ${NOTICE_TEMPLATES.join(', ')}`)
  const values = valuesOf(template, words)
  const faults = noticeFaults(template, values, () => true)
  if (faults.length > 0) {
    const wanted = Object.entries(noticePlaces(template)).map(([name, kind]) => `${name}=${EXAMPLES[kind]}`)
    const usage = ['antre voice say --notice', template, ...wanted].join(' ')
    return fail(
      'notice-invalid',
      `${faults.map(({ value, fault }) => `${value} is ${fault}`).join('; ')}; as in: ${usage}`,
    )
  }
  const at = Object.entries(noticePlaces(template)).find(([, kind]) => kind === 'counter')?.[0]
  const counterNames = at === undefined ? null : namesOf(String(values[at]), malls)
  return noticeAnnouncement({ template, values, counterNames, language, chime }, known)
}

const EXAMPLES = { count: '15', counter: '3', time: '13:00' } as const

function valuesOf(template: NoticeTemplate, words: readonly string[]): NoticeValues {
  const places = noticePlaces(template)
  const pairs = words.map((word): [string, string | number] => {
    const [name = '', ...rest] = word.split('=')
    const value = rest.join('=')
    return [name, places[name] === 'count' && /^\d+$/.test(value) ? Number(value) : value]
  })
  return Object.fromEntries(pairs)
}

/** Names of the counter with this id; "Loket 3" for a number that no counter has; else the text as a name. */
function namesOf(counter: string, malls: readonly Mall[]): Localized {
  const found = malls.flatMap(({ counters }) => counters).find(({ id }) => id === counter)
  if (found !== undefined) return found.name
  const named = (language: string): string => {
    const word = resources[languageOf(language)].speech.place.counter
    return /^\d+$/.test(counter) ? `${word.charAt(0).toUpperCase()}${word.slice(1)} ${counter}` : counter
  }
  return Object.fromEntries(Object.keys(resources).map((language) => [language, named(language)]))
}
