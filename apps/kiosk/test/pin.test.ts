import { steppedTimers } from '@antre/testkit'
import { describe, expect, test } from 'vitest'
import { pinGuard } from '../src/staff/pin.ts'
import { staffSession } from '../src/staff/session.ts'

const MINUTE_MS = 60_000

describe('the PIN', () => {
  const wrong = (guard: ReturnType<typeof pinGuard>, times: number) =>
    Array.from({ length: times }, () => guard.try('0000'))

  test('five wrong ones lock it for a minute, also for the right one; then twice as long', () => {
    const clock = steppedTimers()
    const guard = pinGuard('2468', clock)
    expect(wrong(guard, 5)).toEqual([
      { is: 'wrong', triesLeft: 4 },
      { is: 'wrong', triesLeft: 3 },
      { is: 'wrong', triesLeft: 2 },
      { is: 'wrong', triesLeft: 1 },
      { is: 'locked', seconds: 60 },
    ])
    clock.advance(59_000)
    expect(guard.try('2468')).toEqual({ is: 'locked', seconds: 1 })
    clock.advance(1_000)
    expect(wrong(guard, 5).at(-1)).toEqual({ is: 'locked', seconds: 120 })
    clock.advance(2 * MINUTE_MS)
    expect(guard.lockedSeconds()).toBe(0)
    expect(guard.try('2468')).toEqual({ is: 'right' })
  })

  test('a right one clears what was wrong before', () => {
    const clock = steppedTimers()
    const guard = pinGuard('2468', clock)
    wrong(guard, 5)
    clock.advance(MINUTE_MS)
    guard.try('2468')
    expect(wrong(guard, 4).at(-1)).toEqual({ is: 'wrong', triesLeft: 1 })
    expect(wrong(guard, 1)).toEqual([{ is: 'locked', seconds: 60 }])
  })

  test('is never locked for more than five minutes', () => {
    const clock = steppedTimers()
    const guard = pinGuard('2468', clock)
    for (let i = 0; i < 20; i++) {
      wrong(guard, 5)
      expect(guard.lockedSeconds()).toBeLessThanOrEqual(300)
      clock.advance(5 * MINUTE_MS)
      expect(guard.lockedSeconds()).toBe(0)
    }
  })
})

describe('the session', () => {
  test('ends three minutes after the last touch, however often its menu asks how things are', () => {
    const clock = steppedTimers()
    const session = staffSession(clock)
    const secret = session.begin()
    for (let quiet = 1; quiet < 180; quiet++) {
      clock.advance(1_000)
      expect(session.holds(secret, quiet * 1_000)).toBe(true)
    }
    clock.advance(1_000)
    expect(session.holds(secret, 180_000)).toBe(false)
    expect(session.holds(secret)).toBe(false)
  })

  test('goes on while the menu is touched', () => {
    const clock = steppedTimers()
    const session = staffSession(clock)
    const secret = session.begin()
    clock.advance(170_000)
    expect(session.holds(secret)).toBe(true)
    clock.advance(170_000)
    expect(session.holds(secret, 5_000)).toBe(true)
  })

  test('is one: the next one ends it, and it can be ended', () => {
    const session = staffSession(steppedTimers())
    const first = session.begin()
    const second = session.begin()
    expect([session.holds(first), session.holds(second), session.holds('')]).toEqual([false, true, false])
    session.end()
    expect(session.holds(second)).toBe(false)
  })
})
