import { CHIME, type ClipId } from '../clips.ts'
import type { Announcement } from '../compose.ts'
import { CLIP_RATE } from '../sound/finish.ts'
import type { Sound } from '../sound/wav.ts'
import type { Voice } from '../voice.ts'
import { ClipStore, type Fetch, type Stock } from './clip-store.ts'
import type { Graph } from './graph.ts'
import { type Failure, failed, healthAfter, type Outcome } from './outcome.ts'
import { browserOutputs, type Outputs } from './outputs.ts'
import { partsOf, type Schedule, type Scheduled, schedule, secondsOf } from './schedule.ts'
import { type Health, SoundPath } from './sound-path.ts'
import { browserTimers, type Timers } from './timers.ts'
import { type Heard, watch } from './watch.ts'

export interface PlayerOptions {
  /** Address of the voice folder, ending in a slash. */
  readonly base: string
  /** 0..1. */
  readonly volume?: number
  /** The edge to the browser; a test puts its own here. */
  readonly fetch?: Fetch
  readonly createContext?: () => AudioContext
  readonly timers?: Timers
  readonly outputs?: Outputs
}

/** Time for the context to take up a schedule before its first sample. */
const LEAD_SECONDS = 0.06
/** A second context is tried once; what fails on two will fail on a third. */
const ATTEMPTS = 2

/**
 * Speaks announcements through WebAudio: one after the other in a zone, none cut off, none kept back by a failed one.
 * An announcement whose audio hangs is said again from its start, once, on a new context; if that hangs as well it has
 * failed. What hung is cut off first, so that it is never heard later or twice.
 */
export class Player {
  readonly #store: ClipStore
  readonly #timers: Timers
  readonly #path: SoundPath
  readonly #queues = new Map<string, Promise<Outcome>>()

