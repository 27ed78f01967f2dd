import type { Fader } from './fader.ts'

/** A track that could not be read may be there later. */
const RETRY_MS = 600_000
/** After a track that failed: a folder that is gone must not be asked for in a tight loop. */
const SKIP_MS = 1_000

/** What is needed of an audio element. */
export type Track = Pick<
  HTMLAudioElement,
  'src' | 'volume' | 'paused' | 'play' | 'pause' | 'addEventListener'
>

export interface MusicPorts {
  readonly now: () => number
  readonly later: (ms: number, run: () => void) => () => void
}

export interface Music {
  /** Addresses, one after the other, round and round. */
  readonly list: (tracks: readonly string[]) => void
  /** Plays on from where it was, or fades out and rests. */
  readonly play: (wanted: boolean) => void
}

/** Background music on one element that is used for all tracks, for as long as the page lives. */
export function createMusic(element: Track, fader: Fader, { now, later }: MusicPorts): Music {
  const missing = new Map<string, number>()
  let tracks: readonly string[] = []
  let current: string | null = null
  let wanted = false
  let callOff = (): void => undefined

  fader.follow((gain) => {
    element.volume = gain
    if (gain === 0 && !wanted && !element.paused) element.pause()
  })

  const isThere = (track: string): boolean =>
    now() - (missing.get(track) ?? Number.NEGATIVE_INFINITY) >= RETRY_MS

  /** The next one that can be read; the same again when it is the only one. */
  const next = (): string | null => {
    const at = current === null ? -1 : tracks.indexOf(current)
    const round = [...tracks.slice(at + 1), ...tracks.slice(0, at + 1)]
    return round.find(isThere) ?? null
  }

  const start = (): void => {
    fader.open(wanted && current !== null)
    // Refused before the first touch; whoever asks for it the next time tries again.
    if (wanted && current !== null) element.play().catch(() => undefined)
  }

  const turnTo = (track: string | null): void => {
    callOff()
    current = track
    if (track !== null) element.src = track
    else if (tracks.length > 0) callOff = later(RETRY_MS, () => turnTo(next()))
    start()
  }

  element.addEventListener('ended', () => turnTo(next()))
  element.addEventListener('error', () => {
    if (current === null) return
    missing.set(current, now())
    callOff()
    callOff = later(SKIP_MS, () => turnTo(next()))
  })

  return {
    list: (given) => {
      if (given.join('\n') === tracks.join('\n')) return
      tracks = given
      if (current !== null && tracks.includes(current)) return
      element.pause()
      turnTo(next())
    },
    play: (on) => {
      if (on === wanted && (!on || !element.paused)) return
      wanted = on
      start()
    },
  }
}
