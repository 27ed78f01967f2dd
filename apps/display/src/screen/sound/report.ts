import type { Announcer } from '../calls/announcer.ts'
import type { Loudspeaker } from './loudspeaker.ts'

const METER_MS = 100

/**
 * Writes on the page's root element what the sound path does, for whoever watches over a hall, a person or a test:
 * `data-audio-state` ready, speaking, blocked or fault; `data-speaking-call`; `data-level`, the RMS (0..1) measured at
 * the end of the audio graph now; `data-peak-level`, the highest since the present or last call began.
 */
export function reportSound(root: HTMLElement, loudspeaker: Loudspeaker, announcer: Announcer): void {
  let meter: ReturnType<typeof setInterval> | undefined
  let peak = 0

  const measure = (): void => {
    const level = loudspeaker.level()
    peak = Math.max(peak, level)
    root.dataset.level = level.toFixed(4)
    root.dataset.peakLevel = peak.toFixed(4)
  }

  const report = (): void => {
    const { blocked, speaking } = loudspeaker.state.getState()
    const { fault } = announcer.queue.getState()
    root.dataset.audioState = blocked ? 'blocked' : speaking ? 'speaking' : fault ? 'fault' : 'ready'
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
  }

  loudspeaker.state.subscribe(report)
  announcer.queue.subscribe(report)
  report()
}
