import { languageOf } from '@antre/i18n'
import { type Failure, type Health, Player, type Stock } from '@antre/speech/player'
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
  /** Voice files that can be had, as far as is known. */
  readonly files: Stock
}

export interface Loudspeaker extends Voice {
  readonly state: StoreApi<LoudspeakerState>
  /** Tries to let sound through, best from a touch or key. Whether it plays now. */
  readonly wake: () => Promise<boolean>
  /** Fetches voices before they are needed; again at any time, for files that could not be had. */
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
  /** For each `begin` that was granted, when the whole announcement is over. */
  readonly ended: () => void
  /** Makes room for words in what else is heard, until the answer is called. */
  readonly duck: () => Promise<() => void>
}

interface Saying {
  readonly item: Item
  readonly how: Manner
  /** The player of its beginning: once it is replaced, nothing more of this is said. */
  readonly on: SpeechPlayer
  readonly begin: Stage['begin']
}

/** Says items of one zone through the speech player, in each wanted language, with one chime. */
export function createLoudspeaker(
  zone: string,
  stage: Stage,
  createPlayer: () => SpeechPlayer = () => tellHeard(new Player({ base: VOICE_BASE })),
): Loudspeaker {
  const state = createStore<LoudspeakerState>(() => ({
    health: 'ready',
    blocked: false,
    speaking: null,
    files: 'all',
  }))
  let loudness = LOUDEST
  let languages: readonly string[] = []
  let fetching: SpeechPlayer | null = null
  /** An evacuation is being said on the present player. */
  let isUrgent = false
  /** Something is being said on it, or is about to be. */
  let isBusy = false
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

  const fetchVoices = async (): Promise<void> => {
    const mine = player
    if (fetching === mine || languages.length === 0) return
    fetching = mine
    const files = await mine.preload(languages)
    if (fetching === mine) fetching = null
    if (player === mine) state.setState({ files })
  }

  /** What has just been said shows which files there are; looking again tells whether it is still so. */
  const learnFiles = (failures: readonly Failure[], tried: number): void => {
    const lacking = failures.filter(isOfFiles)
    if (lacking.length > 0) {
      const files = lacking.filter((failure) => failure === 'no-voice').length === tried ? 'none' : 'some'
      state.setState({ files })
    }
    if (state.getState().files !== 'all') void fetchVoices()
  }

  /** Null: said to its end. */
  const sayIn = async (
    language: string,
    { item, how, on: mine, begin }: Saying,
    first: boolean,
  ): Promise<Failure | 'yielded' | null> => {
    const chime = how.announcements.chime && first
    const words = wordsOf(item, language, how.announcements, chime, await mine.voice(language))
    if (!(await begin())) return 'yielded'
    const outcome = await mine.say(zone, words, () => state.setState({ speaking: item.id }))
    return outcome.state === 'played' ? null : outcome.reason
  }

  const sayAll = async (saying: Saying): Promise<VoiceOutcome> => {
    const wanted = languagesOf(saying.item, saying.how)
    const failures: Failure[] = []
    for (const [index, language] of wanted.entries()) {
      const failure = await sayIn(language, saying, index === 0)
      if (failure === 'yielded') return 'yielded'
      // A language that fails leaves the others their chance; a hushed item has none left.
      if (player !== saying.on) return 'failed'
      if (failure !== null) failures.push(failure)
    }
    learnFiles(failures, wanted.length)
    // A language without its files is left out: the hall has heard the call in the others.
    if (failures.length < wanted.length && failures.every(isOfFiles)) return 'spoken'
    if (!failures.includes('suspended')) return 'failed'
    state.setState({ blocked: true })
    return 'blocked'
  }

  const settle = (mine: SpeechPlayer): void => {
    if (isUrgent) mine.volume(loudness)
    isUrgent = false
    isBusy = false
    state.setState({ speaking: null, health: mine.health() })
  }

  const say = async (item: Item, how: Manner): Promise<VoiceOutcome> => {
    if (state.getState().blocked && !(await wake())) return 'blocked'
    const mine = player
    isBusy = true
    isUrgent = item.kind === 'notice' && item.notice.template === 'evacuate'
    if (isUrgent) mine.volume(LOUDEST)
    const restore = await stage.duck()
    let begun = 0
    const begin = async (): Promise<boolean> => {
      const granted = await stage.begin()
      if (granted) begun += 1
      return granted
    }
    try {
      return await sayAll({ item, how, on: mine, begin })
    } finally {
      for (; begun > 0; begun--) stage.ended()
      restore()
      // Else it was hushed, and another item may be under way on the new player.
      if (player === mine) settle(mine)
    }
  }

  return {
    state,
    wake,
    say,
    hush: () => {
      if (!isBusy) return
      isBusy = false
      player.close()
      isUrgent = false
      player = open()
      state.setState({ speaking: null })
      void fetchVoices()
    },
    prepare: (wanted) => {
      languages = [...new Set(wanted.map(languageOf))]
      void fetchVoices()
    },
    volume: (volume) => {
      loudness = volume
      // Views arrive all the time; they change nothing of what is urgent before it was said to its end.
      if (!isUrgent) player.volume(volume)
    },
    level: () => player.level(),
  }
}

function isOfFiles(failure: Failure): boolean {
  return failure === 'no-voice' || failure === 'missing-clips'
}