  constructor(options: PlayerOptions) {
    this.#timers = options.timers ?? browserTimers
    this.#store = new ClipStore(
      options.base,
      options.fetch ?? ((address, init) => fetch(address, init)),
      this.#timers,
    )
    this.#path = new SoundPath(
      options.createContext ?? newContext,
      options.outputs ?? browserOutputs(),
      this.#timers,
      options.volume ?? 1,
    )
  }

  /** The clips of a language's voice, for `announcement`; null when it cannot be had. */
  voice(language: string): Promise<Voice | null> {
    return this.#store.voice(language)
  }

  /** Fetches voices ahead of the first call, or what of them could not be had before; tells how much there is. */
  async preload(languages: readonly string[]): Promise<Stock> {
    const stocks: Stock[] = []
    for (const language of languages) stocks.push(await this.#store.preload(language, CLIP_RATE))
    const [first = 'all'] = stocks
    return stocks.every((stock) => stock === first) ? first : 'some'
  }

  /**
   * Plays after everything that waits in the zone. Never rejects, and settles in a time bounded by its length.
   * @param onStart called once, when the first sample is about to sound
   */
  say(zone: string, announcement: Announcement, onStart?: () => void): Promise<Outcome> {
    // Also after a bug in the one before: nobody's turn may depend on another's.
    const speak = (): Promise<Outcome> => this.#speak(announcement, onStart)
    const turn = this.#queues.get(zone) ?? Promise.resolve()
    const outcome = turn.then(speak, speak)
    this.#queues.set(zone, outcome)
    return outcome
  }

  /** Root mean square of what is going out now, 0..1. */
  level(): number {
    return this.#path.graph?.level() ?? 0
  }

  /** The meter at the end of the sound path; null before the first sound. Replaced when the context is. */
  analyser(): AnalyserNode | null {
    return this.#path.graph?.meter ?? null
  }

  /** @param volume 0..1, of the amplitude; reached in a quarter of a second, without a click, also while it speaks */
  volume(volume: number): void {
    this.#path.volume = volume
  }

  /** Whether the next call will be heard, as far as is known: `ready` until something shows otherwise. */
  health(): Health {
    return this.#path.health
  }

  /**
   * Calls at each change of `health`; the answer ends it. Also begins to look after the sound while nothing plays: a
   * hung context is replaced before the next call needs it, a sleeping one is woken, outputs that come and go are seen.
   */
  onHealth(listener: (health: Health) => void): () => void {
    return this.#path.onHealth(listener)
  }

  /** Wakes the sound up; call it from a touch or key when the outcome was `suspended`. Whether it runs now. */
  wake(): Promise<boolean> {
    return this.#path.wake()
  }

  /** Ends all sound; whatever still waits fails with `closed`. */
  close(): void {
    this.#path.close()
  }

  async #speak(announcement: Announcement, onStart?: () => void): Promise<Outcome> {
    if (this.#path.closed) return failed('closed')
    const voice = await this.#store.voice(announcement.language)
    if (voice === null) return failed('no-voice')
    return this.#path.playing(() => this.#speakIn(voice, announcement, onStart))
  }

  async #speakIn(voice: Voice, announcement: Announcement, onStart?: () => void): Promise<Outcome> {
    const graph = this.#path.open()
    if (graph === null) return failed(this.#path.closed ? 'closed' : 'no-audio')
    const sounds = await this.#soundsOf(voice, announcement.clips, graph.context.sampleRate)
    const missing = [...new Set(announcement.clips.filter((clip) => !sounds.has(clip)))]
    // A number with a gap in it would be a wrong number; the bell alone still makes people look up.
    const audible =
      missing.length === 0
        ? announcement.sequence
        : announcement.sequence.filter((part) => part.clip === CHIME)
    const outcome = await this.#attempt(partsOf(audible, sounds), onStart)
    return missing.length === 0 ? outcome : failed('missing-clips', missing)
  }

  async #attempt(parts: readonly Scheduled[], onStart?: () => void): Promise<Outcome> {
    if (parts.length === 0) return failed('missing-clips')
    const start = onlyOnce(onStart)
    let reason: Failure = 'stalled'
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
      if (this.#path.outputLost) return failed('no-output')
      const graph = this.#path.open()
      if (graph === null) return failed(this.#path.closed ? 'closed' : 'no-audio')
      const heard = await this.#playOn(graph, parts, start)
      if (heard === 'played') {
        this.#path.judge('ready')
        return { state: 'played', seconds: secondsOf(parts) }
      }
      reason = heard
      this.#path.discard(graph)
    }
    if (this.#path.closed) return failed('closed')
    this.#path.judge(healthAfter(reason))
    return failed(reason)
  }

  async #playOn(
    graph: Graph,
    parts: readonly Scheduled[],
    onStart: () => void,
  ): Promise<Heard | 'suspended' | 'no-audio'> {
    if (!(await graph.awake(this.#timers))) return 'suspended'
    let playing: Schedule
    try {
      playing = schedule(graph.context, graph.input, parts, graph.context.currentTime + LEAD_SECONDS)
    } catch {
      // A context that the system has taken away throws instead of playing.
      return 'no-audio'
    }
    onStart()
    const heard = await watch(graph, playing, this.#timers)
    if (heard !== 'played') playing.stop()
    return heard
  }

  async #soundsOf(
    voice: Voice,
    clips: readonly ClipId[],
    sampleRate: number,
  ): Promise<ReadonlyMap<ClipId, Sound>> {
    const found = await Promise.all(
      [...new Set(clips)].map(
        async (clip) => [clip, await this.#store.sound(voice, clip, sampleRate)] as const,
      ),
    )
    return new Map(found.flatMap(([clip, sound]) => (sound === null ? [] : [[clip, sound] as const])))
  }
}

/** At the clips' own rate nothing is resampled and joins are exact; "playback", because a slow PC must not stutter. */
function newContext(): AudioContext {
  try {
    return new AudioContext({ sampleRate: CLIP_RATE, latencyHint: 'playback' })
  } catch {
    return new AudioContext()
  }
}

function onlyOnce(run: (() => void) | undefined): () => void {
  let waiting = run
  return () => {
    waiting?.()
    waiting = undefined
  }
}
