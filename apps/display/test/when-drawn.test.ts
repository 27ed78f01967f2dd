import { expect, it, vi } from 'vitest'
import { whenDrawn } from '../src/screen/parts/when-drawn.ts'

/** A page that is hidden, and draws, when the test says so. */
function aPage(hidden: boolean) {
  const listeners = new Set<() => void>()
  const frames: (() => void)[] = []
  const page = {
    hidden,
    addEventListener: (_: string, listener: () => void) => void listeners.add(listener),
    removeEventListener: (_: string, listener: () => void) => void listeners.delete(listener),
  }
  const run = vi.fn()
  const callOff = whenDrawn(page, (drawn) => frames.push(drawn), run)
  return {
    run,
    callOff,
    listeners,
    draw: () => {
      for (const drawn of frames.splice(0)) drawn()
    },
    turn: (away: boolean) => {
      page.hidden = away
      for (const listener of [...listeners]) listener()
    },
  }
}

it('waits for the frame that holds the change, and tells it once', () => {
  const { run, draw, turn, listeners } = aPage(false)
  turn(false)
  draw()
  expect(run).not.toHaveBeenCalled()
  draw()
  turn(true)
  expect(run).toHaveBeenCalledOnce()
  expect(listeners.size).toBe(0)
})

it('waits for nothing on a hidden page, which draws no frames', () => {
  expect(aPage(true).run).toHaveBeenCalledOnce()
  const { run, turn, draw } = aPage(false)
  draw()
  turn(true)
  draw()
  expect(run).toHaveBeenCalledOnce()
})

it('is called off with its turn', () => {
  const { run, draw, turn, callOff } = aPage(false)
  callOff()
  draw()
  draw()
  turn(true)
  expect(run).not.toHaveBeenCalled()
})
