import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Mall } from '@antre/domain'
import { describe, expect, test } from 'vitest'
import { diffMalls, isSame, same } from '../src/screen/mall/diff.ts'

const TEXT = readFileSync(join(import.meta.dirname, '../../../resources/malls/kupang.json'), 'utf8')
type Loose = Record<string, never> & { [key: string]: Loose }
const kupang = (): Mall => JSON.parse(TEXT) as Mall

/** The real mall with something changed. */
function changed(change: (mall: Loose) => void): Mall {
  const mall = JSON.parse(TEXT) as Loose
  change(mall)
  return mall as unknown as Mall
}

describe('two documents', () => {
  test('that say the same are the same, whatever the order of their keys', () => {
    const turned = Object.fromEntries(Object.entries(kupang()).reverse()) as unknown as Mall
    expect(isSame(diffMalls(kupang(), turned))).toBe(true)
  })

  test('an agency that joins with its service, a counter that goes', () => {
    const before = kupang()
    const agency = { ...before.agencies[0], id: 'imigrasi', name: { id: 'Imigrasi' } }
    const service = { ...before.services[0], id: 'paspor', agencyId: 'imigrasi', name: { id: 'Paspor' } }
    const after = {
      ...before,
      agencies: [...before.agencies, agency],
      services: [...before.services, service],
      counters: before.counters.slice(0, -1),
    } as Mall
    const diff = diffMalls(before, after)
    expect(diff.settings).toEqual([])
    expect(
      diff.lists.map(({ list, added, removed }) => [list, added.map(({ id }) => id), removed.length]),
    ).toEqual([
      ['agencies', ['imigrasi'], 0],
      ['services', ['paspor'], 0],
      ['counters', [], 1],
    ])
  })

  test('a changed field is named, with what it was and what it becomes', () => {
    const before = kupang()
    const first = before.services[0]
    const after = {
      ...before,
      services: [
        { ...first, duration: 99, name: { ...first?.name, id: 'Baru' } },
        ...before.services.slice(1),
      ],
    } as Mall
    const [list] = diffMalls(before, after).lists
    expect(list?.changed).toHaveLength(1)
    expect(list?.changed[0]?.changes).toEqual([
      { path: ['name', 'id'], kind: 'value', before: first?.name.id, after: 'Baru' },
      { path: ['duration'], kind: 'value', before: first?.duration, after: 99 },
    ])
  })

  test('services of a counter are compared as members', () => {
    const before = kupang()
    const counter = before.counters[0]
    const serviceIds = ['skck', ...(counter?.serviceIds.slice(1) ?? [])]
    const after = { ...before, counters: [{ ...counter, serviceIds }, ...before.counters.slice(1)] } as Mall
    expect(diffMalls(before, after).lists[0]?.changed[0]?.changes).toEqual([
      { path: ['serviceIds'], kind: 'members', added: ['skck'], removed: [counter?.serviceIds[0]] },
    ])
  })

  test('another order is a difference of its own', () => {
    const before = kupang()
    const diff = diffMalls(before, { ...before, agencies: [...before.agencies].reverse() })
    expect(diff.lists).toMatchObject([
      { list: 'agencies', added: [], removed: [], changed: [], reordered: true },
    ])
  })

  test('settings are told apart, absent fields come and go', () => {
    const diff = diffMalls(
      kupang(),
      changed((mall) => {
        ;(mall.policy as unknown as { priorityRatio: number }).priorityRatio = 3
        delete (mall as Record<string, unknown>).note
        ;(mall.holidays as unknown as unknown[]).push({ date: '2027-01-01', name: { id: 'Tahun Baru' } })
      }),
    )
    expect(diff.settings.map(({ setting }) => setting)).toEqual(['holidays', 'policy', 'note'])
    expect(diff.settings[1]?.changes[0]).toMatchObject({ path: ['priorityRatio'], kind: 'value', after: 3 })
    expect(diff.settings[2]?.changes[0]).toMatchObject({ kind: 'value', after: null })
  })
})

test('opening hours read as hours, a holiday is known by its date', () => {
  const before = kupang()
  const after = {
    ...before,
    hours: { ...before.hours, fri: [{ from: '08:00', to: '11:00' }], sat: [{ from: '09:00', to: '12:00' }] },
    holidays: [...before.holidays, { date: '2031-08-17', name: { id: 'HUT RI' } }],
  } as Mall
  const { settings } = diffMalls(before, after)
  expect(settings).toEqual([
    {
      setting: 'hours',
      changes: [
        { path: ['fri'], kind: 'value', before: '08:00–11:30', after: '08:00–11:00' },
        { path: ['sat'], kind: 'value', before: null, after: '09:00–12:00' },
      ],
    },
    { setting: 'holidays', changes: [{ path: ['2031-08-17'], kind: 'added' }] },
  ])
})

test('sameness looks inside', () => {
  expect(same({ a: [1, { b: 2 }] }, { a: [1, { b: 2 }] })).toBe(true)
  expect(same({ a: 1 }, { a: 1, b: undefined })).toBe(true)
  expect(same({ a: [1, 2] }, { a: [2, 1] })).toBe(false)
  expect(same(null, {})).toBe(false)
})
