import { describe, expect, it } from 'vitest'
import { type Command, counterAt, type Mall } from '../src/index.ts'
import { issue, next, open } from './build/commands.ts'
import {
  called,
  cancelled,
  closed,
  dayClosed,
  finished,
  held,
  issued,
  noShow,
  opened,
  paused,
} from './build/events.ts'
import { given, givenFrom } from './build/given.ts'
import { clock, mall } from './build/mall.ts'

const save = (changed: Mall, expectedVersion = 1): Command => ({
  type: 'save-mall',
  mall: changed,
  expectedVersion,
})
const saved = (changed: Mall, version = 2) => ({ type: 'mall-saved', version, mall: changed }) as const

const withoutService = (id: string): Mall => ({
  ...mall,
  services: mall.services.filter((service) => service.id !== id),
  journeys: [],
  counters: mall.counters.map((c) => ({ ...c, serviceIds: c.serviceIds.filter((other) => other !== id) })),
})
const withoutCounter = (id: string): Mall => ({ ...mall, counters: mall.counters.filter((c) => c.id !== id) })
const planned = (id: string, ...serviceIds: string[]): Mall => ({
  ...mall,
  counters: mall.counters.map((c) => (c.id === id ? { ...c, serviceIds } : c)),
})

describe('saving the mall document', () => {
  it('makes the next version, before any day and within one', () => {
    givenFrom().when(save(mall, 0), 0).then(saved(mall, 1))
    given()
      .when(save(withoutService('sim')))
      .then(saved(withoutService('sim')))
    given(dayClosed)
      .when(save(withoutService('sim')))
      .then(saved(withoutService('sim')))
  })

  it('is refused when somebody else saved in between', () => {
    given(saved(mall)).when(save(mall, 1)).refused('mall-changed', { expected: 1, actual: 2 })
  })

  it('takes effect at once', () => {
    const renamed = {
      ...mall,
      services: mall.services.map((s) => (s.id === 'ktp' ? { ...s, series: 'D' } : s)),
    }
    given(issued('A-001', 'ktp'), saved(renamed)).when(issue('D-001', 'ktp')).then(issued('D-001', 'ktp'))
    given(saved(withoutService('ktp')))
      .when(issue('A-001', 'ktp'))
      .refused('unknown-service', { serviceId: 'ktp' })
    given(saved(withoutCounter('1')))
      .when(open('1'))
      .refused('unknown-counter', { counterId: '1' })
  })
})

describe('another time zone', () => {
  // Nine in Kupang is nine in the evening of the day before in New York, and past midnight in Auckland at 20:00.
  const zone = (timeZone: string): Mall => ({ ...mall, timeZone })
  const evening = clock('20:00')

  it('is refused when it would end the day of people who are here', () => {
    const visit = issued('A-001', 'ktp')
    given(visit)
      .when(save(zone('Pacific/Auckland')), evening)
      .refused('mall-in-use', { timeZone: 'Pacific/Auckland', number: 'A-001' })
    given(visit, cancelled('A-001'))
      .when(save(zone('Pacific/Auckland')), evening)
      .then(saved(zone('Pacific/Auckland')))
  })

  it('is taken while it is the same day there, or an earlier one', () => {
    for (const name of ['Asia/Jakarta', 'America/New_York']) {
      given(issued('A-001', 'ktp'))
        .when(save(zone(name)))
        .then(saved(zone(name)))
    }
  })
})

