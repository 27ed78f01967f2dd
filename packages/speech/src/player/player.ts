import { CHIME, type ClipId } from '../clips.ts'
import type { Announcement, Spoken } from '../compose.ts'
import { CLIP_RATE } from '../sound/finish.ts'
import type { Sound } from '../sound/wav.ts'
import type { Voice } from '../voice.ts'
import { ClipStore, type Fetch } from './clip-store.ts'
import { Graph } from './graph.ts'
import { type Schedule, type Scheduled, schedule } from './schedule.ts'
import { browserTimers, type Timers } from './timers.ts'
import { type Heard, watch } from './watch.ts'

/**
 * Why a call was not heard. `suspended`: the browser or the system keeps sound off (a page that nobody has touched
 * yet). `stalled`, `silent`: the audio hangs, or runs without sound; tried again on a new context. `no-audio`: there
 * is no audio system. `no-voice`, `missing-clips`: files. `closed`: the player was shut.
 */
export type Failure =
  | 'no-voice'
  | 'missing-clips'
  | 'no-audio'
  | 'suspended'
  | 'stalled'
  | 'silent'
  | 'closed'

export type Outcome =
  | { readonly state: 'played'; readonly seconds: number }
  | { readonly state: 'failed'; readonly reason: Failure; readonly missing: readonly ClipId[] }

export interface PlayerOptions {
  /** Address of the voice folder, ending in a slash. */
  readonly base: string
  /** 0..1. */
  readonly volume?: number
  /** The edge to the browser; a test puts its own here. */
  readonly fetch?: Fetch
  readonly createContext?: () => AudioContext
  readonly timers?: Timers
}

/** Time for the context to take up a schedule before its first sample. */
const LEAD_SECONDS = 0.06
/** A second context is tried once; what fails on two will fail on a third. */
const ATTEMPTS = 2

/** Speaks announcements through WebAudio: one after the other in a zone, none cut off, none kept back by a failed one. */
export class Player {
  readonly #store: ClipStore
  readonly #timers: Timers
  readonly #createContext: () => AudioContext
  readonly #queues = new Map<string, Promise<Outcome>>()
  #volume: number
  #graph: Graph | null = null
  #closed = false

  constructor(options: PlayerOptions) {
    this.#timers = options.timers ?? browserTimers
    this.#store = new ClipStore(
      options.base,
      options.fetch ?? ((address, init) => fetch(address, init)),
      this.#timers,
    )
    this.#createContext = options.createContext ?? newContext
    this.#volume = options.volume ?? 1
  }

  /** The clips of a language's voice, for `announcement`; null when it cannot be had. */
  voice(language: string): Promise<Voice | null> {
    return this.#store.voice(language)
  }

  /** Fetches voices ahead of the first call. */
  async preload(languages: readonly string[]): Promise<void> {
    for (const language of languages) await this.#store.preload(language, CLIP_RATE)
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
    return this.#graph?.level() ?? 0
  }

  /** The meter at the end of the sound path; null before the first sound. Replaced when the context is. */
  analyser(): AnalyserNode | null {
    return this.#graph?.meter ?? null
  }

  /** @param volume 0..1, at once */
  setVolume(volume: number): void {
    this.#volume = Math.min(1, Math.max(0, volume))
    if (this.#graph !== null) this.#graph.volume.gain.value = this.#volume
  }

  /** Wakes the sound up; call it from a touch or key when the outcome was `suspended`. Whether it runs now. */
  async wake(): Promise<boolean> {
    return (await this.#openGraph()?.awake(this.#timers)) ?? false
  }

  /** Ends all sound; whatever still waits fails with `closed`. */
  close(): void {
    this.#closed = true
    this.#graph?.close()
    this.#graph = null
  }

  async #speak(announcement: Announcement, onStart?: () => void): Promise<Outcome> {
    if (this.#closed) return failed('closed')
    const voice = await this.#store.voice(announcement.language)
    if (voice === null) return failed('no-voice')
    const graph = this.#openGraph()
    if (graph === null) return failed(this.#closed ? 'closed' : 'no-audio')
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
    let reason: Failure = 'missing-clips'
    const start = onlyOnce(onStart)
    for (let attempt = 1; parts.length > 0 && attempt <= ATTEMPTS; attempt++) {
      const graph = this.#openGraph()
      if (graph === null) return failed(this.#closed ? 'closed' : 'no-audio')
      const heard = await this.#playOn(graph, parts, start)
      if (heard === 'played') return { state: 'played', seconds: secondsOf(parts) }
      reason = heard
      this.#discard(graph)
    }
    return failed(this.#closed ? 'closed' : reason)
  }

  async #playOn(
    graph: Graph,
    parts: readonly Scheduled[],
    onStart: () => void,
  ): Promise<Heard | 'suspended' | 'no-audio'> {
    if (!(await graph.awake(this.#timers))) return 'suspended'
    let playing: Schedule
    try {
      playing = schedule(graph.context, graph.volume, parts, graph.context.currentTime + LEAD_SECONDS)
    } catch {
      // A context that the system has taken away throws instead of playing.
      return 'no-audio'
    }
    onStart()
    const heard = await watch(graph, playing, this.#timers)
    if (heard !== 'played') playing.stop()
    return heard
  }

  #openGraph(): Graph | null {
    if (this.#closed) return null
    try {
      this.#graph ??= new Graph(this.#createContext(), this.#volume)
    } catch {
      return null
    }
    return this.#graph
  }

  /** The next attempt, of this call or the next, starts with a fresh context. */
  #discard(graph: Graph): void {
    graph.close()
    if (this.#graph === graph) this.#graph = null
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

function partsOf(sequence: readonly Spoken[], sounds: ReadonlyMap<ClipId, Sound>): readonly Scheduled[] {
  return sequence.flatMap(({ clip, pauseMs }) => {
    const sound = sounds.get(clip)
    return sound === undefined ? [] : [{ sound, pauseMs }]
  })
}

function secondsOf(parts: readonly Scheduled[]): number {
  return parts.reduce(
    (sum, { sound, pauseMs }) => sum + sound.samples.length / sound.sampleRate + pauseMs / 1000,
    0,
  )
}

function failed(reason: Failure, missing: readonly ClipId[] = []): Outcome {
  return { state: 'failed', reason, missing }
}
