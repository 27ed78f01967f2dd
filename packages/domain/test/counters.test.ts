import { describe, expect, it } from 'vitest'
import { counterAt } from '../src/index.ts'
import { close, next, open, pause } from './build/commands.ts'
import { called, closed, finished, issued, opened, paused, started } from './build/events.ts'
import { at, given, inLine } from './build/given.ts'
import { after } from './build/mall.ts'

const one = opened('1', 'ktp', 'kk')
const visit = [issued('A-001', 'ktp'), issued('A-002', 'kk')]

describe('opening a counter', () => {
  it('opens it for all it is planned for', () => {
    const hall = given().when(open('1'), after(3)).then(one)
    expect(counterAt(hall, '1')).toEqual({
      state: 'open',
      serviceIds: ['ktp', 'kk'],
      since: after(3),
      served: 0,
      serviceMs: 0,
    })
  })

  it('opens it for some of that, each once', () => {
    given()
      .when(open('1', ['kk', 'kk']))
      .then(opened('1', 'kk'))
  })

  it('does nothing when it is open like that already, in whatever order', () => {
    given(one).when(open('1')).then()
    given(one)
      .when(open('1', ['kk', 'ktp']))
      .then()
  })

  it('changes what an open counter serves; who waits for the rest goes on waiting', () => {
    const hall = given(one, ...visit)
      .when(open('1', ['kk']))
      .then(opened('1', 'kk'))
    expect(inLine(hall, 's/ktp')).toEqual(['A-001'])
    given(one, ...visit, opened('1', 'kk'))
      .when(next('1', 'A-002'))
      .then(called('A-002', '1'))
    given(one, ...visit, opened('1', 'kk'), opened('2', 'ktp', 'kk'))
      .when(next('2', 'A-001'))
      .then(called('A-001', '2'))
  })

  it('keeps whoever is at the counter', () => {
    const hall = given(one, ...visit, called('A-001', '1'))
      .when(open('1', ['kk']))
      .then(opened('1', 'kk'))
    expect(counterAt(hall, '1')).toMatchObject({ ticketId: 'a-001', callId: 'a-001@1' })
  })

  it('resumes after a pause with what it served before', () => {
    given(opened('1', 'kk'), paused('1')).when(open('1')).then(opened('1', 'kk'))
    given(opened('1', 'kk'), paused('1'))
      .when(open('1', ['ktp']))
      .then(opened('1', 'ktp'))
  })

  it('begins anew with the plan after it was closed', () => {
    given(opened('1', 'kk'), closed('1')).when(open('1')).then(one)
  })

  it('is refused for what the counter is not planned for, and for what nobody has', () => {
    given()
      .when(open('1', ['sim']))
      .refused('service-not-at-counter', { counterId: '1', serviceId: 'sim' })
    given()
      .when(open('1', ['paspor']))
      .refused('unknown-service', { serviceId: 'paspor' })
    given().when(open('9')).refused('unknown-counter', { counterId: '9' })
  })
})

describe('pausing', () => {
  it('stops the calls but keeps whoever is there', () => {
    const hall = given(one, ...visit, called('A-001', '1'))
      .when(pause('1'), after(2))
      .then(paused('1'))
    expect(counterAt(hall, '1')).toMatchObject({ state: 'paused', ticketId: 'a-001', since: after(2) })
  })

  it('does nothing when paused already, and is refused when closed', () => {
    given(one, paused('1')).when(pause('1')).then()
    given().when(pause('1')).refused('counter-not-open', { counterId: '1', state: 'closed' })
  })
})

describe('closing', () => {
  it('closes an open or paused counter', () => {
    const hall = given(one).when(close('1'), after(4)).then(closed('1'))
    expect(counterAt(hall, '1')).toMatchObject({ state: 'closed', since: after(4) })
    given(one, paused('1')).when(close('1')).then(closed('1'))
  })

  it('does nothing when closed already', () => {
    given().when(close('1')).then()
    given(one, closed('1')).when(close('1')).then()
  })

  it('is refused while somebody is called or served there', () => {
    given(one, ...visit, called('A-001', '1'))
      .when(close('1'))
      .refused('counter-busy', { counterId: '1', number: 'A-001' })
    given(one, ...visit, called('A-001', '1'), started('A-001'), paused('1'))
      .when(close('1'))
      .refused('counter-busy', { counterId: '1', number: 'A-001' })
  })

  it('keeps what was done there today', () => {
    const hall = given(one, ...visit, called('A-001', '1'), at(after(6), finished('A-001')))
      .when(close('1'))
      .then(closed('1'))
    expect(counterAt(hall, '1')).toMatchObject({ served: 1, serviceMs: 6 * 60_000 })
  })
})
