import { describe, expect, test } from 'vitest'
import { mattersOf } from '../src/screen/today/attention.ts'
import { CROWD_FIRST, pressed, sorted } from '../src/screen/today/sort.ts'
import { ago, counter, hallView, NOW, service } from './harness/views.ts'

describe('what needs a look', () => {
  test('a calm hall has nothing', () => {
    expect(
      mattersOf(hallView({ counters: [], stations: [], services: [service('a', { countersOpen: 1 })] }), NOW),
    ).toEqual([])
  })

  test('people waiting for a service nobody serves', () => {
    const services = [
      service('a', { waiting: 3, countersOpen: 0 }),
      service('b', { waiting: 0, countersOpen: 0 }),
    ]
    expect(mattersOf(hallView({ counters: [], services }), NOW)).toMatchObject([
      { kind: 'unserved', id: 'a', waiting: 3 },
    ])
  })

  test('a wait of half an hour, the longest first', () => {
    const services = [
      service('a', { waiting: 1, countersOpen: 1, oldest: ago(31) }),
      service('b', { waiting: 1, countersOpen: 1, oldest: ago(29) }),
      service('c', { waiting: 1, countersOpen: 1, oldest: ago(45) }),
    ]
    const found = mattersOf(hallView({ counters: [], services }), NOW)
    expect(found.map(({ kind, id }) => [kind, id])).toEqual([
      ['long-wait', 'c'],
      ['long-wait', 'a'],
    ])
  })

  test('a call nobody began', () => {
    const counters = [
      counter('1', { ticket: { number: 'A-001', state: 'called', since: ago(12) } }),
      counter('2', { ticket: { number: 'A-002', state: 'called', since: ago(2) } }),
      counter('3', { ticket: { number: 'A-003', state: 'serving', since: ago(40) } }),
    ]
    expect(mattersOf(hallView({ counters, services: [] }), NOW)).toMatchObject([
      { kind: 'not-started', number: 'A-001', minutes: 12 },
    ])
  })
})

describe('sorting the queues', () => {
  const rows = [
    service('kk', { name: { id: 'Kartu Keluarga' }, waiting: 2, oldest: ago(5), averageWaitMinutes: null }),
    service('ektp', { name: { id: 'e-KTP' }, waiting: 4, oldest: ago(3), averageWaitMinutes: 7 }),
    service('akta', { name: { id: 'Akta' }, waiting: 2, oldest: ago(20), averageWaitMinutes: 3 }),
  ]
  const order = (sorting: Parameters<typeof sorted>[1]) =>
    sorted(rows, sorting, (row) => row.name.id ?? '', NOW).map(({ id }) => id)

  test('the crowd first, equals by the longest wait', () => {
    expect(order(CROWD_FIRST)).toEqual(['ektp', 'akta', 'kk'])
  })

  test('rows without a figure come last, both ways', () => {
    expect(order({ column: 'wait', descending: true })).toEqual(['ektp', 'akta', 'kk'])
    expect(order({ column: 'wait', descending: false })).toEqual(['akta', 'ektp', 'kk'])
  })

  test('by name, from A', () => {
    expect(order(pressed(CROWD_FIRST, 'name'))).toEqual(['akta', 'ektp', 'kk'])
  })

  test('a second press turns a column around', () => {
    expect(pressed(pressed(CROWD_FIRST, 'served'), 'served')).toEqual({ column: 'served', descending: false })
  })
})
