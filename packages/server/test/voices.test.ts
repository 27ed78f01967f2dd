import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createVoices, LEASE_MS } from '../src/voices.ts'

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
      fc.property(moves, (list) => {
        const voices = createVoices()
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
