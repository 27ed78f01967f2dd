import { describe, expect, it } from 'vitest'
import { earlierCalls, shownCall } from '../src/screen/calls/queue.ts'
import {
  acknowledged,
  breathed,
  dwelt,
  ended,
  painted,
  run,
  START,
  seen,
  spoken,
  stand,
  viewed,
  whole,
} from './support/schedule.ts'
import { call, NOW } from './support/views.ts'

const a = call('a', { number: 'A-001' })
const b = call('b', { number: 'B-002' })
const c = call('c', { number: 'C-003' })

describe('one call', () => {
  it('is shown and spoken at once', () => {
    const { queue, effects } = run(START, viewed(a))
    expect(shownCall(queue)).toBe(a)
    expect(spoken(effects)).toEqual(['a'])
  })

  it('is acknowledged when it was painted and spoken, and only once', () => {
    const before = run(START, viewed(a), dwelt('a'), ended('a'))
    expect(acknowledged(before.effects)).toEqual([])
    const after = run(before.queue, painted('a'), painted('a'), breathed('a'))
    expect(acknowledged(after.effects)).toEqual(['a'])
  })

  it('is not acknowledged while it is being spoken', () => {
    expect(acknowledged(run(START, viewed(a), painted('a'), dwelt('a')).effects)).toEqual([])
  })

  it('stays when its turn is over', () => {
    const { queue } = run(START, viewed(a), ...whole('a'))
    expect(queue.turn).toBeNull()
    expect(shownCall(queue)).toBe(a)
  })

  it('is not said again by later views', () => {
    const later = { ...a, announced: true }
    expect(spoken(run(START, viewed(a), viewed(a), ...whole('a'), viewed(later), viewed(a)).effects)).toEqual(
      ['a'],
    )
  })
})

describe('what a display finds when it starts', () => {
  it('is shown without a voice when it was announced or is old', () => {
    const old = { ...b, at: new Date(NOW - 91_000).toISOString() }
    const { queue, effects } = run(START, viewed({ ...a, announced: true }, old))
    expect(effects).toEqual([])
    expect(shownCall(queue)?.id).toBe('a')
    expect(earlierCalls(queue)).toEqual([old])
  })

  it('is spoken when it is fresh, however long it then waits', () => {
    const first = run(START, viewed(b, a))
    const later = seen({ calls: [b, a], now: NOW + 600_000 })
    expect(spoken(run(first.queue, later, ...whole('a')).effects)).toEqual(['b'])
  })
})

describe('several calls', () => {
  it('each have the large place while they are spoken, oldest first, and none is told early', () => {
    let { queue, effects } = run(START, viewed(a), viewed(b, a), viewed(c, b, a))
    expect([shownCall(queue)?.id, earlierCalls(queue), spoken(effects)]).toEqual(['a', [], ['a']])
    ;({ queue, effects } = run(queue, ...whole('a')))
    expect([shownCall(queue)?.id, earlierCalls(queue), spoken(effects)]).toEqual(['b', [a], ['b']])
    ;({ queue, effects } = run(queue, ...whole('b'), ...whole('c')))
    expect([shownCall(queue)?.id, earlierCalls(queue), spoken(effects)]).toEqual(['c', [b, a], ['c']])
  })

  it('are not cut off by a short voice: each keeps its time, and there is a breath between', () => {
    const one = run(START, viewed(b, a), painted('a'), ended('a'), breathed('a'))
    expect(shownCall(one.queue)?.id).toBe('a')
    const two = run(START, viewed(b, a), painted('a'), dwelt('a'), ended('a'))
    expect(shownCall(two.queue)?.id).toBe('a')
    expect(shownCall(run(two.queue, breathed('a')).queue)?.id).toBe('b')
  })
})

