import { describe, expect, test } from 'vitest'
import { callsToSpeak, needsSpeech, STALE_AFTER_MS, silenceOf } from '../src/index.ts'

const at = '2026-11-23T09:00:00+08:00'
const now = Date.parse(at)
const call = { id: 'c1', at, discreet: false, announced: false }

describe('what a display speaks', () => {
  test('a fresh call', () => {
    expect(needsSpeech(call, now)).toBe(true)
    expect(needsSpeech(call, now + STALE_AFTER_MS)).toBe(true)
  })

  test('a call from a clock that runs ahead', () => {
    expect(needsSpeech(call, now - 5_000)).toBe(true)
  })

  test('not a discreet, announced or stale one, and it says why', () => {
    expect(silenceOf({ ...call, discreet: true }, now)).toBe('discreet')
    expect(silenceOf({ ...call, announced: true }, now)).toBe('announced')
    expect(silenceOf(call, now + STALE_AFTER_MS + 1)).toBe('stale')
    expect(silenceOf(call, now)).toBeNull()
  })

  test('oldest first, each once', () => {
    const calls = ['c4', 'c3', 'c2', 'c1'].map((id) => ({ ...call, id, discreet: id === 'c2' }))
    expect(callsToSpeak(calls, now, new Set(['c3'])).map(({ id }) => id)).toEqual(['c1', 'c4'])
  })
})
