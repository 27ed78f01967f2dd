import type { DisplayCall, DisplayView } from '@antre/contract'
import { assertNever } from '@antre/domain'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { type CallQueue, type Effect, EMPTY_QUEUE, type Input, step, type VoiceOutcome } from './queue.ts'

type Announcements = DisplayView['announcements']

export interface Voice {
  /** Says one call. Settles when the last sample was heard or nothing more will be; never rejects. */
  readonly say: (call: DisplayCall, how: Announcements) => Promise<VoiceOutcome>
  readonly hush: () => void
}

export interface AnnouncerPorts {
  readonly voice: Voice
  readonly acknowledge: (callId: string) => void
  readonly later: (ms: number, run: () => void) => void
}

export interface Announcer {
  readonly queue: StoreApi<CallQueue>
  readonly viewed: (view: DisplayView) => void
  readonly painted: (callId: string) => void
  /** `now`: the master's clock, ms since the epoch. */
  readonly soundAllowed: (now: number) => void
}

/** Drives the pure schedule of `queue.ts` with a real voice, clock and network. */
export function createAnnouncer(ports: AnnouncerPorts): Announcer {
  const queue = createStore<CallQueue>(() => EMPTY_QUEUE)
  let how: Announcements = { languages: null, numbers: 'number', chime: true }

  const feed = (input: Input): void => {
    const result = step(queue.getState(), input)
    queue.setState(result.queue, true)
    for (const effect of result.effects) perform(effect)
  }

  const speak = async (call: DisplayCall): Promise<void> => {
    const outcome = await ports.voice.say(call, how)
    feed({ type: 'voice-ended', id: call.id, outcome })
  }

  const perform = (effect: Effect): void => {
    switch (effect.type) {
      case 'speak':
        void speak(effect.call)
        break
      case 'hush':
        ports.voice.hush()
        break
      case 'acknowledge':
        effect.ids.forEach(ports.acknowledge)
        break
      case 'later':
        ports.later(effect.ms, () => feed(effect.input))
        break
      default:
        assertNever(effect)
    }
  }

  return {
    queue,
    viewed: (view) => {
      how = view.announcements
      feed({ type: 'viewed', calls: view.calls, now: Date.parse(view.now) })
    },
    painted: (id) => feed({ type: 'painted', id }),
    soundAllowed: (now) => feed({ type: 'sound-allowed', now }),
  }
}
