import { describe, expect, it } from 'vitest'
import { absent, cancel, finish, hold, issue, next, open, reinstate, transfer } from './build/commands.ts'
import {
  called,
  cancelled,
  closed,
  finished,
  held,
  issued,
  noShow,
  opened,
  reinstated,
  transferred,
} from './build/events.ts'
import { at, given, inLine, present, states, ticket } from './build/given.ts'
import { after, clock, mall } from './build/mall.ts'

const sim = { journeyId: 'paket-sim' }
const visit = issued('X-001', ['ktp', 'rekening', 'sim'], sim)

describe('a fixed journey', () => {
  it('takes one number of its own series and queues the first step only', () => {
    const hall = given().when(issue('X-001', sim)).then(visit)
    expect(states(hall, 'X-001')).toEqual(['waiting', 'pending', 'pending'])
    expect(inLine(hall, 's/ktp')).toEqual(['X-001'])
    expect(inLine(hall, 's/sim')).toEqual([])
  })

  it('may leave out an optional step, but keeps the written order', () => {
    given()
      .when(issue('X-001', { ...sim, serviceIds: ['sim', 'ktp'] }))
      .then(issued('X-001', ['ktp', 'sim'], sim))
  })

  it('refuses a missing obligatory step, a stranger, and nothing at all', () => {
    const refused = (serviceIds: string[], serviceId: string) =>
      given()
        .when(issue('X-001', { ...sim, serviceIds }))
        .refused('journey-steps-invalid', { ...sim, serviceId })
    refused(['ktp', 'rekening'], 'sim')
    refused(['ktp', 'sim', 'kk'], 'kk')
    refused([], 'ktp')
  })

  it('takes a step named twice as named once', () => {
    given()
      .when(issue('X-001', { ...sim, serviceIds: ['ktp', 'ktp', 'sim'] }))
      .then(issued('X-001', ['ktp', 'sim'], sim))
  })

  it('is refused while one of its steps is closed', () => {
    given()
      .when(issue('X-001', sim), clock('15:00'))
      .refused('service-closed', { serviceId: 'ktp', opensDate: '2026-11-24', opensTime: '08:00' })
  })

  it('goes on to the next step under the same number when one is finished', () => {
    const hall = given(visit, opened('1', 'ktp', 'kk'), called('X-001', '1'))
      .when(finish('1'), after(7))
      .then(finished('X-001', 1))
    expect(states(hall, 'X-001')).toEqual(['done', 'waiting', 'pending'])
    expect(present(hall, 'X-001')).toEqual({ serviceId: 'rekening', state: 'waiting', queuedAt: after(7) })
    expect(inLine(hall, 's/rekening')).toEqual(['X-001'])
  })

  it('keeps its place: it goes before those who arrived later', () => {
    const hall = given(
      visit,
      issued('J-001', 'rekening'),
      opened('1', 'ktp', 'kk'),
      called('X-001', '1'),
      at(after(30), finished('X-001', 1)),
    ).hall
    expect(inLine(hall, 's/rekening')).toEqual(['X-001', 'J-001'])
  })

  it('ends with the last step', () => {
    given(
      issued('X-001', ['ktp', 'sim'], sim),
      opened('1', 'ktp', 'kk'),
      opened('4', 'sim'),
      called('X-001', '1'),
      finished('X-001', 1),
      called('X-001', '4'),
    )
      .when(next('4'))
      .then(finished('X-001'))
  })

  it('can come to the same counter at once when that counter serves the next step too', () => {
    const plan = mall.counters.map((c) => (c.id === '1' ? { ...c, serviceIds: ['ktp', 'sim'] } : c))
    given(
      { type: 'mall-saved', version: 2, mall: { ...mall, counters: plan } },
      issued('X-001', ['ktp', 'sim'], sim),
      opened('1', 'ktp', 'sim'),
      called('X-001', '1'),
    )
      .when(next('1', 'X-001'))
      .then(finished('X-001', 1), called('X-001', '1'))
  })

  it('waits, held or absent, at the step it was in', () => {
    const begun = [visit, opened('1', 'ktp', 'kk'), called('X-001', '1')]
    expect(
      states(
        given(...begun)
          .when(hold('1'))
          .then(held('X-001')),
        'X-001',
      ),
    ).toEqual(['held', 'pending', 'pending'])
    given(...begun)
      .when(absent('1'))
      .then(noShow('X-001'))
    const back = given(...begun, noShow('X-001'))
      .when(reinstate('X-001'))
      .then(reinstated('X-001'))
    expect(states(back, 'X-001')).toEqual(['waiting', 'pending', 'pending'])
    expect(inLine(back, 's/ktp')).toEqual(['X-001'])
  })

  it('is cancelled as a whole', () => {
    const hall = given(visit).when(cancel('X-001')).then(cancelled('X-001'))
    expect(states(hall, 'X-001')).toEqual(['cancelled', 'cancelled', 'cancelled'])
  })

  it('goes on after a detour to a service that was not part of it', () => {
    const detour = given(visit, opened('1', 'ktp', 'kk'), called('X-001', '1'))
      .when(transfer('1', { serviceId: 'kk' }))
      .then(transferred('X-001', 'kk'))
    expect(ticket(detour, 'X-001').steps.map(({ serviceId }) => serviceId)).toEqual([
      'ktp',
      'kk',
      'rekening',
      'sim',
    ])
    given(
      visit,
      opened('1', 'ktp', 'kk'),
      called('X-001', '1'),
      transferred('X-001', 'kk'),
      called('X-001', '1'),
    )
      .when(finish('1'))
      .then(finished('X-001', 2))
  })

  it('does not send anybody twice: a transfer to a later step brings that step forward', () => {
    const hall = given(visit, opened('1', 'ktp', 'kk'), called('X-001', '1'))
      .when(transfer('1', { serviceId: 'sim' }))
      .then(transferred('X-001', 'sim'))
    expect(ticket(hall, 'X-001').steps.map((step) => [step.serviceId, step.state])).toEqual([
      ['ktp', 'transferred'],
      ['sim', 'waiting'],
      ['rekening', 'pending'],
    ])
  })

  it('goes on in the order it was issued when the document forgets or changes the journey', () => {
    for (const journeys of [[], mall.journeys.map((journey) => ({ ...journey, steps: [] }))]) {
      given(visit, opened('1', 'ktp', 'kk'), called('X-001', '1'), {
        type: 'mall-saved',
        version: 2,
        mall: { ...mall, journeys },
      })
        .when(finish('1'))
        .then(finished('X-001', 1))
    }
  })

  it('keeps its place at a step whose counter closes', () => {
    const hall = given(
      visit,
      opened('1', 'ktp', 'kk'),
      opened('5', 'rekening'),
      called('X-001', '1'),
      finished('X-001', 1),
      closed('5'),
    ).hall
    expect(inLine(hall, 's/rekening')).toEqual(['X-001'])
    given(visit)
      .when(open('5'))
      .then(opened('5', 'rekening', 'curhat'))
  })
})
