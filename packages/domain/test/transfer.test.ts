import { describe, expect, it } from 'vitest'
import { counterAt, tallyOf } from '../src/index.ts'
import { close, next, transfer } from './build/commands.ts'
import {
  called,
  closed,
  finished,
  issued,
  opened,
  paused,
  priorityChanged,
  started,
  transferred,
} from './build/events.ts'
import { at, given, inLine, states, ticket } from './build/given.ts'
import { after } from './build/mall.ts'

const one = opened('1', 'ktp', 'kk')
const two = opened('2', 'ktp', 'kk')
const begun = [
  one,
  issued('A-001', 'ktp'),
  issued('A-002', 'kk'),
  issued('B-001', 'sim'),
  at(after(5), called('A-001', '1')),
]

describe('a transfer to a service', () => {
  it('ends the step and queues another one with the place the ticket always had', () => {
    const hall = given(...begun)
      .when(transfer('1', { serviceId: 'sim' }), after(9))
      .then(transferred('A-001', 'sim'))
    expect(ticket(hall, 'A-001').steps).toEqual([
      {
        serviceId: 'ktp',
        state: 'transferred',
        counterId: '1',
        queuedAt: after(0),
        calledAt: after(5),
        endedAt: after(9),
      },
      { serviceId: 'sim', state: 'waiting', queuedAt: after(9) },
    ])
    expect(inLine(hall, 's/sim')).toEqual(['A-001', 'B-001'])
    expect(counterAt(hall, '1').ticketId).toBeUndefined()
    expect(tallyOf(hall, 'ktp').served).toBe(0)
  })

  it('may go back to the same service: another officer shall look at it', () => {
    const hall = given(...begun, started('A-001'))
      .when(transfer('1', { serviceId: 'ktp' }))
      .then(transferred('A-001', 'ktp'))
    expect(states(hall, 'A-001')).toEqual(['transferred', 'waiting'])
  })

  it('is refused for an unknown service and at a free counter', () => {
    given(...begun)
      .when(transfer('1', { serviceId: 'paspor' }))
      .refused('unknown-service', { serviceId: 'paspor' })
    given(one)
      .when(transfer('1', { serviceId: 'kk' }))
      .refused('counter-idle', { counterId: '1' })
  })
})

describe('a transfer to a counter', () => {
  const direct = [two, ...begun, transferred('A-001', 'ktp', '2')]

  it('waits for that counter alone, for the same service', () => {
    const hall = given(two, ...begun)
      .when(transfer('1', { counterId: '2' }))
      .then(transferred('A-001', 'ktp', '2'))
    expect(inLine(hall, 'c/2')).toEqual(['A-001'])
    expect(inLine(hall, 's/ktp')).toEqual([])
    given(...direct)
      .when(next('1', 'A-002'))
      .then(called('A-002', '1'))
    given(...direct)
      .when(next('2', 'A-001'))
      .then(called('A-001', '2'))
  })

  it('is taken there whatever that counter serves', () => {
    given(opened('2', 'kk'), ...begun, transferred('A-001', 'ktp', '2'))
      .when(next('2', 'A-001'))
      .then(called('A-001', '2'))
  })

  it('takes its turn by arrival among the other lines of that counter', () => {
    const hall = given(two, ...begun.slice(0, 4), called('A-002', '1')).hall
    expect(inLine(hall, 's/ktp')).toEqual(['A-001'])
    given(two, ...begun.slice(0, 4), called('A-002', '1'), transferred('A-002', 'kk', '2'))
      .when(next('2', 'A-001'))
      .then(called('A-001', '2'))
  })

  it('waits through a pause', () => {
    given(two, paused('2'), ...begun)
      .when(transfer('1', { counterId: '2' }))
      .then(transferred('A-001', 'ktp', '2'))
  })

  it('goes back to the line of the service when that counter closes, place kept', () => {
    const hall = given(...direct, issued('A-003', 'ktp'))
      .when(close('2'))
      .then(closed('2'))
    expect(inLine(hall, 'c/2')).toEqual([])
    expect(inLine(hall, 's/ktp')).toEqual(['A-001', 'A-003'])
    given(...direct, closed('2'))
      .when(next('1', 'A-001'))
      .then(called('A-001', '1'))
  })

  it('keeps its line when its priority changes', () => {
    const hall = given(...direct, priorityChanged('A-001', 'pregnant')).hall
    expect(inLine(hall, 'c/2', 'priority')).toEqual(['A-001'])
    const shut = given(...direct, priorityChanged('A-001', 'pregnant'), closed('2')).hall
    expect(inLine(shut, 's/ktp', 'priority')).toEqual(['A-001'])
  })

  it('is refused to itself, to a closed counter, to one that is not there', () => {
    given(...begun)
      .when(transfer('1', { counterId: '1' }))
      .refused('transfer-to-same-counter', { counterId: '1' })
    given(...begun)
      .when(transfer('1', { counterId: '2' }))
      .refused('counter-not-open', { counterId: '2', state: 'closed' })
    given(...begun)
      .when(transfer('1', { counterId: '9' }))
      .refused('unknown-counter', { counterId: '9' })
    given(...begun, finished('A-001'))
      .when(transfer('1', { counterId: '2' }))
      .refused('counter-idle', { counterId: '1' })
  })
})
