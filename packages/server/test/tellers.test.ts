import { describe, expect, it } from 'vitest'
import { createTellers } from '../src/tellers.ts'

const one = { instance: 'one', able: true }
const two = { instance: 'two', able: true }
const blocked = { instance: 'blocked', able: false }

describe('who tells how a loudspeaker is', () => {
  it('is one page of those that bear the name: the first, until it is gone', () => {
    const tellers = createTellers()
    expect(tellers.isTeller('tv', one, 0)).toBe(true)
    expect(tellers.isTeller('tv', two, 1_000)).toBe(false)
    expect(tellers.isTeller('tv', one, 2_000)).toBe(true)
    expect(tellers.isTeller('tv', two, 10_000)).toBe(false)
    expect(tellers.isTeller('tv', two, 10_001)).toBe(true)
    expect(tellers.isTeller('tv', one, 10_002)).toBe(false)
  })

  it('is at once the one that is heard, in place of one that is not', () => {
    const tellers = createTellers()
    tellers.isTeller('tv', blocked, 0)
    expect(tellers.isTeller('tv', one, 1)).toBe(true)
    expect(tellers.isTeller('tv', blocked, 2)).toBe(false)
  })

  it("is each station's own, whatever it is called", () => {
    const tellers = createTellers()
    tellers.isTeller('tv', one, 0)
    expect(tellers.isTeller('constructor', two, 0)).toBe(true)
  })
})

describe('news of a loudspeaker', () => {
  const newsIn = (seconds: number) => {
    const tellers = createTellers()
    let news = 0
    for (let at = 0; at < seconds * 1_000; at += 2_000) {
      if (tellers.isTeller('tv', one, at) && tellers.mayNote('tv', at)) news += 1
    }
    return news
  }

  it('is passed on at once, and of one that changes with each question now and then', () => {
    expect(newsIn(12)).toBe(6)
    expect(newsIn(3_600)).toBeLessThan(130)
    expect(newsIn(3_600)).toBeGreaterThan(115)
  })
})
