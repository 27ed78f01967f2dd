import type { Announcer } from '../calls/announcer.ts'
import type { Lease } from '../voice/lease.ts'
import type { Background } from './background.ts'
import { type Soundness, soundness } from './health.ts'
import type { Loudspeaker } from './loudspeaker.ts'
import type { SignBoard } from './signs.ts'

const METER_MS = 100

export interface SoundSources {
  readonly loudspeaker: Loudspeaker
  readonly announcer: Announcer
  readonly lease: Lease
  readonly board: SignBoard
  readonly background: Background
}

/**
 * Writes on the page's root element what the sound path does, for whoever watches over a hall, a person or a test:
 * `data-audio-state` ready, speaking, blocked or fault; `data-loudspeaker`, the state the master is told;
 * `data-voice` speaks or silent, in its zone; `data-speaking-call`, also of a notice: `notice:ID`; `data-level`, the RMS
 * (0..1) measured at the end of the audio graph now; `data-peak-level`, the highest since the present or last call
 * began; `data-music` and `data-film`, gains (0..1) of what plays in the background.
 */
export function reportSound(root: HTMLElement, sources: SoundSources): void {
  const { loudspeaker, announcer, lease, board, background } = sources
  reportMeter(root, loudspeaker)

  const report = (): void => {
    const { blocked, speaking } = loudspeaker.state.getState()
    const { fault } = announcer.queue.getState()
    root.dataset.audioState = blocked ? 'blocked' : speaking ? 'speaking' : fault ? 'fault' : 'ready'
    root.dataset.voice = lease.standing.getState() === 'mine' ? 'speaks' : 'silent'
    const { state }: Soundness = soundness(board.signs.getState())
    root.dataset.loudspeaker = state
  }

  for (const store of [loudspeaker.state, announcer.queue, lease.standing, board.signs])
    store.subscribe(report)
  background.music.follow((gain) => {
    root.dataset.music = gain.toFixed(4)
  })
  background.film.follow((gain) => {
    root.dataset.film = gain.toFixed(4)
  })
  report()
}

function reportMeter(root: HTMLElement, loudspeaker: Loudspeaker): void {
  let meter: ReturnType<typeof setInterval> | undefined
  let peak = 0

  const measure = (): void => {
    const level = loudspeaker.level()
    peak = Math.max(peak, level)
    root.dataset.level = level.toFixed(4)
    root.dataset.peakLevel = peak.toFixed(4)
  }

  loudspeaker.state.subscribe(({ speaking }) => {
    if (speaking === (root.dataset.speakingCall ?? null)) return
    clearInterval(meter)
    if (speaking === null) {
      delete root.dataset.speakingCall
      root.dataset.level = '0'
      return
    }
    peak = 0
    root.dataset.speakingCall = speaking
    meter = setInterval(measure, METER_MS)
  })
}
