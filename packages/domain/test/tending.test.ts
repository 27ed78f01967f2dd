import { describe, expect, it } from 'vitest'
import { CALLS_SHOWN, type Command, get, isRepetitionWanted, tendCalls } from '../src/index.ts'
import { announced, called, callIdOf, finished, issued, opened, recalled, started } from './build/events.ts'
import { at, given, givenMall } from './build/given.ts'
import { after, mall } from './build/mall.ts'

const TEND: Command = { type: 'tend-calls' }
const callId = callIdOf('A-001', '1')
const repeating = { announcements: { ...mall.announcements, repeatAfterSeconds: 60 } }
const past = [opened('1', 'ktp'), issued('A-001', 'ktp'), called('A-001', '1')]
const repeated = { type: 'call-repeated', callId } as const
const dropped = (reason: 'stale' | 'overtaken') => ({ type: 'call-dropped', callId, reason }) as const

describe('a call that was heard', () => {
  const heard = [...past, at(after(0.1), announced(callId))]

  it('is repeated once when nobody came, counted from when it was heard', () => {
    givenMall(repeating, ...heard)
      .when(TEND, after(1.05))
      .then()
    const hall = givenMall(repeating, ...heard)
      .when(TEND, after(1.1))
      .then(repeated)
    expect(get(hall.calls, callId)?.repeatedAt).toBe(after(1.1))
    givenMall(repeating, ...heard, at(after(2), repeated))
      .when(TEND, after(9))
      .then()
  })

  it('is not repeated when somebody came, when it was called again, or when the mall does not want it', () => {
    givenMall(repeating, ...heard, started('A-001'))
      .when(TEND, after(5))
      .then()
    const again = [at(after(1), recalled('A-001', '1', 'again')), at(after(1), announced('again'))]
    givenMall(repeating, ...heard, ...again)
      .when(TEND, after(1.5))
      .then()
    given(...heard)
      .when(TEND, after(60))
      .then()
  })

  it('is not repeated in a discreet service', () => {
    const discreet = callIdOf('K-001', '5')
    givenMall(
      repeating,
      opened('5', 'curhat'),
      issued('K-001', 'curhat'),
      called('K-001', '5'),
      announced(discreet),
    )
      .when(TEND, after(5))
      .then()
  })

  it('is acknowledged once more when the repetition was heard, and only then', () => {
    const again: Command = { type: 'acknowledge-call', callId, repeat: true }
    given(...heard)
      .when(again)
      .then()
    const told = { ...announced(callId), repeat: true } as const
    const hall = given(...heard, at(after(2), repeated))
      .when(again, after(3))
      .then(told)
    expect(get(hall.calls, callId)).toMatchObject({ announcedAt: after(0.1), repeatAnnouncedAt: after(3) })
    given(...heard, at(after(2), repeated), at(after(3), told))
      .when(again)
      .then()
  })
})

describe('a repetition', () => {
  const due = [...past, at(after(0.1), announced(callId)), at(after(2), repeated)]
  const isWanted = (minutes: number, ...events: Parameters<typeof given>) => {
    const hall = given(...due, ...events)
      .when(TEND, after(minutes))
      .then()
    const call = get(hall.calls, callId)
    return call !== undefined && isRepetitionWanted(hall, call, after(minutes))
  }

  it('is wanted until it was heard, the person came, or it is too late', () => {
    expect(isWanted(2.1)).toBe(true)
    const heard = { ...announced(callId), repeat: true } as const
    expect(isWanted(2.1, heard)).toBe(false)
    expect(isWanted(2.1, started('A-001'))).toBe(false)
    expect(isWanted(4)).toBe(false)
  })
})

describe('a call that nobody announced', () => {
  it('is dropped, on record, when it is stale', () => {
    given(...past)
      .when(TEND, after(1.9))
      .then()
    const hall = given(...past)
      .when(TEND, after(2))
      .then(dropped('stale'))
    expect(hall.droppedCalls).toBe(1)
    given(...past, at(after(2), dropped('stale')))
      .when(TEND, after(9))
      .then()
  })

  it('is dropped as overtaken when the person had come meanwhile', () => {
    given(...past, started('A-001'))
      .when(TEND, after(2))
      .then(dropped('overtaken'))
  })

  it('is dropped on record also when many others have taken its place on the displays', () => {
    const numbers = Array.from({ length: CALLS_SHOWN + 3 }, (_, i) => `A-0${String(i + 1).padStart(2, '0')}`)
    const many = numbers.flatMap((number) => [issued(number, 'ktp'), called(number, '1'), finished(number)])
    const { hall } = given(opened('1', 'ktp'), ...many)
    const tended = tendCalls(hall, after(2))
    expect(tended.map((event) => event.type === 'call-dropped' && event.callId).toSorted()).toEqual(
      numbers.map((number) => callIdOf(number, '1')).toSorted(),
    )
  })

  it('waits as long as the mall says', () => {
    const patient = { announcements: { ...mall.announcements, staleAfterSeconds: 300 } }
    givenMall(patient, ...past)
      .when(TEND, after(4.9))
      .then()
    givenMall(patient, ...past)
      .when(TEND, after(5))
      .then(dropped('stale'))
  })
})
