import type { DisplayCall, DisplayView } from '@antre/contract'
import { languageOf } from '@antre/i18n'
import { announcement, clipsOf } from '@antre/speech'
import { type Failure, type Outcome, Player } from '@antre/speech/player'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Voice } from '../calls/announcer.ts'
import type { VoiceOutcome } from '../calls/queue.ts'
import { tellHeard } from './heard.ts'

type Announcements = DisplayView['announcements']

/** Same origin, on a master as on a station. */
const VOICE_BASE = '/voice/'

export interface LoudspeakerState {
  /** The browser plays nothing before somebody touches the page. */
  readonly blocked: boolean
  /** Id of the call that is heard now. */
  readonly speaking: string | null
}

export interface Loudspeaker extends Voice {
  readonly state: StoreApi<LoudspeakerState>
  /** Tries to let sound through, best from a touch or key. Whether it plays now. */
  readonly wake: () => Promise<boolean>
  /** Fetches voices before they are needed. */
  readonly prepare: (languages: readonly string[]) => void
  /** Root mean square of what goes out now, 0..1. */
  readonly level: () => number
}

/** What is needed of the speech player. */
export type SpeechPlayer = Pick<Player, 'voice' | 'preload' | 'say' | 'wake' | 'level' | 'close'>

/** Says calls of one zone through the speech player, in each wanted language, with one chime. */
export function createLoudspeaker(
  zone: string,
  createPlayer: () => SpeechPlayer = () => tellHeard(new Player({ base: VOICE_BASE })),
): Loudspeaker {
  const state = createStore<LoudspeakerState>(() => ({ blocked: false, speaking: null }))
  let player = createPlayer()

  const wake = async (): Promise<boolean> => {
    const awake = await player.wake()
    state.setState({ blocked: !awake })
    return awake
  }

  const sayIn = async (
    language: string,
    call: DisplayCall,
    how: Announcements,
    first: boolean,
  ): Promise<Outcome> => {
    const mine = player
    const voice = await mine.voice(language)
    const words = announcement(
      {
        number: call.number,
        counterNames: call.counter.names,
        language,
        style: how.numbers,
        chime: how.chime && first,
      },
      voice ? clipsOf(voice) : undefined,
    )
    return mine.say(zone, words, () => state.setState({ speaking: call.id }))
  }

  const say = async (call: DisplayCall, how: Announcements): Promise<VoiceOutcome> => {
    if (state.getState().blocked && !(await wake())) return 'blocked'
    const mine = player
    const failures: Failure[] = []
    for (const [index, language] of languagesOf(call, how).entries()) {
      // A language that fails leaves the others their chance; a hushed call has none left.
      if (player !== mine) break
      const outcome = await sayIn(language, call, how, index === 0)
      if (outcome.state === 'failed') failures.push(outcome.reason)
    }
    if (player === mine) state.setState({ speaking: null })
    if (failures.includes('suspended')) state.setState({ blocked: true })
    return failures.length === 0 ? 'spoken' : failures.includes('suspended') ? 'blocked' : 'failed'
  }

  return {
    state,
    wake,
    say,
    hush: () => {
      player.close()
      player = createPlayer()
      state.setState({ speaking: null })
    },
    prepare: (languages) => void player.preload([...new Set(languages.map(languageOf))]),
    level: () => player.level(),
  }
}

function languagesOf(call: DisplayCall, how: Announcements): readonly string[] {
  return [...new Set((how.languages ?? [call.language]).map(languageOf))]
}
