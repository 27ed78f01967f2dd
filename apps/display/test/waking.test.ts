import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { onWaking } from '../src/screen/sound/signs.ts'

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('document', { hidden: false })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** A page whose PC sleeps when the test says so: time passes, and no timer runs. */
function aPage() {
  let slept = 0
  const woke = vi.fn()
  onWaking(() => Date.now() + slept, woke)
  return {
    woke,
    sleep: (ms: number) => {
      slept += ms
    },
  }
}

it('notices that the PC has slept, once', () => {
  const { woke, sleep } = aPage()
  vi.advanceTimersByTime(60_000)
  expect(woke).not.toHaveBeenCalled()
  sleep(3_600_000)
  vi.advanceTimersByTime(60_000)
  expect(woke).toHaveBeenCalledOnce()
})

it('a busy moment is no sleep, nor are the seldom timers of a hidden page', () => {
  const { woke, sleep } = aPage()
  sleep(5_000)
  vi.advanceTimersByTime(2_000)
  vi.stubGlobal('document', { hidden: true })
  sleep(60_000)
  vi.advanceTimersByTime(2_000)
  expect(woke).not.toHaveBeenCalled()
})
