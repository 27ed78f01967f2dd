import type { DisplayView } from '@antre/contract'
import { assertNever } from '@antre/domain'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Item } from './line.ts'
import {
  type CallQueue,
  type Effect,
  EMPTY_QUEUE,
  type Input,
  step,
  type Told,
  type VoiceOutcome,
} from './queue.ts'
import type { Standing } from './turn.ts'

/** How things are said: as the newest view has it. */
export type Manner = Pick<DisplayView, 'announcements' | 'mall'>

export interface Voice {
  /** Says one thing. Settles when the last sample was heard or nothing more will be; never rejects. */
  readonly say: (item: Item, how: Manner) => Promise<VoiceOutcome>
  /** Ends what is being said, if anything is. */
  readonly hush: () => void
}

export interface AnnouncerPorts {
  readonly voice: Voice
  readonly acknowledge: (told: Told) => void
  readonly later: (ms: number, run: () => void) => void
}

export interface Announcer {
  readonly queue: StoreApi<CallQueue>
  /** `now`, here and below: the master's clock, ms since the epoch. */
  readonly viewed: (view: DisplayView, now: number) => void
  /** A frame with this turn was drawn. */
  readonly painted: (turn: number) => void
  readonly stands: (standing: Standing, now: number) => void
}

/** Drives the pure schedule of `queue.ts` with a real voice, clock and network. */
export function createAnnouncer(ports: AnnouncerPorts): Announcer {
  const queue = createStore<CallQueue>(() => EMPTY_QUEUE)
  let how: Manner | null = null

  const feed = (input: Input): void => {
    const result = step(queue.getState(), input)
    queue.setState(result.queue, true)
    for (const effect of result.effects) perform(effect)
  }

  const speak = async (item: Item, turn: number): Promise<void> => {
    const outcome = how ? await ports.voice.say(item, how) : 'failed'
    feed({ type: 'voice-ended', turn, outcome })
  }

  const perform = (effect: Effect): void => {
    switch (effect.type) {
      case 'speak':
        void speak(effect.item, effect.turn)
        break
      case 'hush':
        ports.voice.hush()
        break
      case 'acknowledge':
        effect.told.forEach(ports.acknowledge)
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
    viewed: (view, now) => {
      how = view
      const { calls, toSpeak, notices, sound } = view
      feed({ type: 'viewed', calls, toSpeak, notices, quiet: sound.quiet, now })
    },
    painted: (turn) => feed({ type: 'painted', turn }),
    stands: (standing, now) => feed({ type: 'standing', standing, now }),
  }
}
