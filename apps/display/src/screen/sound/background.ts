import { createFader, type Fader, type FaderPorts } from './fader.ts'
import { createMusic, type Track } from './music.ts'

/** What plays beside the voice: music, and films that are heard. Only where the voice is, and never in quiet hours. */
export interface Background {
  /** Gain of the films. */
  readonly film: Fader
  readonly music: Fader
  /** Whether this display may be heard, the volume of its zone (0..1), and addresses of its music. */
  readonly set: (allowed: boolean, volume: number, tracks: readonly string[]) => void
  /** A film with sound is on: until the answer is called, the music rests. */
  readonly filmOn: () => () => void
  /** Makes room for words; settles when there is. The answer gives it back. */
  readonly duck: () => Promise<() => void>
}

export function createBackground(element: Track, ports: FaderPorts): Background {
  const film = createFader(ports)
  const fader = createFader(ports)
  const music = createMusic(element, fader, ports)
  let allowed = false
  let films = 0

  const arrange = (): void => {
    film.open(allowed && films > 0)
    music.play(allowed && films === 0)
  }

  return {
    film,
    music: fader,
    set: (may, volume, tracks) => {
      allowed = may
      film.volume(volume)
      fader.volume(volume)
      music.list(tracks)
      arrange()
    },
    filmOn: () => {
      films += 1
      arrange()
      let on = true
      return () => {
        if (on) films -= 1
        on = false
        arrange()
      }
    },
    duck: async () => {
      const restores = await Promise.all([film.duck(), fader.duck()])
      return () => {
        for (const restore of restores) restore()
      }
    },
  }
}
