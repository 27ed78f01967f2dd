import { steppedTimers } from '@antre/testkit'
import { describe, expect, it } from 'vitest'
import { createBackground } from '../src/screen/sound/background.ts'
import { BACKGROUND, DUCKED } from '../src/screen/sound/fader.ts'
import type { Track } from '../src/screen/sound/music.ts'

const RAMP_MS = 300
const MINUTE_MS = 60_000

/** An audio element of which the test says when a track ends or cannot be read. */
function anElement() {
  const listeners = new Map<string, (() => void)[]>()
  const played: string[] = []
  const element = {
    src: '',
    volume: 1,
    paused: true,
    play: async () => {
      element.paused = false
      played.push(element.src)
    },
    pause: () => {
      element.paused = true
    },
    addEventListener: (type: string, listener: () => void) => {
      listeners.set(type, [...(listeners.get(type) ?? []), listener])
    },
  }
  const happens = (type: 'ended' | 'error') => {
    element.paused = true
    for (const listener of listeners.get(type) ?? []) listener()
  }
  return { element: element as unknown as Track, played, happens }
}

function stage() {
  const timers = steppedTimers()
  const { element, played, happens } = anElement()
  const background = createBackground(element, { now: timers.now, later: timers.after })
  return { timers, element, played, happens, background }
}

/** Between -18 and -17.9 dB of what it was. */
const isDucked = (gain: number, from: number) => Math.abs(20 * Math.log10(gain / from) + 18) < 0.1

describe('background music', () => {
  it('plays softly where the voice is, by the volume of the zone', () => {
    const { timers, element, background, played } = stage()
    background.set(false, 0.8, ['a.ogg'])
    timers.advance(RAMP_MS)
    expect([played, background.music.gain()]).toEqual([[], 0])
    background.set(true, 0.8, ['a.ogg'])
    timers.advance(RAMP_MS)
    expect(played).toEqual(['a.ogg'])
    expect(element.volume).toBeCloseTo(0.8 * BACKGROUND)
  })

  it('goes down in a ramp while words are heard, and comes up a moment after them', async () => {
    const { timers, element, background } = stage()
    background.set(true, 1, ['a.ogg'])
    timers.advance(RAMP_MS)
    const ducked = background.duck()
    timers.advance(RAMP_MS / 2)
    expect(element.volume).toBeLessThan(BACKGROUND)
    expect(element.volume).toBeGreaterThan(BACKGROUND * DUCKED)
    timers.advance(RAMP_MS / 2)
    const restore = await ducked
    expect(isDucked(element.volume, BACKGROUND)).toBe(true)
    restore()
    timers.advance(RAMP_MS)
    expect(isDucked(element.volume, BACKGROUND)).toBe(true)
    timers.advance(MINUTE_MS)
    expect(element.volume).toBeCloseTo(BACKGROUND)
  })

  it('stays down between two calls in a row, and a restore counts once', async () => {
    const { timers, element, background } = stage()
    background.set(true, 1, ['a.ogg'])
    timers.advance(RAMP_MS)
    const first = background.duck()
    timers.advance(RAMP_MS)
    const restore = await first
    restore()
    restore()
    const second = background.duck()
    timers.advance(RAMP_MS)
    const again = await second
    timers.advance(MINUTE_MS)
    expect(isDucked(element.volume, BACKGROUND)).toBe(true)
    again()
    timers.advance(MINUTE_MS)
    expect(element.volume).toBeCloseTo(BACKGROUND)
  })

  it('waits for nothing when nothing plays', async () => {
    const { background } = stage()
    const restore = await background.duck()
    restore()
  })

  it('fades out in quiet hours and goes on where it was', () => {
    const { timers, element, background, played } = stage()
    background.set(true, 1, ['a.ogg', 'b.ogg'])
    timers.advance(RAMP_MS)
    background.set(false, 1, ['a.ogg', 'b.ogg'])
    expect(element.paused).toBe(false)
    timers.advance(RAMP_MS)
    expect([element.paused, element.volume]).toEqual([true, 0])
    background.set(true, 1, ['a.ogg', 'b.ogg'])
    timers.advance(RAMP_MS)
    expect([played, element.paused]).toEqual([['a.ogg', 'a.ogg'], false])
  })

  it('goes round its list, leaves out what cannot be read, and looks for it again later', () => {
    const { timers, background, played, happens } = stage()
    background.set(true, 1, ['a.ogg', 'gone.ogg', 'c.ogg'])
    happens('ended')
    happens('error')
    timers.advance(1_000)
    happens('ended')
    happens('ended')
    expect(played).toEqual(['a.ogg', 'gone.ogg', 'c.ogg', 'a.ogg', 'c.ogg'])
    timers.advance(10 * MINUTE_MS)
    happens('ended')
    happens('ended')
    expect(played.slice(-2)).toEqual(['a.ogg', 'gone.ogg'])
  })

  it('rests in silence when no track can be read', () => {
    const { timers, background, played, happens } = stage()
    background.set(true, 1, ['gone.ogg'])
    happens('error')
    timers.advance(5 * MINUTE_MS)
    expect(played).toEqual(['gone.ogg'])
    expect(background.music.gain()).toBe(0)
    timers.advance(10 * MINUTE_MS)
    expect(played).toEqual(['gone.ogg', 'gone.ogg'])
  })

  it('gives way to a film that is heard', () => {
    const { timers, element, background } = stage()
    background.set(true, 1, ['a.ogg'])
    timers.advance(RAMP_MS)
    const off = background.filmOn()
    timers.advance(RAMP_MS)
    expect([element.paused, background.film.gain()]).toEqual([true, BACKGROUND])
    off()
    off()
    timers.advance(RAMP_MS)
    expect([element.paused, background.film.gain()]).toEqual([false, 0])
  })

  it('uses one element, and leaves no timer behind, over days', async () => {
    const { timers, background, happens } = stage()
    for (let day = 0; day < 1_000; day++) {
      background.set(day % 2 === 0, 1, ['a.ogg', 'b.ogg'])
      const ducked = background.duck()
      timers.advance(RAMP_MS)
      ;(await ducked)()
      happens('ended')
      timers.advance(MINUTE_MS)
    }
    expect(timers.pending().length).toBeLessThanOrEqual(2)
    background.set(true, 1, ['a.ogg', 'b.ogg'])
    timers.advance(RAMP_MS)
    expect(background.music.gain()).toBeCloseTo(BACKGROUND)
  })
})
