import type { DeviceReport } from '@antre/contract'
import { type SteppedTimers, steppedTimers } from '@antre/testkit'
import { beforeEach, describe, expect, test } from 'vitest'
import { type Calm, calmed } from '../src/printers/calm.ts'

let clock: SteppedTimers
let calm: Calm
let told: string[]
const be = (state: DeviceReport['state']) => calm.set({ id: 'printer', kind: 'printer', state })

beforeEach(() => {
  clock = steppedTimers()
  told = []
  calm = calmed(clock, ({ state }) => void told.push(state))
})

test('what happens at a refill is told as it happens', () => {
  for (const state of ['ready', 'paper-low', 'paper-out', 'cover-open', 'ready'] as const) be(state)
  expect(told).toEqual(['ready', 'paper-low', 'paper-out', 'cover-open', 'ready'])
})

test('a sensor that flickers is low until it has been well for a while', () => {
  be('ready')
  for (let i = 0; i < 20; i++) {
    be('paper-low')
    clock.advance(1_000)
    be('ready')
    clock.advance(1_000)
  }
  expect(told).toEqual(['ready', 'paper-low', 'ready', 'paper-low'])
  clock.advance(9_000)
  expect(told.at(-1)).toBe('ready')
  expect(told).toHaveLength(5)
})

test('getting worse is never held back', () => {
  be('paper-low')
  be('ready')
  be('paper-low')
  be('ready')
  be('offline')
  expect(told).toEqual(['paper-low', 'ready', 'paper-low', 'offline'])
})

test('long apart, it is no flicker', () => {
  be('paper-out')
  be('ready')
  clock.advance(31_000)
  be('paper-out')
  be('ready')
  expect(told).toEqual(['paper-out', 'ready', 'paper-out', 'ready'])
})

test('a ticket in the presenter is told when it was left there, not at every printing', () => {
  be('ready')
  for (let i = 0; i < 3; i++) {
    be('presenter')
    clock.advance(8_000)
    be('ready')
    clock.advance(8_000)
  }
  expect(told).toEqual(['ready'])
  be('presenter')
  clock.advance(60_000)
  be('presenter')
  be('ready')
  expect(told).toEqual(['ready', 'presenter', 'ready'])
})

test('a printer that got well with a ticket in its presenter is well', () => {
  be('paper-out')
  be('presenter')
  expect(told).toEqual(['paper-out', 'ready'])
})

test('stopped, it tells nothing more', () => {
  be('paper-low')
  be('ready')
  be('paper-low')
  be('ready')
  calm.stop()
  clock.advance(60_000)
  expect(told).toEqual(['paper-low', 'ready', 'paper-low'])
})

describe('a printer that was away twice within a minute', () => {
  beforeEach(() => {
    be('ready')
    for (let i = 0; i < 2; i++) {
      be('offline')
      clock.advance(2_000)
      be('ready')
      clock.advance(2_000)
    }
    expect(told.at(-1)).toBe('offline')
  })

  test('is well again ten seconds later, however often it says that it is', () => {
    for (let i = 0; i < 8; i++) {
      be('ready')
      clock.advance(1_000)
    }
    expect(told.at(-1)).toBe('ready')
  })

  test('is well as soon as it has printed a ticket', () => {
    calm.proved('work')
    expect(told.at(-1)).toBe('ready')
  })

  test('and also when the ticket is known before the state', () => {
    be('offline')
    calm.proved('work')
    expect(told.at(-1)).toBe('offline')
    be('ready')
    expect(told.at(-1)).toBe('ready')
  })
})

test('tickets that come out prove nothing of paper at the edge of its sensor', () => {
  be('ready')
  for (let i = 0; i < 10; i++) {
    be('paper-low')
    be('ready')
    calm.proved('work')
    clock.advance(5_000)
  }
  expect(told).toEqual(['ready', 'paper-low', 'ready', 'paper-low'])
})

test('somebody put in a new roll: nobody waits for the sensor to calm down', () => {
  for (const state of ['paper-low', 'ready', 'paper-low'] as const) be(state)
  calm.proved('paper')
  be('ready')
  expect(told).toEqual(['paper-low', 'ready', 'paper-low', 'ready'])
})
