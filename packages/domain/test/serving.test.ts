import { describe, expect, it } from 'vitest'
import { counterAt, tallyOf } from '../src/index.ts'
import { finish, start } from './build/commands.ts'
import { called, finished, issued, opened, paused, recalled, started } from './build/events.ts'
import { at, given, present } from './build/given.ts'
import { after } from './build/mall.ts'

const begun = [opened('1', 'ktp', 'kk'), issued('A-001', 'ktp'), at(after(10), called('A-001', '1'))]

describe('starting', () => {
  it('notes when the person came', () => {
    const hall = given(...begun)
      .when(start('1'), after(11))
      .then(started('A-001'))
    expect(present(hall, 'A-001')).toMatchObject({
      state: 'serving',
      startedAt: after(11),
      calledAt: after(10),
    })
  })

  it('is refused a second time, and at a free counter', () => {
    given(...begun, started('A-001'))
      .when(start('1'))
      .refused('ticket-not-called', { number: 'A-001', state: 'serving' })
    given(opened('1', 'ktp')).when(start('1')).refused('counter-idle', { counterId: '1' })
    given().when(start('9')).refused('unknown-counter', { counterId: '9' })
  })
})

describe('finishing', () => {
  it('ends the visit and frees the counter', () => {
    const hall = given(...begun, at(after(11), started('A-001')))
      .when(finish('1'), after(25))
      .then(finished('A-001'))
    expect(present(hall, 'A-001')).toMatchObject({ state: 'done', endedAt: after(25), counterId: '1' })
    expect(counterAt(hall, '1').ticketId).toBeUndefined()
    expect(counterAt(hall, '1').callId).toBeUndefined()
  })

  it('needs no start: officers forget it', () => {
    given(...begun)
      .when(finish('1'))
      .then(finished('A-001'))
  })

  it('works while the counter is paused', () => {
    given(...begun, paused('1'))
      .when(finish('1'))
      .then(finished('A-001'))
  })

  it('is refused at a free counter', () => {
    given(opened('1', 'ktp')).when(finish('1')).refused('counter-idle', { counterId: '1' })
    given(...begun, finished('A-001'))
      .when(finish('1'))
      .refused('counter-idle', { counterId: '1' })
  })

  it('counts service from the last call to the end, and waiting up to that call', () => {
    const hall = given(
      ...begun,
      at(after(12), recalled('A-001', '1', 'again')),
      at(after(13), started('A-001')),
      at(after(20), finished('A-001')),
    ).hall
    const minute = 60_000
    expect(tallyOf(hall, 'ktp')).toEqual({
      issued: 1,
      served: 1,
      noShow: 0,
      serviceMs: 8 * minute,
      waitMs: 12 * minute,
    })
    expect(counterAt(hall, '1')).toMatchObject({ served: 1, serviceMs: 8 * minute })
  })
})
