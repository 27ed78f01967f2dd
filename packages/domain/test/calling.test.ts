import { describe, expect, it } from 'vitest'
import { CALLS_SHOWN, type Command, counterAt, type Event, get, recentIn } from '../src/index.ts'
import { call, next, recall } from './build/commands.ts'
import {
  called,
  callIdOf,
  cancelled,
  closed,
  finished,
  held,
  issued,
  noShow,
  opened,
  paused,
  recalled,
  started,
  transferred,
} from './build/events.ts'
import { at, given, inLine, present, states } from './build/given.ts'
import { after, mall } from './build/mall.ts'

const one = opened('1', 'ktp', 'kk')
const two = opened('2', 'ktp', 'kk')
const first = issued('A-001', 'ktp')
const second = issued('A-002', 'ktp')

describe('calling the next', () => {
  it('calls who came first, over all services of the counter', () => {
    const hall = given(one, issued('A-001', 'kk'), issued('A-002', 'ktp'))
      .when(next('1', 'A-001'), after(5))
      .then(called('A-001', '1'))
    expect(present(hall, 'A-001')).toMatchObject({ state: 'called', counterId: '1', calledAt: after(5) })
    expect(counterAt(hall, '1')).toMatchObject({ ticketId: 'a-001', callId: 'a-001@1' })
    expect(inLine(hall, 's/kk')).toEqual([])
  })

  it('does nothing when nobody waits: no error, no event', () => {
    given(one).when(next('1')).then()
    given(one, issued('B-001', 'sim')).when(next('1')).then()
  })

  it('finishes whoever is at the counter first, started or not', () => {
    given(one, first, second, called('A-001', '1'))
      .when(next('1', 'A-002'))
      .then(finished('A-001'), called('A-002', '1'))
    given(one, first, called('A-001', '1'), started('A-001')).when(next('1')).then(finished('A-001'))
  })

  it('never calls a person another counter already called', () => {
    given(one, two, first, second, called('A-001', '1')).when(next('2', 'A-002')).then(called('A-002', '2'))
    given(one, two, first, called('A-001', '1')).when(next('2')).then()
  })

  it('passes over those who are held, absent or cancelled', () => {
    const gone: Event[] = [noShow('A-001'), held('A-001')]
    for (const event of gone) {
      given(one, first, second, called('A-001', '1'), event)
        .when(next('1', 'A-002'))
        .then(called('A-002', '1'))
    }
    given(one, first, cancelled('A-001')).when(next('1')).then()
  })

  it('takes only the services the counter opened with', () => {
    given(opened('1', 'kk'), first, issued('A-002', 'kk')).when(next('1', 'A-002')).then(called('A-002', '1'))
  })

  it('is refused at a counter that is not open, or not there', () => {
    given(first).when(next('1')).refused('counter-not-open', { counterId: '1', state: 'closed' })
    given(one, paused('1'), first)
      .when(next('1'))
      .refused('counter-not-open', { counterId: '1', state: 'paused' })
    given(one, closed('1')).when(next('1')).refused('counter-not-open', { counterId: '1', state: 'closed' })
    given().when(next('9')).refused('unknown-counter', { counterId: '9' })
    given().when(next('constructor')).refused('unknown-counter', { counterId: 'constructor' })
  })

  it('works at a counter with a name that every object has', () => {
    const counters = [
      { ...(mall.counters[0] as (typeof mall.counters)[0]), id: 'constructor', zone: 'valueOf' },
    ]
    const odd = { ...mall, counters, zones: [{ id: 'valueOf', name: { id: 'Z' } }] }
    const saved: Event = { type: 'mall-saved', version: 2, mall: odd }
    given(saved, first).when(next('constructor')).refused('counter-not-open', {
      counterId: 'constructor',
      state: 'closed',
    })
    const hall = given(saved, opened('constructor', 'ktp'), first)
      .when(next('constructor', 'A-001'))
      .then(called('A-001', 'constructor'))
    expect(recentIn(hall, 'valueOf')).toEqual(['a-001@constructor'])
    expect(recentIn(hall, 'toString')).toEqual([])
  })
})

