import { own } from '../structure/own.ts'

/**
 * What a value of a notice may be.
 * - `count`: a whole number 1..999, as a number
 * - `counter`: the id of a counter of the mall
 * - `time`: wall-clock `HH:MM`
 */
export type NoticeValueKind = 'count' | 'counter' | 'time'

/**
 * Free announcements by staff: fixed sentences with a place or two to fill in, so that every one can be spoken by the
 * voice, in every language. What is announced is kept in the ledger for ever, so no template may take free text or
 * personal data, not even a number plate. Keys are public and kept there, too: never renamed.
 */
export const NOTICES = {
  /** The counters close in so many minutes. */
  'closing-soon': { minutes: 'count' },
  /** No more numbers today; who holds one is still served. */
  'no-more-tickets': {},
  /** The day is over; thanks for coming. */
  closed: {},
  /** Everybody rests until then (noon, prayer). */
  break: { until: 'time' },
  /** The system is disturbed; it goes on shortly. */
  'please-wait': {},
  /** Who may go first, and where to get such a number. */
  'priority-first': {},
  /** A child waits for its family there. */
  'lost-child': { at: 'counter' },
  /** Somebody lost something; it is kept there. */
  'found-item': { at: 'counter' },
  /** A doctor or nurse among the visitors is asked to come there. */
  'medical-help': { at: 'counter' },
  /** Leave the building calmly. It adds to the alarm and replaces none. */
  evacuate: {},
  /** To hear whether the loudspeakers work. */
  test: {},
} as const satisfies Readonly<Record<string, Readonly<Record<string, NoticeValueKind>>>>

export type NoticeTemplate = keyof typeof NOTICES
export const NOTICE_TEMPLATES = Object.keys(NOTICES) as readonly NoticeTemplate[]

/** By the names that the template gives its places: `{ minutes: 15 }`, `{ at: 'loket-3' }`. */
export type NoticeValues = Readonly<Record<string, string | number>>

/** One announcement that staff have asked for. */
export interface Notice {
  readonly id: string
  readonly template: NoticeTemplate
  readonly values: NoticeValues
  /** Ids of the zones that hear it; null: all of them. */
  readonly zones: readonly string[] | null
  /** Milliseconds since the epoch. */
  readonly at: number
}

export interface NoticeFault {
  /** The value's name. */
  readonly value: string
  /** `unexpected`: the template has no such place. `invalid`: not of its kind. */
  readonly fault: 'missing' | 'unexpected' | 'invalid' | 'unknown-counter'
  /** What it should be; null when it should not be there. */
  readonly kind: NoticeValueKind | null
}

export const MOST_COUNTED = 999

export function isNoticeTemplate(name: string): name is NoticeTemplate {
  return Object.hasOwn(NOTICES, name)
}

/** The places of a template, by name. */
export function noticePlaces(template: NoticeTemplate): Readonly<Record<string, NoticeValueKind>> {
  return NOTICES[template]
}

/** What keeps the values from filling the template: nothing when they do. */
export function noticeFaults(
  template: NoticeTemplate,
  values: NoticeValues,
  isCounter: (id: string) => boolean,
): readonly NoticeFault[] {
  const places = noticePlaces(template)
  const unexpected = Object.keys(values)
    .filter((name) => !Object.hasOwn(places, name))
    .map((value): NoticeFault => ({ value, fault: 'unexpected', kind: null }))
  const wrong = Object.entries(places).flatMap(([value, kind]): NoticeFault[] => {
    const fault = faultOf(kind, own(values, value), isCounter)
    return fault === null ? [] : [{ value, fault, kind }]
  })
  return [...wrong, ...unexpected]
}

function faultOf(
  kind: NoticeValueKind,
  value: string | number | undefined,
  isCounter: (id: string) => boolean,
): NoticeFault['fault'] | null {
  if (value === undefined || value === '') return 'missing'
  if (kind === 'count') {
    const counts = typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= MOST_COUNTED
    return counts ? null : 'invalid'
  }
  if (typeof value !== 'string') return 'invalid'
  if (kind === 'counter') return isCounter(value) ? null : 'unknown-counter'
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(value) ? null : 'invalid'
}
