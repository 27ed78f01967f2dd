import { describe, expect, it } from 'vitest'
import {
  CALLS_SHOWN,
  type Command,
  callsToSpeak,
  get,
  isDropped,
  isRepetitionWanted,
  tendCalls,
} from '../src/index.ts'
import {
  announced,
  called,
  callIdOf,
  finished,
  held,
  issued,
  noShow,
  opened,
  recalled,
  started,
  transferred,
} from './build/events.ts'
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

describe('a call nobody waits for any more', () => {
  const ends = {
    'the person has come': [started('A-001')],
    'the person was served': [finished('A-001')],
    'the person was absent': [noShow('A-001')],
    'the person was asked to come back': [held('A-001')],
    'the person was sent elsewhere': [transferred('A-001', 'kk')],
    'it was made anew': [recalled('A-001', '1', 'again')],
    'another counter calls': [held('A-001'), opened('2', 'ktp'), called('A-001', '2', 'number')],
    'the counter has called the next': [finished('A-001'), issued('A-002', 'ktp'), called('A-002', '1')],
  }

  it.each(Object.entries(ends))('is dropped as overtaken at once: %s', (_what, events) => {
    const wanted = given(...past, ...events)
    const call = get(wanted.hall.calls, callId)
    if (call === undefined) throw new Error('the call is gone')
    expect(isDropped(wanted.hall, call, after(0))).toBe(true)
    expect(callsToSpeak(wanted.hall, 'A', after(0)).map(({ id }) => id)).not.toContain(callId)
    const hall = wanted.when(TEND).then(dropped('overtaken'))
    expect(hall.droppedCalls).toBe(0)
    expect(tendCalls(hall, after(0))).toEqual([])
  })

  it('is neither dropped nor repeated when it was heard before', () => {
    const { hall } = given(...past, announced(callId), started('A-001'))
    expect(tendCalls(hall, after(9))).toEqual([])
    const call = get(hall.calls, callId)
    expect(call && isDropped(hall, call, after(9))).toBe(false)
  })
})

describe('what a zone is to speak', () => {
  const others = Array.from({ length: CALLS_SHOWN + 8 }, (_, i) => `A-${String(i + 2).padStart(3, '0')}`)
  const spoken = (hall: ReturnType<typeof given>['hall'], zone: string, minutes: number) =>
    callsToSpeak(hall, zone, after(minutes)).map(({ id }) => id)

  it('is every call not heard yet, the oldest first, each in the zone of its counter', () => {
    const { hall } = given(
      at(after(0), opened('1', 'ktp')),
      at(after(0), opened('2', 'ktp')),
      at(after(0), opened('3', 'sim')),
      ...['A-001', 'A-002'].map((number) => issued(number, 'ktp')),
      issued('B-001', 'sim'),
      at(after(0.1), called('A-002', '2')),
      at(after(0.2), called('B-001', '3')),
      at(after(0.3), called('A-001', '1')),
    )
    expect(spoken(hall, 'A', 1)).toEqual([callIdOf('A-002', '2'), callIdOf('A-001', '1')])
    expect(spoken(hall, 'B', 1)).toEqual([callIdOf('B-001', '3')])
    expect(spoken(hall, 'Q', 1)).toEqual([])
  })

  it('is every one of them, when more are called than a display shows', () => {
    const places = others.map((_, i) => ({
      id: `x${i}`,
      name: { id: `Loket ${i}` },
      zone: 'A',
      serviceIds: ['ktp'],
    }))
    const calls = others.flatMap((number, i) => [
      opened(`x${i}`, 'ktp'),
      issued(number, 'ktp'),
      at(after(i / 100), called(number, `x${i}`)),
    ])
    const { hall } = givenMall({ counters: [...mall.counters, ...places] }, issued('A-001', 'ktp'), ...calls)
    expect(spoken(hall, 'A', 1)).toEqual(others.map((number, i) => callIdOf(number, `x${i}`)))
  })

  it('is the repetition of a call that many others have pushed off the displays', () => {
    const many = others.flatMap((number) => [
      issued(number, 'ktp'),
      called(number, '2'),
      announced(callIdOf(number, '2')),
      finished(number),
    ])
    const hall = givenMall(repeating, ...past, announced(callId), opened('2', 'ktp'), ...many)
      .when(TEND, after(1))
      .then(repeated)
    expect(spoken(hall, 'A', 1.1)).toEqual([callId])
    expect(spoken(hall, 'A', 3)).toEqual([])
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

  it('is dropped on record also when many others have taken its place on the displays', () => {
    const numbers = Array.from({ length: CALLS_SHOWN + 3 }, (_, i) => `A-0${String(i + 1).padStart(2, '0')}`)
    const many = numbers.flatMap((number) => [issued(number, 'ktp'), called(number, '1'), finished(number)])
    const { hall } = given(opened('1', 'ktp'), ...many)
    const tended = tendCalls(hall, after(2))
    expect(tended.map((event) => event.type === 'call-dropped' && event.callId).toSorted()).toEqual(
      numbers.map((number) => callIdOf(number, '1')).toSorted(),
    )
  })

  it.each([20, 300, 900])('waits as long as the mall says, to the millisecond: %d s', (staleAfterSeconds) => {
    const { hall } = givenMall({ announcements: { ...mall.announcements, staleAfterSeconds } }, ...past)
    const due = after(0) + staleAfterSeconds * 1_000
    expect(callsToSpeak(hall, 'A', due - 1).map(({ id }) => id)).toEqual([callId])
    expect(tendCalls(hall, due - 1)).toEqual([])
    expect(callsToSpeak(hall, 'A', due)).toEqual([])
    expect(tendCalls(hall, due)).toEqual([dropped('stale')])
  })
})
