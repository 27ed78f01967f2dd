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
import { call, NOW, notice } from './support/views.ts'

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
  it('is shown without a voice when it was announced or dropped', () => {
    const dropped = { ...b, dropped: true }
    const { queue, effects } = run(START, viewed({ ...a, announced: true }, dropped))
    expect(effects).toEqual([])
    expect(shownCall(queue)?.id).toBe('a')
    expect(earlierCalls(queue)).toEqual([dropped])
  })

  it('is spoken as long as the master wants it to be, however old it is', () => {
    const old = { ...a, at: new Date(NOW - 600_000).toISOString() }
    const first = run(START, viewed(b, old))
    expect(spoken(first.effects)).toEqual(['a'])
    const later = seen({ calls: [b, old], now: NOW + 600_000 })
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
  const failing = [painted('a'), dwelt('a'), ended('a', 'failed')]

  it('leaves the call its time, marks the fault, and is begun anew before the others', () => {
    const failed = run(START, viewed(b, a), painted('a'), ended('a', 'failed'))
    expect(shownCall(failed.queue)?.id).toBe('a')
    expect(failed.queue.fault).toBe(true)
    const after = run(failed.queue, dwelt('a'), ...whole('a'), ...whole('b'))
    expect(spoken(after.effects)).toEqual(['a', 'b'])
    expect(acknowledged([...failed.effects, ...after.effects])).toEqual(['a', 'b'])
    expect(after.queue.fault).toBe(false)
  })

  it('that fails twice is left, acknowledges nothing, and keeps nobody waiting', () => {
    const { queue, effects } = run(START, viewed(b, a), ...failing, ...failing, ...whole('b'))
    expect(spoken(effects)).toEqual(['a', 'a', 'b'])
    expect(acknowledged(effects)).toEqual(['b'])
    expect(queue.unheard.map(({ id }) => id)).toEqual(['a'])
  })

  it('is not begun anew for a call that nobody wants any more', () => {
    const gone = viewed(b, { ...a, dropped: true })
    const { effects } = run(START, viewed(b, a), painted('a'), gone, ended('a', 'failed'), dwelt('a'))
    expect(spoken(effects)).toEqual(['a', 'b'])
  })

  it('cut off by a sleep is begun anew, also when the master has answered before', () => {
    const { effects } = run(
      START,
      viewed(b, a),
      painted('a'),
      dwelt('a'),
      stand('unknown'),
      stand('mine'),
      ended('a', 'failed'),
      ...whole('a'),
      ...whole('b'),
    )
    expect([spoken(effects), acknowledged(effects)]).toEqual([
      ['a', 'a', 'b'],
      ['a', 'b'],
    ])
  })

  it('that hangs is hushed, and the call is begun anew, once', () => {
    const overdue = { type: 'voice-overdue', id: 'a' } as const
    const hung = run(START, viewed(b, a), painted('a'), dwelt('a'), overdue)
    expect(hung.effects).toContainEqual({ type: 'hush' })
    expect(spoken(hung.effects)).toEqual(['a', 'a'])
    expect(hung.queue.fault).toBe(true)
    const again = run(hung.queue, painted('a'), dwelt('a'), overdue)
    expect(spoken(again.effects)).toEqual(['b'])
    expect(acknowledged([...hung.effects, ...again.effects])).toEqual([])
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

  it('says nothing that nobody wants any more, nor an old notice', () => {
    const waits = [painted('a'), ended('a', 'blocked'), stand('nobody'), dwelt('a')]
    const silent = run(START, viewed(a), ...waits, viewed({ ...a, dropped: true }))
    expect(spoken(run(silent.queue, stand('mine')).effects)).toEqual([])
    const told = seen({ notices: [notice('n')] })
    const unsaid = run(START, told, ended('notice:n', 'blocked'), stand('nobody'), dwelt('notice:n'))
    expect(spoken(run(unsaid.queue, stand('mine', NOW + 91_000)).effects)).toEqual([])
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

  it('takes the place of the first when that one still waits', () => {
    const { queue, effects } = run(START, viewed(b), viewed(a, b), viewed(c, a, b), viewed(again, c, b))
    const after = run(queue, ...whole('b'), ...whole('again'), ...whole('c'))
    expect(spoken([...effects, ...after.effects])).toEqual(['b', 'again', 'c'])
    expect(acknowledged(after.effects)).toEqual(['b', 'again', 'c'])
  })
})

describe('while a call waits', () => {
  it('what it is changes with the document: its counter, its language, and whether it is spoken at all', () => {
    const renamed = { ...b, counter: { ...b.counter, names: { id: 'Loket 9' } }, language: 'en' }
    const line = run(START, viewed(c, b, a), viewed({ ...c, discreet: true }, renamed, a))
    const { effects } = run(line.queue, ...whole('a'), ...whole('b'), painted('c'), dwelt('c'))
    expect(spoken(effects)).toEqual(['b'])
    expect(effects.find((effect) => effect.type === 'speak')?.item).toMatchObject({ call: renamed })
    expect(acknowledged(effects)).toEqual(['a', 'b', 'c'])
  })

  it('the one in the large place is renamed too', () => {
    const renamed = { ...a, counter: { ...a.counter, names: { id: 'Loket 9' } }, announced: true }
    expect(shownCall(run(START, viewed(a), viewed(renamed)).queue)).toBe(renamed)
  })

  it('it is forgotten when nobody wants it any more', () => {
    const { queue } = run(START, viewed(c, b, a), seen({ calls: [c, b, a], toSpeak: [a, c] }))
    expect(spoken(run(queue, ...whole('a'), ...whole('c')).effects)).toEqual(['c'])
  })
})

describe('more calls than a display shows', () => {
  const many = Array.from({ length: 20 }, (_, at) => call(`m${at}`, { number: `B-${at}` }))
  const ids = many.map(({ id }) => id)
  const shown = many.slice(-12).toReversed()

  it('are all spoken, in their order, also when the voice goes and comes back', () => {
    const line = run(START, seen({ calls: shown, toSpeak: many }))
    const flickered = run(line.queue, stand('elsewhere'), ended('m0', 'yielded'), stand('mine'))
    const { effects, queue } = run(flickered.queue, ...ids.flatMap(whole))
    expect(spoken([...flickered.effects, ...effects])).toEqual(ids)
    expect(acknowledged(effects)).toEqual(ids)
    expect(queue.waiting).toEqual([])
  })

  it('a repetition that is not shown any more is spoken as long as it is wanted', () => {
    const repeated = { ...a, announced: true, repeat: true }
    const line = run(START, seen({ calls: shown, toSpeak: [b, repeated] }))
    expect(spoken(run(line.queue, ...whole('b')).effects)).toEqual(['a:again'])
    const served = run(line.queue, seen({ calls: shown, toSpeak: [b] }))
    expect(spoken(run(served.queue, ...whole('b')).effects)).toEqual([])
  })
})

describe('while all are to leave the building', () => {
  const leave = notice('n', { template: 'evacuate', values: {} })
  const said = { ...leave, announced: true }

  it('nothing else is said; what is still wanted is said once it is ended', () => {
    const alone = run(START, seen({ notices: [leave] }), seen({ calls: [a], notices: [leave] }))
    const after = run(alone.queue, ...whole('notice:n'), seen({ calls: [a, b], notices: [said] }))
    expect(spoken([...alone.effects, ...after.effects])).toEqual(['notice:n'])
    expect(spoken(run(after.queue, seen({ calls: [a] })).effects)).toEqual(['a'])
  })

  it('it is hushed when it is ended in the middle of its words, and the next call is spoken', () => {
    const { queue } = run(START, seen({ notices: [leave] }), seen({ calls: [a], notices: [leave] }))
    const { effects } = run(queue, seen({ calls: [a] }))
    expect(effects.map(({ type }) => type).slice(0, 2)).toEqual(['hush', 'speak'])
    expect(spoken(effects)).toEqual(['a'])
  })

  it('what was not begun when it was ended is never said', () => {
    const { queue } = run(START, viewed(a), seen({ calls: [a], notices: [leave] }))
    expect(spoken(run(queue, viewed(a), ...whole('a')).effects)).toEqual([])
  })
})
