import { describe, expect, it } from 'vitest'
import { peopleAhead, serviceTimeMs, waitFor, waitingFor, waitOf } from '../src/index.ts'
import { called, finished, issued, opened, paused, transferred } from './build/events.ts'
import { at, given, ticket } from './build/given.ts'
import { after } from './build/mall.ts'

const MINUTE_MS = 60_000
const one = opened('1', 'ktp', 'kk')

describe('people ahead', () => {
  const ahead = (number: string, ...past: Parameters<typeof given>) => {
    const { hall } = given(...past)
    return peopleAhead(hall, ticket(hall, number))
  }
  const ordinary = (n: number) => issued(`A-00${n}`, 'ktp')
  const priority = (n: number) => issued(`A-00${n}`, 'ktp', { priority: 'elderly' })

  it('are those before it in the line', () => {
    expect(ahead('A-001', ordinary(1), ordinary(2))).toBe(0)
    expect(ahead('A-002', ordinary(1), ordinary(2))).toBe(1)
  })

  it('are for an ordinary ticket also the priority ones the ratio lets pass', () => {
    expect(ahead('A-001', ordinary(1), priority(2))).toBe(1)
    expect(ahead('A-001', ordinary(1), priority(2), priority(3), priority(4), priority(5))).toBe(2)
    expect(ahead('A-002', ordinary(1), ordinary(2), priority(3), priority(4), priority(5))).toBe(4)
  })

  it('are for a priority ticket also the ordinary ones whose turn comes before', () => {
    expect(ahead('A-002', ordinary(1), priority(2))).toBe(0)
    expect(ahead('A-004', ordinary(1), priority(2), priority(3), priority(4))).toBe(3)
  })

  it('take into account how many priority calls were made already', () => {
    const run = [
      one,
      ordinary(1),
      priority(2),
      priority(3),
      priority(4),
      called('A-002', '1'),
      finished('A-002'),
    ]
    expect(ahead('A-001', ...run)).toBe(1)
    expect(ahead('A-004', ...run)).toBe(2)
    const owed = [...run, called('A-003', '1'), finished('A-003')]
    expect(ahead('A-001', ...owed)).toBe(0)
    expect(ahead('A-004', ...owed)).toBe(1)
  })

  it('are counted in the line of one counter, for a ticket sent to it', () => {
    const { hall } = given(
      one,
      opened('2', 'ktp'),
      ordinary(1),
      ordinary(2),
      called('A-002', '1'),
      transferred('A-002', 'ktp', '2'),
    )
    expect(peopleAhead(hall, ticket(hall, 'A-002'))).toBe(0)
    expect(waitingFor(hall, 'c/2')).toBe(1)
    expect(waitingFor(hall, 's/ktp')).toBe(1)
  })
})

describe('the time a service takes', () => {
  it('is what was planned, as long as nobody was served', () => {
    expect(serviceTimeMs(given().hall, 'ktp')).toBe(10 * MINUTE_MS)
    expect(serviceTimeMs(given().hall, 'of a document before this one')).toBe(10 * MINUTE_MS)
  })

  it('is drawn towards what today really took: half and half after five', () => {
    const numbers = [1, 2, 3, 4, 5].map((n) => `A-00${n}`)
    const { hall } = given(
      one,
      ...numbers.map((number) => issued(number, 'ktp')),
      ...numbers.flatMap((number, i) => [
        at(after(20 * i), called(number, '1')),
        at(after(20 * (i + 1)), finished(number)),
      ]),
    )
    expect(serviceTimeMs(hall, 'ktp')).toBe(15 * MINUTE_MS)
  })
})

describe('the wait', () => {
  it('is none to two minutes with nobody ahead', () => {
    expect(waitFor(given(one).hall, 'ktp', 0)).toEqual({ fromMs: 0, toMs: 2 * MINUTE_MS })
  })

  it('is shared by the open counters', () => {
    const alone = { fromMs: 32 * MINUTE_MS, toMs: 58 * MINUTE_MS }
    const shared = { fromMs: 16 * MINUTE_MS, toMs: 30 * MINUTE_MS }
    expect(waitFor(given().hall, 'ktp', 4)).toEqual(alone)
    expect(waitFor(given(one).hall, 'ktp', 4)).toEqual(alone)
    expect(waitFor(given(one, opened('2', 'kk')).hall, 'ktp', 4)).toEqual(alone)
    expect(waitFor(given(one, opened('2', 'ktp')).hall, 'ktp', 4)).toEqual(shared)
    expect(waitFor(given(one, opened('2', 'ktp'), paused('2')).hall, 'ktp', 4)).toEqual(alone)
  })

  it('of a ticket is that of the people before it', () => {
    const { hall } = given(one, issued('A-001', 'ktp'), issued('A-002', 'ktp'))
    expect(waitOf(hall, ticket(hall, 'A-002'))).toEqual(waitFor(hall, 'ktp', 1))
  })
})
