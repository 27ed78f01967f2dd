import { describe, expect, it } from 'vitest'
import { STUCK_MS, shownCall, turnCall } from '../src/screen/calls/queue.ts'
import { takenUp } from '../src/screen/calls/turn.ts'
import {
  ALONE,
  acknowledged,
  breathed,
  dwelt,
  ended,
  painted,
  run,
  SILENT,
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
const heard = <T extends object>(one: T) => ({ ...one, announced: true })
const waited = (id: string) => ({ type: 'waited', id }) as const

describe('while another display speaks', () => {
  it('calls are shown in its rhythm, neither spoken nor acknowledged', () => {
    const first = run(SILENT, viewed(b, a), painted('a'), dwelt('a'))
    expect(shownCall(first.queue)?.id).toBe('a')
    const next = run(first.queue, viewed(b, heard(a)), breathed('a'))
    expect(shownCall(next.queue)?.id).toBe('b')
    expect([...spoken(first.effects), ...spoken(next.effects)]).toEqual([])
    expect([...acknowledged(first.effects), ...acknowledged(next.effects)]).toEqual([])
  })

  it('a call that nobody announces does not stand for ever', () => {
    const { queue, effects } = run(SILENT, viewed(b, a), painted('a'), dwelt('a'), waited('a'))
    expect(shownCall(queue)?.id).toBe('b')
    expect(effects).toContainEqual(expect.objectContaining({ type: 'later', ms: STUCK_MS }))
  })

  it('what it has announced already is not shown late', () => {
    const { queue } = run(SILENT, viewed(a), viewed(b, a), viewed(heard(b), a), viewed(heard(b), heard(a)))
    expect(run(queue, dwelt('a'), breathed('a')).queue.turn).toBeNull()
  })

  it('a discreet call is shown, and left to it to acknowledge', () => {
    const d = call('d', { discreet: true })
    expect(acknowledged(run(SILENT, viewed(d), painted('d'), dwelt('d')).effects)).toEqual([])
  })
})

describe('a display that takes the voice over', () => {
  it('says what nobody has heard, in order, the one that is large from its start', () => {
    const before = run(SILENT, viewed(b, a), painted('a'), dwelt('a'))
    const after = run(before.queue, stand('mine'), ...whole('a'), ...whole('b'))
    expect(spoken(after.effects)).toEqual(['a', 'b'])
    expect(acknowledged(after.effects)).toEqual(['a', 'b'])
  })

  it('says what it had shown in vain, but nothing that was announced or dropped', () => {
    const calls = ['e', 'f', 'g', 'h'].map((id, at) => call(id, { number: `A-00${at}` }))
    const [e, f, g, h] = calls as [typeof a, typeof a, typeof a, typeof a]
    const turns = calls.flatMap(({ id }) => [painted(id), dwelt(id), waited(id)])
    const shown = run(SILENT, viewed(h, g, f, e), ...turns)
    const view = viewed(h, { ...g, dropped: true }, heard(f), e)
    const after = run(shown.queue, view, stand('mine'), ...whole('e'), ...whole('h'))
    expect(spoken(after.effects)).toEqual(['e', 'h'])
  })

  it('does not say twice what it is just saying or has said itself', () => {
    const speaking = run(START, viewed(a), painted('a'), stand('elsewhere'), stand('mine'))
    expect(spoken(speaking.effects)).toEqual(['a'])
    const said = run(speaking.queue, ended('a'), dwelt('a'), breathed('a'), stand('elsewhere'), stand('mine'))
    expect(spoken(said.effects)).toEqual([])
  })

  it('shows a call that it had to yield, and says it when the voice comes back', () => {
    const yielded = run(START, viewed(a), painted('a'), stand('elsewhere'), ended('a', 'yielded'))
    expect(yielded.queue.turn?.voice).toBe('mute')
    expect(yielded.queue.fault).toBe(false)
    const back = run(yielded.queue, stand('mine'), ...whole('a'))
    expect([spoken(back.effects), acknowledged(back.effects)]).toEqual([['a'], ['a']])
  })

  it('says what it had to yield also when the voice came back before it noticed', () => {
    const { effects } = run(START, viewed(a), stand('elsewhere'), stand('mine'), ended('a', 'yielded'))
    const after = run(START, viewed(a), stand('elsewhere'), stand('mine'), ended('a', 'yielded'), dwelt('a'))
    expect([spoken(effects), spoken(after.effects)]).toEqual([['a'], ['a', 'a']])
  })

  it('that had to yield what the other has said meanwhile goes on soon', () => {
    const { queue, effects } = run(
      START,
      viewed(b, a),
      stand('elsewhere'),
      viewed(b, heard(a)),
      ended('a', 'yielded'),
      dwelt('a'),
      breathed('a'),
    )
    const waits = effects.filter((effect) => effect.type === 'later' && effect.input.type === 'waited')
    expect(waits).toEqual([expect.objectContaining({ input: { type: 'waited', turn: queue.turn?.nth } })])
    expect(shownCall(queue)?.id).toBe('b')
  })

  it('is not misled by what an earlier turn of the same call left behind', () => {
    const first = run(SILENT, viewed(a), painted('a'))
    const stale = first.effects.flatMap((effect) => (effect.type === 'later' ? [effect.input] : []))
    let { queue } = run(first.queue, stand('mine'))
    for (const input of stale) queue = run(queue, input as never).queue
    expect(queue.turn).toMatchObject({ voice: 'speaking', dwelt: false })
  })
})

describe('a zone in which nobody can speak', () => {
  it('shows its calls one after the other, and acknowledges none', () => {
    const { queue, effects } = run(ALONE, viewed(b, a), painted('a'), dwelt('a'), painted('b'))
    expect(shownCall(queue)?.id).toBe('b')
    expect([spoken(effects), acknowledged(effects)]).toEqual([[], []])
  })

  it('acknowledges what needs no voice', () => {
    const d = call('d', { discreet: true })
    expect(acknowledged(run(ALONE, viewed(d), painted('d'), dwelt('d')).effects)).toEqual(['d'])
  })
})

it('a display takes the voice up with an up-to-date view, and keeps it when the views stop', () => {
  expect(takenUp('mine', false, 'elsewhere')).toBe('unknown')
  expect(takenUp('mine', true, 'unknown')).toBe('mine')
  expect(takenUp('mine', false, 'mine')).toBe('mine')
  expect(takenUp('elsewhere', false, 'mine')).toBe('elsewhere')
})

it('before the master has said who speaks, nothing begins', () => {
  const { queue } = run(run(START, stand('unknown')).queue, viewed(a))
  expect(queue.turn).toBeNull()
  expect(spoken(run(queue, stand('mine')).effects)).toEqual(['a'])
})

describe('in quiet hours', () => {
  it('calls are shown and acknowledged without a word', () => {
    const { effects } = run(START, seen({ calls: [a], quiet: true }), painted('a'), dwelt('a'))
    expect([spoken(effects), acknowledged(effects)]).toEqual([[], ['a']])
  })

  it('only what cannot wait is spoken', () => {
    const notices = [notice('calm'), notice('help', { template: 'medical-help', values: { at: '3' } })]
    const { effects } = run(
      START,
      seen({ notices, quiet: true }),
      ...whole('notice:help'),
      painted('notice:calm'),
      dwelt('notice:calm'),
    )
    expect(spoken(effects)).toEqual(['notice:help'])
    expect(acknowledged(effects)).toEqual(['help', 'calm'])
  })
})

describe('a call to be repeated', () => {
  const said = run(START, viewed(a), ...whole('a'), viewed(heard(a)))
  const again = { ...heard(a), repeat: true }

  it('is shown large and spoken once more, and acknowledged as the repetition', () => {
    const begun = run(said.queue, viewed(again), viewed(again))
    expect(turnCall(begun.queue)?.id).toBe('a')
    const after = run(begun.queue, ...whole('a:again'), viewed(heard(a)), viewed(again))
    expect(spoken([...begun.effects, ...after.effects])).toEqual(['a:again'])
    expect(acknowledged(after.effects)).toEqual(['a again'])
  })

  it('takes its turn after those that wait, and is void when the person came or was called anew', () => {
    const line = run(said.queue, viewed(b, heard(a)), viewed(b, again))
    expect(line.queue.waiting.map(({ id }) => id)).toEqual(['a:again'])
    expect(run(line.queue, viewed(b, heard(a))).queue.waiting).toEqual([])
    const recall = call('recall', { number: 'A-001', recall: true })
    const called = run(line.queue, viewed(recall, b)).queue.waiting
    expect(called.map(({ id }) => id)).toEqual(['recall'])
  })
})

describe('a dropped call', () => {
  it('is neither spoken nor shown large', () => {
    const { queue, effects } = run(START, viewed(a), viewed(b, a), viewed({ ...b, dropped: true }, a))
    expect(spoken([...effects, ...run(queue, ...whole('a')).effects])).toEqual(['a'])
    expect(spoken(run(START, viewed({ ...a, dropped: true })).effects)).toEqual([])
  })
})

describe('notices', () => {
  it('wait for the present call, then come before the others, the most urgent first', () => {
    const notices = [
      notice('evacuate', { template: 'evacuate' }),
      notice('later'),
      notice('doctor', { template: 'medical-help' }),
      notice('calm'),
    ]
    const c = call('c', { number: 'C-003' })
    const line = run(START, viewed(a), viewed(c, b, a), seen({ calls: [c, b, a], notices }))
    expect(line.queue.turn?.item.id).toBe('a')
    expect(line.queue.waiting.map(({ id }) => id)).toEqual([
      'notice:evacuate',
      'notice:doctor',
      'notice:calm',
      'notice:later',
      'b',
      'c',
    ])
    const after = run(line.queue, ...whole('a'), ...whole('notice:evacuate'))
    expect(acknowledged(after.effects)).toEqual(['a', 'evacuate'])
    expect(turnCall(after.queue)).toBeNull()
    expect(shownCall(after.queue)?.id).toBe('a')
  })

  it('that are old are not spoken', () => {
    const old = notice('n', { at: new Date(NOW - 91_000).toISOString() })
    expect(spoken(run(START, seen({ notices: [old] })).effects)).toEqual([])
  })
})
