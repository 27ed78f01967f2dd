import { describe, expect, it } from 'vitest'
import { asideIn, counterAt, counterLine, serviceLine, tallyOf } from '../src/index.ts'
import { absent, hold, reinstate } from './build/commands.ts'
import {
  called,
  cancelled,
  closed,
  finished,
  held,
  issued,
  noShow,
  opened,
  priorityChanged,
  reinstated,
  started,
  transferred,
} from './build/events.ts'
import { at, given, inLine, present } from './build/given.ts'
import { after } from './build/mall.ts'

const one = opened('1', 'ktp', 'kk')
const three = [issued('A-001', 'ktp'), issued('A-002', 'ktp'), issued('A-003', 'ktp')]
const begun = [one, ...three, at(after(10), called('A-001', '1'))]

describe('no-show', () => {
  it('sets the ticket aside and frees the counter', () => {
    const hall = given(...begun)
      .when(absent('1'), after(14))
      .then(noShow('A-001'))
    expect(present(hall, 'A-001')).toMatchObject({ state: 'no-show', endedAt: after(14) })
    expect(counterAt(hall, '1').ticketId).toBeUndefined()
    expect(inLine(hall, 's/ktp')).toEqual(['A-002', 'A-003'])
    expect(tallyOf(hall, 'ktp')).toMatchObject({ noShow: 1, served: 0, waitMs: 10 * 60_000 })
  })

  it('is refused once the person is there, and at a free counter', () => {
    given(...begun, started('A-001'))
      .when(absent('1'))
      .refused('ticket-not-called', { number: 'A-001', state: 'serving' })
    given(one).when(absent('1')).refused('counter-idle', { counterId: '1' })
  })
})

describe('holding', () => {
  it('sets the ticket aside, called or being served', () => {
    for (const more of [[], [started('A-001')]]) {
      const hall = given(...begun, ...more)
        .when(hold('1'))
        .then(held('A-001'))
      expect(present(hall, 'A-001').state).toBe('held')
      expect(counterAt(hall, '1').ticketId).toBeUndefined()
    }
  })

  it('is refused at a free counter', () => {
    given(one).when(hold('1')).refused('counter-idle', { counterId: '1' })
  })
})

describe('reinstating', () => {
  it('puts a held or absent ticket back at the place it had', () => {
    for (const aside of [held('A-001'), noShow('A-001')]) {
      const hall = given(...begun, aside)
        .when(reinstate('A-001'), after(20))
        .then(reinstated('A-001'))
      expect(inLine(hall, 's/ktp')).toEqual(['A-001', 'A-002', 'A-003'])
      expect(present(hall, 'A-001')).toEqual({
        serviceId: 'ktp',
        state: 'waiting',
        queuedAt: after(0),
        calledAt: after(10),
      })
    }
  })

  it('works when the counter has closed, and puts it where any counter of the service may take it', () => {
    const direct = [
      one,
      opened('2', 'ktp', 'kk'),
      ...three,
      called('A-001', '1'),
      transferred('A-001', 'ktp', '2'),
      called('A-001', '2'),
      held('A-001'),
    ]
    const hall = given(...direct, closed('2'))
      .when(reinstate('A-001'))
      .then(reinstated('A-001'))
    expect(inLine(hall, 's/ktp')).toEqual(['A-001', 'A-002', 'A-003'])
    expect(inLine(hall, 'c/2')).toEqual([])
  })

  it('minds a priority that changed meanwhile', () => {
    for (const aside of [held('A-001'), noShow('A-001')]) {
      const hall = given(...begun, aside, priorityChanged('A-001', 'disability'))
        .when(reinstate('A-001'))
        .then(reinstated('A-001'))
      expect(inLine(hall, 's/ktp', 'priority')).toEqual(['A-001'])
      expect(inLine(hall, 's/ktp')).toEqual(['A-002', 'A-003'])
    }
  })

  it('is refused for who waits, is at a counter, or is done', () => {
    const refused = (state: string, ...past: Parameters<typeof given>) =>
      given(...past)
        .when(reinstate('A-001'))
        .refused('ticket-not-absent', { number: 'A-001', state })
    refused('waiting', one, ...three)
    refused('called', ...begun)
    refused('serving', ...begun, started('A-001'))
    given(...begun, finished('A-001'))
      .when(reinstate('A-001'))
      .refused('ticket-ended', { number: 'A-001', state: 'done' })
    given(...begun, noShow('A-001'), cancelled('A-001'))
      .when(reinstate('A-001'))
      .refused('ticket-ended', { number: 'A-001', state: 'cancelled' })
    given().when(reinstate('A-009')).refused('unknown-ticket', { ticketId: 'a-009' })
  })
})

describe('a no-show who comes back', () => {
  it('counts as served once, with the wait up to the last call', () => {
    const back = [reinstated('A-001'), at(after(30), called('A-001', '1'))]
    const again = [at(after(30), called('A-001', '1', 'number'))]
    for (const events of [back, again]) {
      const hall = given(
        ...begun,
        at(after(12), noShow('A-001')),
        ...events,
        at(after(35), finished('A-001')),
      ).hall
      expect(tallyOf(hall, 'ktp')).toEqual({
        issued: 3,
        served: 1,
        noShow: 0,
        serviceMs: 5 * 60_000,
        waitMs: 30 * 60_000,
      })
    }
  })

  it('counts as absent once when absent twice', () => {
    const hall = given(
      ...begun,
      at(after(12), noShow('A-001')),
      at(after(30), called('A-001', '1', 'number')),
      at(after(33), noShow('A-001')),
    ).hall
    expect(tallyOf(hall, 'ktp')).toMatchObject({ noShow: 1, served: 0, waitMs: 30 * 60_000 })
  })
})

describe('who was set aside', () => {
  const numbers = (hall: Parameters<typeof asideIn>[0], keys: string[], limit = 9) =>
    asideIn(hall, keys, limit).map(({ number }) => number)

  it('is found at its service and at the counter it left, the latest arrivals only, each once', () => {
    const hall = given(
      ...begun,
      noShow('A-001'),
      called('A-002', '1'),
      held('A-002'),
      called('A-003', '1'),
      noShow('A-003'),
    ).hall
    expect(numbers(hall, [serviceLine('ktp')])).toEqual(['A-001', 'A-002', 'A-003'])
    expect(numbers(hall, [serviceLine('ktp'), counterLine('1')])).toEqual(['A-001', 'A-002', 'A-003'])
    expect(numbers(hall, [counterLine('1')], 2)).toEqual(['A-002', 'A-003'])
    expect(numbers(hall, [serviceLine('kk'), counterLine('2'), counterLine('constructor')])).toEqual([])
  })

  it('is there no more once called, reinstated or cancelled', () => {
    const aside = [...begun, noShow('A-001')]
    for (const back of [called('A-001', '1'), reinstated('A-001'), cancelled('A-001')]) {
      const { hall } = given(...aside, back)
      expect(numbers(hall, [serviceLine('ktp'), counterLine('1')])).toEqual([])
    }
  })
})
