import { describe, expect, test } from 'vitest'
import { answered, mayPress, NEXT_GUARD_MS, pressed, unlocked } from '../src/screen/desk/lock.ts'

describe('one press is one intent', () => {
  test('while an answer is due, nothing else is sent', () => {
    const waiting = pressed(unlocked, 'next')
    expect(mayPress(waiting, 'next', 10_000)).toBe(false)
    expect(mayPress(waiting, 'finish', 10_000)).toBe(false)
  })

  test('after Next was answered, another Next bounces for 900 ms', () => {
    const after = answered(pressed(unlocked, 'next'), true, 1_000)
    expect(mayPress(after, 'next', 1_000 + NEXT_GUARD_MS - 1)).toBe(false)
    expect(mayPress(after, 'next', 1_000 + NEXT_GUARD_MS)).toBe(true)
  })

  test('the Enter that called a number, or opened the counter, does not bounce into Next', () => {
    for (const type of ['call', 'open'] as const) {
      expect(mayPress(answered(pressed(unlocked, type), true, 1_000), 'next', 1_100)).toBe(false)
    }
  })

  test('what concerns the person just called needs no waiting', () => {
    const after = answered(pressed(unlocked, 'next'), true, 1_000)
    for (const type of ['recall', 'start', 'finish', 'no-show', 'hold', 'call'] as const) {
      expect(mayPress(after, type, 1_001)).toBe(true)
    }
  })

  test('a refused Next may be pressed again at once', () => {
    const after = answered(pressed(unlocked, 'next'), false, 1_000)
    expect(mayPress(after, 'next', 1_000)).toBe(true)
  })

  test('an answer to something else does not shorten the guard', () => {
    const called = answered(pressed(unlocked, 'next'), true, 1_000)
    const started = answered(pressed(called, 'start'), true, 1_200)
    expect(mayPress(started, 'next', 1_500)).toBe(false)
  })
})
