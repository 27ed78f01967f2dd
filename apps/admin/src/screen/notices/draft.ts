import type { HallView } from '@antre/contract'
import {
  type NoticeFault,
  type NoticeTemplate,
  type NoticeValues,
  noticeFaults,
  noticePlaces,
} from '@antre/domain'

/** An announcement being made. Values as they were typed: a field may be empty. */
export interface Draft {
  readonly template: NoticeTemplate
  readonly values: NoticeValues
  /** Ids; null: everywhere. */
  readonly zones: readonly string[] | null
}

/** What is asked most often is filled in already. */
const USUAL: Partial<Record<NoticeTemplate, NoticeValues>> = { 'closing-soon': { minutes: 15 } }

export function newDraft(template: NoticeTemplate): Draft {
  const empty = Object.keys(noticePlaces(template)).map((name) => [name, ''] as const)
  return { template, values: { ...Object.fromEntries(empty), ...USUAL[template] }, zones: null }
}

/** What keeps it from being sent: values that are missing or wrong, no zone at all. */
export function draftFaults(
  { template, values, zones }: Draft,
  { counters }: Pick<HallView, 'counters'>,
): readonly (NoticeFault | 'no-zone')[] {
  const wrong = noticeFaults(template, values, (id) => counters.some((counter) => counter.id === id))
  return zones?.length === 0 ? [...wrong, 'no-zone'] : wrong
}

/** The body of `POST /notices`. */
export function bodyOf({ template, values, zones }: Draft): {
  readonly template: NoticeTemplate
  readonly values?: NoticeValues
  readonly zones?: readonly string[]
} {
  const any = Object.keys(values).length > 0
  return { template, ...(any && { values }), ...(zones !== null && { zones }) }
}

/** Two supervisors hear of the same thing: an announcement with the same words in the last minutes. */
const JUST_NOW_MS = 3 * 60_000

export function justMade(
  { template, values }: Draft,
  { notices }: Pick<HallView, 'notices'>,
  now: number,
): HallView['notices'][number] | undefined {
  return notices.find(
    (made) =>
      made.template === template &&
      now - Date.parse(made.at) < JUST_NOW_MS &&
      Object.keys(noticePlaces(template)).every((name) => String(made.values[name]) === String(values[name])),
  )
}