describe('a failed voice', () => {
  it('leaves the call its time, marks the fault, acknowledges nothing and goes on', () => {
    const failed = run(START, viewed(b, a), painted('a'), ended('a', 'failed'))
    expect(shownCall(failed.queue)?.id).toBe('a')
    expect(failed.queue.fault).toBe(true)
    const after = run(failed.queue, dwelt('a'), ...whole('b'))
    expect(acknowledged([...failed.effects, ...after.effects])).toEqual(['b'])
    expect(after.queue.fault).toBe(false)
  })

  it('that hangs is hushed, and the next call is spoken', () => {
    const { queue, effects } = run(START, viewed(b, a), painted('a'), dwelt('a'), {
      type: 'voice-overdue',
      id: 'a',
    })
    expect(effects).toContainEqual({ type: 'hush' })
    expect(spoken(effects)).toEqual(['a', 'b'])
    expect(queue.fault).toBe(true)
    expect(acknowledged(run(queue, ended('a')).effects)).toEqual([])
  })

  it('does not count against a voice that ended in time', () => {
    const { queue, effects } = run(START, viewed(a), painted('a'), ended('a'), {
      type: 'voice-overdue',
      id: 'a',
    })
    expect(effects.some((effect) => effect.type === 'hush')).toBe(false)
    expect(queue.fault).toBe(false)
  })
})

describe('a browser that still wants a touch', () => {
  it('shows calls without a fault, and says the fresh ones once it is touched', () => {
    const silent = run(START, viewed(b, a), painted('a'), ended('a', 'blocked'), stand('nobody'), dwelt('a'))
    expect(silent.queue.fault).toBe(false)
    const shown = run(silent.queue, painted('b'), dwelt('b'))
    expect([...acknowledged(silent.effects), ...acknowledged(shown.effects)]).toEqual([])
    const touched = run(shown.queue, stand('mine', NOW + 30_000), ...whole('a'), ...whole('b'))
    expect(spoken(touched.effects)).toEqual(['a', 'b'])
    expect(acknowledged(touched.effects)).toEqual(['a', 'b'])
  })

  it('says nothing old', () => {
    const silent = run(START, viewed(a), painted('a'), ended('a', 'blocked'), stand('nobody'), dwelt('a'))
    expect(spoken(run(silent.queue, stand('mine', NOW + 91_000)).effects)).toEqual([])
  })
})

describe('a discreet call', () => {
  const d = call('d', { number: 'R-004', discreet: true })

  it('is never spoken, and acknowledged after its time in the large place', () => {
    const shown = run(START, viewed(d), painted('d'))
    expect(spoken(shown.effects)).toEqual([])
    expect(acknowledged(shown.effects)).toEqual([])
    expect(acknowledged(run(shown.queue, dwelt('d')).effects)).toEqual(['d'])
  })

  it('takes its turn among the others', () => {
    const { queue, effects } = run(START, viewed(b, d, a), ...whole('a'))
    expect(shownCall(queue)?.id).toBe('d')
    expect(spoken([...effects, ...run(queue, painted('d'), dwelt('d')).effects])).toEqual(['a', 'b'])
  })
})

describe('a newer call of the same ticket', () => {
  const again = call('again', { number: 'A-001', recall: true })

  it('is spoken again after the first was spoken', () => {
    const { queue, effects } = run(START, viewed(a), viewed(again), ...whole('a'))
    expect(spoken(effects)).toEqual(['a', 'again'])
    expect(shownCall(queue)).toBe(again)
    expect(earlierCalls(queue)).toEqual([])
  })

  it('is said once, at the place of the first, when that one still waits; both count as said', () => {
    const { queue, effects } = run(START, viewed(b), viewed(a, b), viewed(c, a, b), viewed(again, c, b))
    const after = run(queue, ...whole('b'), ...whole('again'), ...whole('c'))
    expect(spoken([...effects, ...after.effects])).toEqual(['b', 'again', 'c'])
    expect(acknowledged(after.effects)).toEqual(['b', 'a', 'again', 'c'])
  })

  it('to another counter makes the one that waits void', () => {
    const elsewhere = call('else', { number: 'A-001', counter: { id: '5', name: 'Loket 5', names: {} } })
    const { queue } = run(START, viewed(b), viewed(a, b), viewed(elsewhere, b))
    const after = run(queue, ...whole('b'), ...whole('else'))
    expect(spoken(after.effects)).toEqual(['else'])
    expect(acknowledged(after.effects)).toEqual(['b', 'else'])
  })
})
