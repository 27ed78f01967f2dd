import { repeatFilter } from '../debounce.ts'
import type { BoxMap } from './box-map.ts'
import type { Key } from './key.ts'

/** A digit may be typed twice in a row sooner than a button is pressed twice. */
const DIGIT_MS = 80
/** A button is up again after such a silence, though its release got lost. */
const LOST_RELEASE_MS = 1500

export interface Held {
  /** A key's code came: is it one that is held down, or a worn contact? */
  readonly press: (hex: string, key: Key) => boolean
  /** A release code came. */
  readonly release: () => void
}

/** Tells a new press from a held key that repeats, by time and, where a box says so, by its release codes. */
export function held(map: BoxMap, now: () => number): Held {
  const isRepeat = repeatFilter(now, map.debounceMs)
  const isSameDigit = repeatFilter(now, Math.min(map.debounceMs, DIGIT_MS))
  let down: { readonly hex: string; readonly at: number } | null = null
  return {
    press: (hex, key) => {
      const time = now()
      const isDown = down?.hex === hex && time - down.at < LOST_RELEASE_MS
      if (map.releases.size > 0) down = { hex, at: time }
      const again = key.kind === 'digit' ? isSameDigit(hex) : isRepeat(hex)
      return isDown || again
    },
    release: () => {
      down = null
    },
  }
}
