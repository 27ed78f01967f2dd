import type { Heard } from '../heard.ts'
import type { Key } from './key.ts'

/** Digits that nobody finished: the officer was called away. */
const FORGET_MS = 10_000
/** As on the tickets: `A-012`. */
const SHORTEST = 3
const LONGEST = 6

/**
 * Gathers the digits of a keypad until `call`: series key, `1`, `2`, call → `CALL A-012`. Any other button
 * begins anew; so does a pause of ten seconds.
 * @param series what a number begins with when no key said so; null: it must be pressed
 */
export function keypad(series: string | null, now: () => number): (key: Key) => Heard {
  let typed = ''
  let letters = series
  let at = Number.NEGATIVE_INFINITY

  function clear(): void {
    typed = ''
    letters = series
  }

  return (key) => {
    const time = now()
    if (time - at > FORGET_MS) clear()
    at = time
    switch (key.kind) {
      case 'press':
        clear()
        return { kind: 'press', press: key.press }
      case 'digit':
        typed = (typed + key.digit).slice(-LONGEST)
        return { kind: 'known', what: 'digit' }
      case 'series':
        letters = key.series
        return { kind: 'known', what: 'digit' }
      case 'clear':
        clear()
        return { kind: 'known', what: 'clear' }
      case 'call': {
        if (letters === null || Number(typed) === 0) {
          clear()
          return { kind: 'refused', code: 'number-missing' }
        }
        const number = `${letters}-${String(Number(typed)).padStart(SHORTEST, '0')}`
        clear()
        return { kind: 'press', press: { kind: 'call', number } }
      }
      default:
        return key satisfies never
    }
  }
}
