import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createVoices, GRACE_MS, LEASE_MS } from '../src/voices.ts'

const asking = (instance: string, more: { able?: boolean; speaking?: boolean } = {}) => ({
  instance,
  able: true,
  speaking: false,
  ...more,
})

describe('the voice of a zone', () => {
  it('is given to the first who asks, and stays with who keeps asking', () => {
    const voices = createVoices()
    expect(voices.ask('A', asking('one'), 0)).toEqual({ speaks: true, leaseMs: LEASE_MS, others: 0 })
    expect(voices.ask('A', asking('two'), 1)).toEqual({ speaks: false, leaseMs: 0, others: 1 })
    expect(voices.ask('A', asking('one'), 5_000).speaks).toBe(true)
    expect(voices.ask('A', asking('two'), 10_999).speaks).toBe(false)
  })

  it('goes over when the one who had it has not asked for so long', () => {
    const voices = createVoices()
    voices.ask('A', asking('one'), 0)
    expect(voices.ask('A', asking('two'), LEASE_MS).speaks).toBe(true)
    expect(voices.ask('A', asking('one'), LEASE_MS + 1).speaks).toBe(false)
  })

  it('is not taken from one who may still be speaking', () => {
    const voices = createVoices()
    voices.ask('A', asking('one', { speaking: true }), 0)
    expect(voices.ask('A', asking('two'), LEASE_MS).speaks).toBe(false)
    expect(voices.ask('A', asking('two'), 15_000).speaks).toBe(true)
  })

  it('is given away at once by one who cannot be heard any more', () => {
    const voices = createVoices()
    voices.ask('A', asking('one'), 0)
    expect(voices.ask('A', asking('one', { able: false }), 1)).toMatchObject({ speaks: false })
    expect(voices.ask('A', asking('two'), 2)).toEqual({ speaks: true, leaseMs: LEASE_MS, others: 0 })
  })

  it('is lent to nobody while one who cannot go on finishes what it is saying', () => {
    const voices = createVoices()
    const hidden = { able: false, speaking: true }
    voices.ask('A', asking('one', { speaking: true }), 0)
    expect(voices.ask('A', asking('one', hidden), 1_000)).toEqual({ speaks: false, leaseMs: 0, others: 0 })
    expect(voices.ask('A', asking('two'), 1_001).speaks).toBe(false)
    voices.ask('A', asking('one', hidden), 3_000)
    expect(voices.ask('A', asking('two'), 8_999).speaks).toBe(false)
    voices.ask('A', asking('one', { able: false }), 9_000)
    expect(voices.ask('A', asking('two'), 9_001).speaks).toBe(true)
  })

  it('is not held for ever by one who says without end that it finishes', () => {
    const voices = createVoices()
    voices.ask('A', asking('one'), 0)
    for (let at = 2_000; at <= 20_000; at += 2_000) {
      voices.ask('A', asking('one', { able: false, speaking: true }), at)
    }
    expect(voices.ask('A', asking('two'), 20_001).speaks).toBe(true)
  })

  it('is not stopped by the words of one who has no right to them', () => {
    const voices = createVoices()
    voices.ask('A', asking('one', { able: false, speaking: true }), 0)
    expect(voices.ask('A', asking('two'), 1).speaks).toBe(true)
  })

  it("is each zone's own", () => {
    const voices = createVoices()
    voices.ask('A', asking('one'), 0)
    expect(voices.ask('B', asking('two'), 0).speaks).toBe(true)
  })

  it('is held by one display at most, whoever asks when', () => {
    const moves = fc.array(
      fc.record({
        instance: fc.constantFrom('one', 'two', 'three'),
        able: fc.boolean(),
        speaking: fc.boolean(),
        waitMs: fc.nat(8_000),
      }),
      { maxLength: 60 },
    )
    fc.assert(
      fc.property(moves, fc.boolean(), (list, grace) => {
        const voices = createVoices(grace ? 0 : undefined)
        /** Until when each display believes that it may begin to speak. */
        const until = new Map<string, number>()
        let at = 0
        for (const { waitMs, ...asked } of list) {
          at += waitMs
          const { speaks, leaseMs } = voices.ask('A', asked, at)
          until.set(asked.instance, speaks ? at + leaseMs : 0)
          expect([...until.values()].filter((end) => end > at).length).toBeLessThanOrEqual(1)
        }
      }),
    )
  })
})

describe('the voice of a zone when the master was restarted', () => {
  it('is for the first seconds lent only to one who is in the middle of words', () => {
    const voices = createVoices(0)
    expect(voices.ask('A', asking('two'), 100)).toEqual({ speaks: false, leaseMs: 0, others: 0 })
    expect(voices.ask('A', asking('one', { speaking: true }), 1_900).speaks).toBe(true)
    expect(voices.ask('A', asking('two'), GRACE_MS + 100).speaks).toBe(false)
    expect(voices.ask('A', asking('one'), GRACE_MS + 200).speaks).toBe(true)
    expect(voices.ask('A', asking('two'), GRACE_MS + 300).speaks).toBe(false)
  })

  it('stays with the one that was in the middle of words also after these are over', () => {
    const voices = createVoices(0)
    voices.ask('A', asking('one', { speaking: true }), 1_000)
    expect(voices.ask('A', asking('one'), 3_000).speaks).toBe(true)
  })

  it('waits for the words of one who could not begin any more', () => {
    const voices = createVoices(0)
    const ending = asking('one', { able: false, speaking: true })
    expect(voices.ask('A', ending, 1_000).speaks).toBe(false)
    expect(voices.ask('A', asking('two'), GRACE_MS).speaks).toBe(false)
    voices.ask('A', asking('one', { able: false }), GRACE_MS + 1)
    expect(voices.ask('A', asking('two'), GRACE_MS + 2).speaks).toBe(true)
  })

  it("is anybody's after these seconds, also in a zone whose first display asks only then", () => {
    const voices = createVoices(0)
    voices.ask('A', asking('one'), GRACE_MS - 1)
    expect(voices.ask('A', asking('one'), GRACE_MS).speaks).toBe(true)
    expect(voices.ask('B', asking('two'), GRACE_MS).speaks).toBe(true)
    expect(voices.ask('C', asking('three'), 3_600_000).speaks).toBe(true)
  })

  it('is heard from one mouth, whenever the master goes and comes back', () => {
    const ASK_MS = 2_000
    // Two seconds between questions, and a second and a half for one that nobody answered.
    const first = fc.nat(3_500)
    fc.assert(
      fc.property(first, fc.array(fc.nat(4_000)), (speakerAfterMs, others) => {
        const voices = createVoices(0)
        const questions = [
          ...Array.from({ length: 6 }, (_, i) => ({ who: 'speaker', at: speakerAfterMs + i * ASK_MS })),
          ...others.flatMap((from, n) =>
            Array.from({ length: 6 }, (_, i) => ({ who: `other-${n}`, at: from + i * ASK_MS })),
          ),
        ].sort((a, b) => a.at - b.at)
        for (const { who, at } of questions) {
          const { speaks } = voices.ask('A', asking(who, { speaking: who === 'speaker' }), at)
          expect(speaks).toBe(who === 'speaker')
        }
      }),
    )
  })
})
