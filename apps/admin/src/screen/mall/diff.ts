import type { Mall } from '@antre/domain'

export const LISTS = ['agencies', 'services', 'journeys', 'counters', 'zones'] as const
export type ListName = (typeof LISTS)[number]

export const SETTINGS = [
  'name',
  'place',
  'timeZone',
  'languages',
  'hours',
  'holidays',
  'policy',
  'receipt',
  'displays',
  'announcements',
  'note',
] as const
export type SettingName = (typeof SETTINGS)[number]

type Localized = Readonly<Record<string, string>>
type Scalar = string | number | boolean | null

/** One thing that is different, as deep down as it can be named. */
export type Change =
  | {
      readonly path: readonly string[]
      readonly kind: 'value'
      readonly before: Scalar
      readonly after: Scalar
    }
  | {
      readonly path: readonly string[]
      readonly kind: 'members'
      readonly added: readonly Scalar[]
      readonly removed: readonly Scalar[]
    }
  | { readonly path: readonly string[]; readonly kind: 'added' | 'removed' | 'other' }

export interface Item {
  readonly id: string
  readonly name: Localized
}

export interface ListDiff {
  readonly list: ListName
  readonly added: readonly Item[]
  readonly removed: readonly Item[]
  readonly changed: readonly (Item & { readonly changes: readonly Change[] })[]
  /** The same members in another order: screens show them so. */
  readonly reordered: boolean
}

export interface MallDiff {
  readonly lists: readonly ListDiff[]
  readonly settings: readonly { readonly setting: SettingName; readonly changes: readonly Change[] }[]
}

/** What would change if `after` took the place of `before`. Only lists and settings with a difference are in it. */
export function diffMalls(before: Mall, after: Mall): MallDiff {
  const lists = LISTS.map((list) => diffList(list, before[list], after[list])).filter(
    ({ added, removed, changed, reordered }) =>
      added.length + removed.length + changed.length > 0 || reordered,
  )
  const settings = SETTINGS.map((setting) => ({
    setting,
    changes: changesIn(settingOf(before, setting), settingOf(after, setting), []),
  }))
  return { lists, settings: settings.filter(({ changes }) => changes.length > 0) }
}

export const isSame = (diff: MallDiff): boolean => diff.lists.length === 0 && diff.settings.length === 0

/** Holidays by their date, so that one more is one more and not another list. */
function settingOf(mall: Mall, setting: SettingName): unknown {
  return setting === 'holidays'
    ? Object.fromEntries(mall.holidays.map(({ date, name }) => [date, name]))
    : mall[setting]
}

function diffList(list: ListName, before: readonly Item[], after: readonly Item[]): ListDiff {
  const old = new Map(before.map((item) => [item.id, item]))
  const now = new Map(after.map((item) => [item.id, item]))
  const changed = after.flatMap((item) => {
    const was = old.get(item.id)
    const changes = was ? changesIn(was, item, []) : []
    return changes.length > 0 ? [{ id: item.id, name: item.name, changes }] : []
  })
  const stayedBefore = before.filter(({ id }) => now.has(id)).map(({ id }) => id)
  const stayedAfter = after.filter(({ id }) => old.has(id)).map(({ id }) => id)
  return {
    list,
    added: after.filter(({ id }) => !old.has(id)),
    removed: before.filter(({ id }) => !now.has(id)),
    changed,
    reordered: stayedBefore.join('\n') !== stayedAfter.join('\n'),
  }
}

/** Leaf by leaf. Lists of plain values are compared as sets, opening hours as texts, other lists as a whole. */
function changesIn(before: unknown, after: unknown, path: readonly string[]): readonly Change[] {
  if (same(before, after)) return []
  const was = leafOf(before)
  const is = leafOf(after)
  if (was !== undefined && is !== undefined) return [{ path, kind: 'value', before: was, after: is }]
  if (before === undefined)
    return [is === undefined ? { path, kind: 'added' } : { path, kind: 'value', before: null, after: is }]
  if (after === undefined)
    return [was === undefined ? { path, kind: 'removed' } : { path, kind: 'value', before: was, after: null }]
  if (isScalars(before) && isScalars(after)) return membersOf(before, after, path)
  if (isRecord(before) && isRecord(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])]
    return keys.flatMap((key) => changesIn(before[key], after[key], [...path, key]))
  }
  return [{ path, kind: 'other' }]
}

/** A value that can be shown as it is; opening hours as `08:00–12:00, 13:00–15:00`. */
function leafOf(value: unknown): Scalar | undefined {
  if (isScalar(value)) return value
  if (!Array.isArray(value) || value.length === 0 || !value.every(isSpan)) return undefined
  return value.map(({ from, to }) => `${from}–${to}`).join(', ')
}

const isSpan = (value: unknown): value is { from: string; to: string } =>
  isRecord(value) && typeof value.from === 'string' && typeof value.to === 'string'

function membersOf(
  before: readonly Scalar[],
  after: readonly Scalar[],
  path: readonly string[],
): readonly Change[] {
  const added = after.filter((member) => !before.includes(member))
  const removed = before.filter((member) => !after.includes(member))
  return added.length + removed.length > 0
    ? [{ path, kind: 'members', added, removed }]
    : [{ path, kind: 'other' }]
}

const isScalar = (value: unknown): value is Scalar =>
  value === null || ['string', 'number', 'boolean'].includes(typeof value)
const isScalars = (value: unknown): value is readonly Scalar[] =>
  Array.isArray(value) && value.every(isScalar)
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Equal in content, whatever the order of keys. A key that is absent equals one that is undefined. */
export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, i) => same(item, b[i]))
  if (!isRecord(a) || !isRecord(b)) return false
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((key) => same(a[key], b[key]))
}
