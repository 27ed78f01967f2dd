import { describe, expect, test } from 'vitest'
import {
  complete,
  emptyEntry,
  erase,
  type NumberEntry,
  parseEntry,
  shown,
  typed,
} from '../src/screen/number/entry.ts'
import { likelySeries, standingOf } from '../src/screen/number/series.ts'
import { counterView, free, waiting, waits } from './harness/views.ts'

const keys = (entry: NumberEntry, text: string): NumberEntry => [...text].reduce(typed, entry)

describe('typing a number', () => {
  test('digits push in from the right', () => {
    expect(shown(emptyEntry('A'))).toBe('A-')
    expect(shown(keys(emptyEntry('A'), '1'))).toBe('A-001')
    expect(shown(keys(emptyEntry('A'), '12'))).toBe('A-012')
    expect(shown(keys(emptyEntry('A'), '1204'))).toBe('A-1204')
  })

  test('leading zeros are the screen’s business', () => {
    expect(shown(keys(emptyEntry('A'), '012'))).toBe('A-012')
  })

  test('a letter replaces the guessed series, the next one joins it', () => {
    expect(shown(keys(emptyEntry('A'), '12b'))).toBe('B-012')
    expect(shown(keys(emptyEntry('A'), 'sim7'))).toBe('SIM-007')
  })

  test('signs change nothing, a sixth digit neither', () => {
    expect(shown(keys(emptyEntry('A'), '-1/2'))).toBe('A-012')
    expect(shown(keys(emptyEntry('A'), '123456'))).toBe('A-12345')
  })

  test('erasing takes digits first, then letters', () => {
    const entry = keys(emptyEntry('A'), '12')
    expect(shown(erase(entry))).toBe('A-001')
    expect(shown(erase(erase(entry)))).toBe('A-')
    expect(shown(erase(erase(erase(entry))))).toBe('')
  })

  test('is complete with a letter and a digit', () => {
    expect(complete(emptyEntry('A'))).toBeNull()
    expect(complete(keys(emptyEntry(''), '7'))).toBeNull()
    expect(shown(keys(emptyEntry(''), '7'))).toBe('007')
    expect(complete(keys(emptyEntry(''), '7a'))).toBe('A-007')
  })

  test.each([
    ['a12', 'A-012'],
    [' A-012 ', 'A-012'],
    ['sim 7', 'SIM-007'],
  ])('reads %s', (text, number) => {
    expect(shown(parseEntry(text) as NumberEntry)).toBe(number)
  })

  test.each(['', '12', 'A-', 'ABCD-1', 'A-1-2'])('does not read “%s”', (text) => {
    expect(parseEntry(text)).toBeNull()
  })
})

describe('the series to begin with', () => {
  test('is that of the person at the counter', () => {
    expect(likelySeries(counterView({ waiting: waiting(waits('B-001', 3), waits('B-002', 2)) }))).toEqual([
      'A',
      'B',
    ])
  })

  test('else the one most people carry', () => {
    const view = free({ waiting: waiting(waits('B-001', 9), waits('A-001', 3), waits('A-002', 2)) })
    expect(likelySeries(view)).toEqual(['A', 'B'])
  })

  test('its own services first, whoever was called last', () => {
    const view = counterView({ waiting: waiting(waits('C-001', 3)) })
    const own = (series: string[]) => ({ ...view, counter: { ...view.counter, series } })
    expect(likelySeries(own(['D', 'C']), ['Z'])).toEqual(['C', 'D', 'A', 'Z'])
    expect(likelySeries(own(['A', 'B']))).toEqual(['A', 'B', 'C'])
  })

  test('else what was seen before', () => {
    expect(likelySeries(free({ waiting: waiting() }), ['C'])).toEqual(['C'])
  })
})

describe('where a number stands', () => {
  const view = counterView({
    aside: [
      { id: 't-A-009', number: 'A-009', state: 'held', serviceId: 'kk', at: '2026-11-23T09:00:00+08:00' },
    ],
  })
  test('here, waiting, aside or out of sight', () => {
    expect(standingOf(view, 'A-012').where).toBe('here')
    expect(standingOf(view, 'A-014')).toMatchObject({ where: 'waiting', serviceId: 'kk' })
    expect(standingOf(view, 'A-009')).toMatchObject({ where: 'held', serviceId: 'kk' })
    expect(standingOf(view, 'A-099').where).toBe('elsewhere')
  })
})
