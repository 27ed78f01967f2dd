import { languageOf } from '@antre/i18n'
import { type Failure, type Health, Player } from '@antre/speech/player'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Manner, Voice } from '../calls/announcer.ts'
import type { Item } from '../calls/line.ts'
import type { VoiceOutcome } from '../calls/queue.ts'
import { tellHeard } from './heard.ts'
import { languagesOf, wordsOf } from './words.ts'

/** Same origin, on a master as on a station. */
const VOICE_BASE = '/voice/'
/** An evacuation is heard, whatever the volume of the hour. */
const LOUDEST = 1

export interface LoudspeakerState {
  readonly health: Health
  /** The browser plays nothing before somebody touches the page; also where it has no output to play on. */
  readonly blocked: boolean
  /** Id of the item that is heard now. */
  readonly speaking: string | null
}

export interface Loudspeaker extends Voice {
  readonly state: StoreApi<LoudspeakerState>
  /** Tries to let sound through, best from a touch or key. Whether it plays now. */
  readonly wake: () => Promise<boolean>
  /** Fetches voices before they are needed. */
  readonly prepare: (languages: readonly string[]) => void
  /** 0..1, from now on. */
  readonly volume: (volume: number) => void
  /** Root mean square of what goes out now, 0..1. */
  readonly level: () => number
}

/** What is needed of the speech player. */
export type SpeechPlayer = Pick<
  Player,
  'voice' | 'preload' | 'say' | 'wake' | 'level' | 'close' | 'volume' | 'health' | 'onHealth'
>

/** What is asked and told around the words. */
export interface Stage {
  /** May words begin now? Asked before each language: between two, another display may have taken over. */
  readonly begin: () => Promise<boolean>
  /** After each `begin` that was granted. */
  readonly ended: () => void
  /** Makes room for words in what else is heard, until the answer is called. */
  readonly duck: () => Promise<() => void>
}

/** Says items of one zone through the speech player, in each wanted language, with one chime. */
export function createLoudspeaker(
  zone: string,
  stage: Stage,
  createPlayer: () => SpeechPlayer = () => tellHeard(new Player({ base: VOICE_BASE })),
): Loudspeaker {
  const state = createStore<LoudspeakerState>(() => ({ health: 'ready', blocked: false, speaking: null }))
  let loudness = LOUDEST
  /** An evacuation is being said on the present player. */
  let isUrgent = false
  let player = open()

  function open(): SpeechPlayer {
    const made = createPlayer()
    made.volume(loudness)
    made.onHealth((health) => {
      if (made === player) state.setState({ health, ...(health === 'ready' && { blocked: false }) })
    })
    return made
  }

  const wake = async (): Promise<boolean> => {
    const mine = player
    const awake = await mine.wake()
    if (mine === player) state.setState({ health: mine.health(), blocked: !awake })
    return awake
  }

  /** Null: said to its end. */
  const sayIn = async (
    language: string,
    item: Item,
    how: Manner,
    first: boolean,
  ): Promise<Failure | 'yielded' | null> => {
    const mine = player
    const chime = how.announcements.chime && first
    const words = wordsOf(item, language, how.announcements, chime, await mine.voice(language))
    if (!(await stage.begin())) return 'yielded'
    try {
      const outcome = await mine.say(zone, words, () => state.setState({ speaking: item.id }))
      return outcome.state === 'played' ? null : outcome.reason
    } finally {
      stage.ended()
    }
  }

  const sayAll = async (item: Item, how: Manner): Promise<VoiceOutcome> => {
    const mine = player
    const failures: Failure[] = []
    for (const [index, language] of languagesOf(item, how).entries()) {
      // A language that fails leaves the others their chance; a hushed item has none left.
      if (player !== mine) break
      const failure = await sayIn(language, item, how, index === 0)
      if (failure === 'yielded') return 'yielded'
      if (failure !== null) failures.push(failure)
    }
    if (failures.length === 0) return 'spoken'
    if (!failures.includes('suspended')) return 'failed'
    state.setState({ blocked: true })
    return 'blocked'
  }

  const quieten = (): void => {
    if (isUrgent) player.volume(loudness)
    isUrgent = false
  }

  const say = async (item: Item, how: Manner): Promise<VoiceOutcome> => {
    if (state.getState().blocked && !(await wake())) return 'blocked'
    const mine = player
    isUrgent = item.kind === 'notice' && item.notice.template === 'evacuate'
    if (isUrgent) mine.volume(LOUDEST)
    const restore = await stage.duck()
    try {
      return await sayAll(item, how)
    } finally {
      restore()
      // Else it was hushed, and another item may be under way on the new player.
      if (player === mine) quieten()
      if (player === mine) state.setState({ speaking: null, health: mine.health() })
    }
  }

  return {
    state,
    wake,
    say,
    hush: () => {
      player.close()
      isUrgent = false
      player = open()
      state.setState({ speaking: null })
    },
    prepare: (languages) => void player.preload([...new Set(languages.map(languageOf))]),
    volume: (volume) => {
      loudness = volume
      // Views arrive all the time; they change nothing of what is urgent before it was said to its end.
      if (!isUrgent) player.volume(volume)
    },
    level: () => player.level(),
  }
}
