import { describe, expect, it } from 'vitest'
import { serviceTimeMs } from '../src/index.ts'
import { called, finished, issued, opened } from './build/events.ts'
import { at, given } from './build/given.ts'
import { after } from './build/mall.ts'

const MINUTE_MS = 60_000
const one = opened('1', 'ktp', 'kk')

describe('the time a service takes', () => {
  it('is what was planned, as long as nobody was served', () => {
    expect(serviceTimeMs(given().hall, 'ktp')).toBe(10 * MINUTE_MS)
    expect(serviceTimeMs(given().hall, 'of a document before this one')).toBe(10 * MINUTE_MS)
  })

  it('is drawn towards what today really took: half and half after five', () => {
    const numbers = [1, 2, 3, 4, 5].map((n) => `A-00${n}`)
    const { hall } = given(
      one,
      ...numbers.map((number) => issued(number, 'ktp')),
      ...numbers.flatMap((number, i) => [
        at(after(20 * i), called(number, '1')),
        at(after(20 * (i + 1)), finished(number)),
      ]),
    )
    expect(serviceTimeMs(hall, 'ktp')).toBe(15 * MINUTE_MS)
  })
})
