import type { Item } from './line.ts'

/**
 * How this display stands towards the voice of its zone.
 * - `unknown`: the master has not said yet
 * - `mine`: it may speak
 * - `elsewhere`: another display speaks, or is about to
 * - `nobody`: no display of the zone can
 */
export type Standing = 'unknown' | 'mine' | 'elsewhere' | 'nobody'

/**
 * The standing that counts for what is said next: a display that is lent the voice takes it up with the master's newest
 * view, not with one from before they lost each other; meanwhile another may have said everything in it.
 * @param live the views are up to date
 */
export function takenUp(lent: Standing, live: boolean, before: Standing): Standing {
  return lent === 'mine' && !live && before !== 'mine' ? 'unknown' : lent
}

/** What is announced now. */
export interface Turn {
  /** Counts up: timers and voices of an earlier turn mean nothing to this one. */
  readonly nth: number
  readonly item: Item
  /** `silent`: by its nature; `mute`: this display does not say it. */
  readonly voice: 'speaking' | 'spoken' | 'failed' | 'silent' | 'mute'
  /** Ended before its end, though nobody else has the voice: it is begun anew when its time is over. */
  readonly cutOff: boolean
  /** Really on the glass: the browser drew a frame with it. */
  readonly painted: boolean
  readonly dwelt: boolean
  readonly breathed: boolean
  /** Mute, and announced by another. */
  readonly heard: boolean
  /** Mute, and nobody has announced it in good time. */
  readonly waited: boolean
  readonly acknowledged: boolean
}

export function newTurn(nth: number, item: Item, voice: 'speaking' | 'silent' | 'mute'): Turn {
  return {
    nth,
    item,
    voice,
    cutOff: false,
    painted: false,
    dwelt: false,
    breathed: false,
    heard: false,
    waited: false,
    acknowledged: false,
  }
}

/** The next may have its turn. One that stays silent keeps the rhythm of the one that speaks. */
export function isOver(turn: Turn, standing: Standing): boolean {
  switch (turn.voice) {
    case 'speaking':
      return false
    case 'spoken':
      return turn.dwelt && turn.breathed
    case 'mute':
      return turn.dwelt && (standing !== 'elsewhere' || turn.breathed || turn.waited)
    default:
      return turn.dwelt
  }
}

/** The master may be told that people were told: heard to the end, or by its nature only shown. */
export function isDone({ painted, voice, dwelt }: Turn, standing: Standing): boolean {
  if (!painted) return false
  return voice === 'spoken' || (voice === 'silent' && dwelt && standing !== 'elsewhere')
}

/** It had its time here, and as far as this display knows nobody has heard it. */
export function isUnheard({ voice, acknowledged }: Turn): boolean {
  return !acknowledged && voice !== 'spoken'
}
