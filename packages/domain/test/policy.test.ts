import { describe, expect, it } from 'vitest'
import { callOrder, type Event, type Hall, linesOf, nextTicket } from '../src/index.ts'
import { call, next } from './build/commands.ts'
import { called, cancelled, finished, issued, opened, priorityChanged, transferred } from './build/events.ts'
import { at, given } from './build/given.ts'
import { after, mall } from './build/mall.ts'

const one = opened('1', 'ktp', 'kk')
const two = opened('2', 'ktp', 'kk')
const ordinary = (n: number, service = 'ktp') => issued(`A-00${n}`, service)
const priority = (n: number, service = 'ktp') => issued(`A-00${n}`, service, { priority: 'elderly' })

/** The order in which a counter would call, by the last digit of the number. */
const order = (hall: Hall, counterId = '1') =>
  callOrder(hall, counterId, 20)
    .map(({ number }) => number.slice(-1))
    .join('')

const served = (number: string, counterId = '1'): Event[] => [called(number, counterId), finished(number)]

describe('within a class', () => {
  it('first come is first served, over all lines of the counter and its own', () => {
    const hall = given(
      one,
      two,
      ordinary(1, 'kk'),
      ordinary(2),
      ordinary(3, 'kk'),
      called('A-001', '2'),
      transferred('A-001', 'kk', '1'),
    ).hall
    expect(order(hall)).toBe('123')
    expect(order(hall, '2')).toBe('23')
    expect(linesOf(hall, '1')).toEqual(['s/ktp', 's/kk', 'c/1'])
  })

  it('is asked of nobody when nobody waits', () => {
    expect(nextTicket(given(one).hall, '1')).toBeUndefined()
    expect(callOrder(given(one, ordinary(1)).hall, '1', 0)).toEqual([])
  })
})

describe('priority', () => {
  it('goes first, but after two in a row comes an ordinary one', () => {
    expect(order(given(one, ordinary(1), ordinary(2), priority(3), priority(4), priority(5)).hall)).toBe(
      '34152',
    )
  })

  it('keeps the ratio of the document', () => {
    const line = [1, 2].map((n) => ordinary(n)).concat([3, 4, 5, 6, 7].map((n) => priority(n)))
    const withRatio = (priorityRatio: number) =>
      given(
        { type: 'mall-saved', version: 2, mall: { ...mall, policy: { ...mall.policy, priorityRatio } } },
        one,
        ...line,
      ).hall
    expect(order(withRatio(1))).toBe('3142567')
    expect(order(withRatio(3))).toBe('3451672')
    expect(order(withRatio(20))).toBe('3456712')
  })

  it('counts the calls of all counters at a line together', () => {
    const hall = given(
      one,
      two,
      ordinary(1),
      priority(2),
      priority(3),
      priority(4),
      ...served('A-002', '1'),
      ...served('A-003', '2'),
    ).hall
    expect(order(hall, '1')).toBe('14')
    expect(order(hall, '2')).toBe('14')
  })

  it('does not count calls that passed nobody', () => {
    const hall = given(one, priority(1), priority(2), ...served('A-001'), ...served('A-002')).hall
    expect(hall.lines['s/ktp']?.priorityRun).toBe(0)
    given(one, priority(1), priority(2), ...served('A-001'), ...served('A-002'), ordinary(3), priority(4))
      .when(next('1', 'A-004'))
      .then(called('A-004', '1'))
  })

  it('forgets the run when those who were passed are gone', () => {
    const passed = [one, two, ordinary(1), priority(2), priority(3), ...served('A-002'), ...served('A-003')]
    const gone: Event[][] = [
      [cancelled('A-001')],
      [called('A-001', '2', 'number'), finished('A-001')],
      [priorityChanged('A-001', 'child'), called('A-001', '1'), finished('A-001')],
    ]
    for (const events of gone) {
      const hall = given(...passed, ...events, ordinary(4), priority(5), priority(6)).hall
      expect(order(hall)).toBe('564')
    }
  })

  it('does not count a number the officer chose', () => {
    given(
      one,
      ordinary(1),
      priority(2),
      priority(3),
      priority(4),
      called('A-002', '1', 'number'),
      finished('A-002'),
    )
      .when(call('1', 'A-003'))
      .then(called('A-003', '1', 'number'))
    const hall = given(
      one,
      ordinary(1),
      priority(2),
      priority(3),
      priority(4),
      called('A-002', '1', 'number'),
      finished('A-002'),
    ).hall
    expect(order(hall)).toBe('341')
  })

  it('owes the turn to whoever came first among the ordinary, in whichever line', () => {
    const hall = given(one, ordinary(1, 'kk'), ordinary(2), priority(3), priority(4), priority(5)).hall
    expect(order(hall)).toBe('34152')
  })
})

describe('ageing', () => {
  const long = (...numbers: number[]) => numbers.map((n) => at(after(0), ordinary(n)))
  const priorityAt = (minute: number, n: number) => at(after(minute), priority(n))

  it('lets nobody be passed by priority that came so much later', () => {
    expect(order(given(one, ...long(1, 2), priorityAt(44, 3), priorityAt(44, 4)).hall)).toBe('3412')
    expect(order(given(one, ...long(1, 2), priorityAt(45, 3), priorityAt(45, 4)).hall)).toBe('1234')
  })

  it('leaves priority its head start, however long everybody waits', () => {
    const hall = given(one, ...long(1), at(after(20), ordinary(2)), priorityAt(60, 3)).hall
    expect(order(hall)).toBe('132')
  })

  it('does not let ordinary go before priority that came earlier', () => {
    expect(order(given(one, priorityAt(0, 1), ...long(2)).hall)).toBe('12')
  })

  it('counts from when the ticket was issued, not from when its step began', () => {
    const hall = (childCame: number) =>
      given(
        one,
        opened('3', 'sim', 'skck'),
        at(after(0), issued('C-001', 'skck')),
        at(after(1), called('C-001', '3')),
        at(after(40), transferred('C-001', 'ktp')),
        at(after(childCame), issued('A-001', 'ktp', { priority: 'child' })),
      ).hall
    expect(nextTicket(hall(44), '1')?.number).toBe('A-001')
    expect(nextTicket(hall(45), '1')?.number).toBe('C-001')
  })

  it('works for priority too: a counter that shares a crowded line cannot forget its own priority', () => {
    // Counter 4 serves the SIM line with counter 3, which alone has SKCK. Counter 4 calls the two
    // priority tickets of the SIM line each time; counter 3 always finds that line owed an ordinary turn.
    const sim = (n: number, more = {}) => issued(`B-0${String(n).padStart(2, '0')}`, 'sim', more)
    const owed = [1, 2].flatMap((n) => [called(`B-00${n}`, '4'), finished(`B-00${n}`)])
    const hall = (ordinaryCame: number) =>
      given(
        opened('3', 'sim', 'skck'),
        opened('4', 'sim'),
        at(after(0), issued('C-001', 'skck', { priority: 'disability' })),
        at(after(ordinaryCame), sim(1, { priority: 'elderly' })),
        at(after(ordinaryCame), sim(2, { priority: 'elderly' })),
        at(after(ordinaryCame), sim(3)),
        ...owed.map((event) => at(after(ordinaryCame), event)),
      ).hall
    expect(nextTicket(hall(44), '3')?.number).toBe('B-003')
    expect(nextTicket(hall(45), '3')?.number).toBe('C-001')
  })
})
