import { describe, expect, it } from 'vitest'
import { count, type Hall } from '../src/index.ts'
import { issue, next, open } from './build/commands.ts'
import {
  called,
  dayClosed,
  dayOpened,
  finished,
  held,
  issued,
  noShow,
  opened,
  started,
} from './build/events.ts'
import { at, given, givenFrom, states } from './build/given.ts'
import { clock, MONDAY, mall } from './build/mall.ts'

const TUESDAY = '2026-11-24'
const midnight = clock('00:00', TUESDAY)

describe('closing the day', () => {
  const busy = [
    opened('1', 'ktp', 'kk'),
    opened('2', 'ktp', 'kk'),
    issued('A-001', 'ktp'),
    issued('A-002', 'ktp'),
    issued('A-003', 'ktp'),
    issued('A-004', 'ktp'),
    issued('A-005', 'ktp'),
    issued('X-001', ['ktp', 'sim'], { journeyId: 'paket-sim' }),
    called('A-001', '1'),
    held('A-001'),
    called('A-002', '1'),
    noShow('A-002'),
    called('A-003', '1'),
    started('A-003'),
    called('A-004', '2'),
  ]

  it('ends what is open: served if at the counter, else abandoned', () => {
    const hall = given(...busy)
      .when({ type: 'close-day' }, midnight)
      .then(dayClosed)
    const state = (number: string) => states(hall, number).join(' ')
    expect(state('A-001')).toBe('abandoned')
    expect(state('A-002')).toBe('no-show')
    expect(state('A-003')).toBe('done')
    expect(state('A-004')).toBe('abandoned')
    expect(state('A-005')).toBe('abandoned')
    expect(state('X-001')).toBe('abandoned abandoned')
  })

  it('empties the lines and closes the counters; the tickets stay to be read', () => {
    const hall = given(...busy, dayClosed).hall
    expect(hall.dayOpen).toBe(false)
    expect(hall.lines).toEqual({})
    expect(count(hall.aside)).toBe(0)
    expect(count(hall.tickets)).toBe(6)
    expect(Object.values(hall.counters).map(({ state, ticketId }) => [state, ticketId])).toEqual([
      ['closed', undefined],
      ['closed', undefined],
    ])
  })

  it('is refused when no day is open, and nothing else happens until one is', () => {
    given(dayClosed).when({ type: 'close-day' }).refused('day-not-open')
    givenFrom().when({ type: 'close-day' }).refused('day-not-open')
    for (const command of [open('1'), next('1'), issue('A-001', 'ktp')]) {
      given(dayClosed).when(command).refused('day-not-open')
    }
  })
})

describe('opening a day', () => {
  it('begins with nobody, closed counters and number one', () => {
    const past = [
      opened('1', 'ktp', 'kk'),
      issued('A-001', 'ktp'),
      called('A-001', '1'),
      finished('A-001'),
      dayClosed,
    ]
    const hall = given(...past)
      .when({ type: 'open-day', day: TUESDAY }, midnight)
      .then(dayOpened(TUESDAY))
    expect(hall).toMatchObject({
      day: TUESDAY,
      dayOpen: true,
      arrivals: 0,
      series: {},
      lines: {},
      counters: {},
    })
    expect(hall).toMatchObject({ recent: {}, tallies: {}, prints: {} })
    given(...past, at(midnight, dayOpened(TUESDAY)))
      .when(issue('A-001', 'ktp'), clock('08:00', TUESDAY))
      .then(issued('A-001', 'ktp'))
  })

  it('keeps the mall document and its version', () => {
    const hall: Hall = given({ type: 'mall-saved', version: 2, mall }, dayClosed, dayOpened(TUESDAY)).hall
    expect(hall.mallVersion).toBe(2)
    expect(hall.mall).toBe(mall)
  })

  it('is refused while one is open', () => {
    given().when({ type: 'open-day', day: TUESDAY }).refused('day-already-open', { day: MONDAY })
  })

  it('is refused for the same day or an earlier one: its numbers would be given again', () => {
    given(dayClosed).when({ type: 'open-day', day: MONDAY }).refused('day-already-open', { day: MONDAY })
    given(dayClosed)
      .when({ type: 'open-day', day: '2026-11-22' })
      .refused('day-already-open', { day: MONDAY })
  })
})