describe('what is in use today', () => {
  const changed = withoutService('sim')
  const visit = issued('B-001', 'sim')
  const three = opened('3', 'sim', 'skck')

  it('is a service somebody waits for, is at, will come to, or may come back for', () => {
    const inUse = [
      [visit],
      [three, visit, called('B-001', '3')],
      [three, visit, called('B-001', '3'), held('B-001')],
      [three, visit, called('B-001', '3'), noShow('B-001')],
    ]
    for (const past of inUse) {
      given(...past)
        .when(save(changed))
        .refused('mall-in-use', { serviceId: 'sim', number: 'B-001' })
    }
    given(issued('X-001', ['ktp', 'sim'], { journeyId: 'paket-sim' }))
      .when(save(changed))
      .refused('mall-in-use', { serviceId: 'sim', number: 'X-001' })
  })

  it('is free again when those visits are over', () => {
    for (const past of [
      [visit, cancelled('B-001')],
      [three, visit, called('B-001', '3'), finished('B-001')],
      [visit, dayClosed],
    ]) {
      given(...past)
        .when(save(changed))
        .then(saved(changed))
    }
  })

  it('is the last counter of a service that people wait for', () => {
    const nowhere = {
      ...planned('3', 'skck'),
      counters: planned('3', 'skck').counters.filter(({ id }) => id !== '4'),
    }
    given(visit).when(save(nowhere)).refused('mall-in-use', { serviceId: 'sim', number: 'B-001' })
    given().when(save(nowhere)).then(saved(nowhere))
    given(visit)
      .when(save(withoutCounter('4')))
      .then(saved(withoutCounter('4')))
    // A service that never had a counter loses none.
    const elsewhere = { ...nowhere, place: { id: 'Kupang, NTT' } }
    given(saved(nowhere), visit).when(save(elsewhere, 2)).then(saved(elsewhere, 3))
  })

  it('is a counter that is open or paused', () => {
    given(opened('4', 'sim'))
      .when(save(withoutCounter('4')))
      .refused('mall-in-use', { counterId: '4' })
    given(opened('4', 'sim'), paused('4'))
      .when(save(withoutCounter('4')))
      .refused('mall-in-use', { counterId: '4' })
    given(opened('4', 'sim'), closed('4'))
      .when(save(withoutCounter('4')))
      .then(saved(withoutCounter('4')))
  })
})

describe('counters at work', () => {
  const serving = (...past: Parameters<typeof given>) => counterAt(given(...past).hall, '1').serviceIds

  it('take on what is added to them, when they served all they had', () => {
    expect(serving(opened('1', 'kk', 'ktp'), saved(planned('1', 'ktp', 'kk', 'skck')))).toEqual([
      'ktp',
      'kk',
      'skck',
    ])
    given(opened('1', 'ktp', 'kk'), issued('C-001', 'skck'), saved(planned('1', 'ktp', 'kk', 'skck')))
      .when(next('1', 'C-001'))
      .then(called('C-001', '1'))
  })

  it('keep the choice of their officer otherwise', () => {
    expect(serving(opened('1', 'kk'), saved(planned('1', 'ktp', 'kk', 'skck')))).toEqual(['kk'])
  })

  it('let go of what is taken from them, also while paused', () => {
    expect(serving(opened('1', 'ktp', 'kk'), saved(planned('1', 'ktp')))).toEqual(['ktp'])
    expect(serving(opened('1', 'ktp', 'kk'), saved(withoutService('kk')))).toEqual(['ktp'])
    given(opened('1', 'ktp', 'kk'), paused('1'), saved(planned('1', 'ktp')))
      .when(open('1'))
      .then(opened('1', 'ktp'))
  })

  it('serve the new plan when nothing of the choice is left', () => {
    expect(serving(opened('1', 'kk'), saved(planned('1', 'ktp', 'skck')))).toEqual(['ktp', 'skck'])
  })

  it('keep whoever is there', () => {
    const hall = given(
      opened('1', 'ktp', 'kk'),
      issued('A-001', 'ktp'),
      called('A-001', '1'),
      saved(planned('1', 'kk')),
    ).hall
    expect(counterAt(hall, '1')).toMatchObject({ ticketId: 'a-001', serviceIds: ['kk'] })
  })

  it('stay closed when closed', () => {
    expect(
      counterAt(given(opened('1', 'ktp'), closed('1'), saved(planned('1', 'skck'))).hall, '1').state,
    ).toBe('closed')
  })
})