describe('calling a number', () => {
  it('calls whoever waits, also out of turn and from another line', () => {
    given(one, first, second)
      .when(call('1', 'A-002'))
      .then(called('A-002', '1', 'number'))
    const other = given(one, issued('B-001', 'sim'))
      .when(call('1', 'B-001'))
      .then(called('B-001', '1', 'number'))
    expect(inLine(other, 's/sim')).toEqual([])
  })

  it('calls somebody held or absent, who begins that step anew', () => {
    for (const event of [noShow('A-001'), held('A-001')]) {
      const hall = given(one, first, called('A-001', '1'), started('A-001'), at(after(3), event))
        .when(call('1', 'A-001'), after(9))
        .then(called('A-001', '1', 'number'))
      expect(present(hall, 'A-001')).toEqual({
        serviceId: 'ktp',
        state: 'called',
        counterId: '1',
        queuedAt: after(0),
        calledAt: after(9),
      })
    }
  })

  it('finishes whoever is at the counter first', () => {
    given(one, first, second, called('A-001', '1'))
      .when(call('1', 'A-002'))
      .then(finished('A-001'), called('A-002', '1', 'number'))
  })

  it('is refused for a number that is with a counter, over, or unknown', () => {
    given(one, two, first, called('A-001', '1'))
      .when(call('2', 'A-001'))
      .refused('ticket-not-waiting', { number: 'A-001', state: 'called' })
    given(one, first, called('A-001', '1'), started('A-001'))
      .when(call('1', 'A-001'))
      .refused('ticket-not-waiting', { number: 'A-001', state: 'serving' })
    given(one, first, called('A-001', '1'), finished('A-001'))
      .when(call('1', 'A-001'))
      .refused('ticket-ended', { number: 'A-001', state: 'done' })
    given(one, first, cancelled('A-001'))
      .when(call('1', 'A-001'))
      .refused('ticket-ended', { number: 'A-001', state: 'cancelled' })
    given(one).when(call('1', 'A-001')).refused('unknown-ticket', { number: 'A-001' })
  })

  it('is refused at a counter that is not open', () => {
    given(first).when(call('1', 'A-001')).refused('counter-not-open', { counterId: '1', state: 'closed' })
  })
})

describe('recalling', () => {
  it('calls the same person again, and the waiting time ends at this last call', () => {
    const hall = given(one, first, called('A-001', '1'))
      .when(recall('1', 'again'), after(2))
      .then(recalled('A-001', '1', 'again'))
    expect(present(hall, 'A-001').calledAt).toBe(after(2))
    expect(counterAt(hall, '1').callId).toBe('again')
    expect(recentIn(hall, 'A')).toEqual(['again'])
    expect(get(hall.calls, 'again')).toMatchObject({ recall: true, serviceId: 'ktp', ticketId: 'a-001' })
  })

  it('works while the counter is paused', () => {
    given(one, first, called('A-001', '1'), paused('1'))
      .when(recall('1', 'again'))
      .then(recalled('A-001', '1', 'again'))
  })

  it('is refused once the service has started, and at a free counter', () => {
    given(one, first, called('A-001', '1'), started('A-001'))
      .when(recall('1', 'again'))
      .refused('ticket-not-called', { number: 'A-001', state: 'serving' })
    given(one).when(recall('1', 'again')).refused('counter-idle', { counterId: '1' })
  })
})

describe('the calls of a zone', () => {
  it('are newest first, one per ticket, and only of its counters', () => {
    const hall = given(
      one,
      two,
      opened('4', 'sim'),
      first,
      second,
      issued('B-001', 'sim'),
      called('A-001', '1'),
      called('A-002', '2'),
      called('B-001', '4'),
      recalled('A-001', '1', 'again'),
    ).hall
    expect(recentIn(hall, 'A')).toEqual(['again', callIdOf('A-002', '2')])
    expect(recentIn(hall, 'B')).toEqual([callIdOf('B-001', '4')])
  })

  it('are as many as a display can show', () => {
    const many = Array.from({ length: CALLS_SHOWN + 3 }, (_, i) => `A-0${String(i + 1).padStart(2, '0')}`)
    const hall = given(
      one,
      ...many.map((number) => issued(number, 'ktp')),
      ...many.flatMap((number) => [called(number, '1'), finished(number)]),
    ).hall
    expect(recentIn(hall, 'A')).toEqual(
      many
        .slice(-CALLS_SHOWN)
        .reverse()
        .map((number) => callIdOf(number, '1')),
    )
  })

  it('keep saying what they were for when the ticket goes elsewhere', () => {
    const hall = given(one, first, called('A-001', '1'), noShow('A-001'), {
      type: 'ticket-reinstated',
      ticketId: 'a-001',
    }).hall
    expect(states(hall, 'A-001')).toEqual(['waiting'])
    expect(get(hall.calls, callIdOf('A-001', '1'))).toMatchObject({ serviceId: 'ktp', counterId: '1' })
  })
})

describe('a number of a service that the counter does not serve', () => {
  const sim = issued('B-001', 'sim')
  const own = { ...call('1', 'B-001'), ownOnly: true } as Command

  it('is called when the officer means it, refused when only own ones are meant', () => {
    given(opened('1', 'ktp'), sim)
      .when(call('1', 'B-001'))
      .then(called('B-001', '1', 'number'))
    given(opened('1', 'ktp'), sim)
      .when(own)
      .refused('service-not-at-counter', { counterId: '1', number: 'B-001', serviceId: 'sim' })
  })

  it('is its own once it was sent to it', () => {
    const sent = [called('B-001', '2', 'number'), transferred('B-001', 'sim', '1')]
    given(opened('1', 'ktp'), opened('2', 'ktp'), sim, ...sent)
      .when(own)
      .then(called('B-001', '1', 'number'))
  })
})
