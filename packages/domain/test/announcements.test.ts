import { describe, expect, it } from 'vitest'
import { type Command, get } from '../src/index.ts'
import { called, callIdOf, finished, issued, opened, recalled } from './build/events.ts'
import { given } from './build/given.ts'
import { after } from './build/mall.ts'

const callId = callIdOf('A-001', '1')
const acknowledge = (id: string): Command => ({ type: 'acknowledge-call', callId: id })
const announced = (id: string) => ({ type: 'call-announced', callId: id }) as const
const past = [opened('1', 'ktp'), issued('A-001', 'ktp'), called('A-001', '1')]

describe('acknowledging a call', () => {
  it('notes when it was shown and spoken', () => {
    const hall = given(...past)
      .when(acknowledge(callId), after(1))
      .then(announced(callId))
    expect(get(hall.calls, callId)).toMatchObject({ announcedAt: after(1), recall: false })
  })

  it('does nothing the second time: two displays of a zone say the same', () => {
    given(...past, announced(callId))
      .when(acknowledge(callId))
      .then()
  })

  it('is about one call, not about its recall', () => {
    const hall = given(...past, recalled('A-001', '1', 'again'))
      .when(acknowledge('again'))
      .then(announced('again'))
    expect(get(hall.calls, callId)?.announcedAt).toBeUndefined()
    expect(get(hall.calls, 'again')?.announcedAt).toBeDefined()
  })

  it('comes late without harm, when the person is long gone', () => {
    given(...past, finished('A-001'))
      .when(acknowledge(callId))
      .then(announced(callId))
  })

  it('is refused for a call that was never made, or not today', () => {
    given(...past)
      .when(acknowledge('nonsense'))
      .refused('unknown-call', { callId: 'nonsense' })
    given(...past, { type: 'day-closed' }, { type: 'day-opened', day: '2026-11-24' })
      .when(acknowledge(callId))
      .refused('unknown-call', { callId })
  })
})
