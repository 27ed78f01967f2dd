import { Graph } from './graph.ts'
import type { Outputs } from './outputs.ts'
import { pause, type Timers, within } from './timers.ts'

/**
 * Whether the next call will be heard. `blocked`: the browser wants a touch first. `stuck`: the audio hangs, is
 * interrupted, or runs without a sound; it is begun anew until it goes. `no-output`: the PC has no sound output, or
 * its browser no audio at all.
 */
export type Health = 'ready' | 'blocked' | 'stuck' | 'no-output'

/** Between two looks while nothing plays; while it is not well, up to `LONGEST_LOOK_MS`, twice as long each time. */
const LOOK_MS = 2_000
const LONGEST_LOOK_MS = 30_000
/** Looks in a row that find the clock standing. Looks, not time: a PC that slept must not count as hung. */
const LOOKS_UNTIL_STUCK = 2
const LIST_TIMEOUT_MS = 2_000
/** A television that wakes takes its output away for a moment. */
const SETTLE_OUTPUTS_MS = 500

/** A context's clock as one look saw it. */
interface Clock {
  readonly graph: Graph
  readonly at: number
  /** Looks in a row, before this one, that saw the same. */
  readonly still: number
}

/**
 * Keeps one graph ready to play: opens it, replaces what has failed, looks after it between announcements and knows
 * how it is. While something plays on it, the player itself watches, and tells by `judge` and `discard`.
 */
export class SoundPath {
  readonly #createContext: () => AudioContext
  readonly #outputs: Outputs
  readonly #timers: Timers
  readonly #listeners = new Set<(health: Health) => void>()
  #volume: number
  #graph: Graph | null = null
  #closed = false
  #playing = 0
  /** `none` since the start; `lost`: there was one. */
  #output: 'unknown' | 'present' | 'none' | 'lost' = 'unknown'
  #sound: Health = 'ready'
  #told: Health = 'ready'
  /** Began when there was no output, or another: to be replaced before it is played on again. */
  #stale: Graph | null = null
  #stopListening: (() => void) | null = null

  constructor(createContext: () => AudioContext, outputs: Outputs, timers: Timers, volume: number) {
    this.#createContext = createContext
    this.#outputs = outputs
    this.#timers = timers
    this.#volume = volume
  }

  get closed(): boolean {
    return this.#closed
  }

  get graph(): Graph | null {
    return this.#graph
  }

  /** There was an output and it is gone: nobody would hear anything. */
  get outputLost(): boolean {
    return this.#output === 'lost'
  }

  get health(): Health {
    return this.#output === 'lost' || this.#output === 'none' ? 'no-output' : this.#sound
  }

  /** Calls at each change; the answer ends it. From now on outputs are watched, and the graph while nothing plays. */
  onHealth(listener: (health: Health) => void): () => void {
    this.#listeners.add(listener)
    this.#begin()
    return () => this.#listeners.delete(listener)
  }

  set volume(volume: number) {
    if (Number.isNaN(volume)) return
    this.#volume = Math.min(1, Math.max(0, volume))
    if (this.#graph !== null) this.#graph.volume = this.#volume
  }

  /** The graph to play on; null when there is no audio, or no more. */
  open(): Graph | null {
    if (this.#closed) return null
    try {
      this.#graph ??= new Graph(this.#createContext(), this.#volume)
    } catch {
      this.judge('no-output')
    }
    return this.#graph
  }

  /** The next attempt, of this call or the next, starts with a fresh context. */
  discard(graph: Graph): void {
    graph.close()
    if (this.#graph === graph) this.#graph = null
  }

  /** Does `work`, during which nobody else touches the graph. */
  async playing<T>(work: () => Promise<T>): Promise<T> {
    this.#replaceStale()
    this.#playing++
    try {
      return await work()
    } finally {
      this.#playing--
    }
  }

  /** What playing, or a look, has shown. */
  judge(sound: Health): void {
    this.#sound = sound
    this.#tell()
  }

  async wake(): Promise<boolean> {
    const awake = (await this.open()?.awake(this.#timers)) ?? false
    if (awake) this.judge('ready')
    return awake
  }

  close(): void {
    this.#closed = true
    this.#stopListening?.()
    this.#graph?.close()
    this.#graph = null
    this.#listeners.clear()
  }

  #begin(): void {
    if (this.#stopListening !== null || this.#closed) return
    this.#stopListening = this.#outputs.onChange(() => void this.#countOutputs())
    void this.#lookAfter()
  }

  async #lookAfter(): Promise<void> {
    let waitMs = LOOK_MS
    let last: Clock | null = null
    while (!this.#closed) {
      await this.#countOutputs()
      this.#replaceStale()
      const graph = this.#playing === 0 ? this.open() : null
      last = graph === null ? null : await this.#look(graph, last)
      waitMs = this.health === 'ready' ? LOOK_MS : Math.min(waitMs * 2, LONGEST_LOOK_MS)
      await pause(this.#timers, waitMs)
    }
  }

  /** @param last what the look before this one saw */
  async #look(graph: Graph, last: Clock | null): Promise<Clock | null> {
    const awake = await graph.awake(this.#timers)
    // Meanwhile a call may have begun, which sees for itself, or the graph may have been replaced.
    if (this.#playing > 0 || this.#graph !== graph) return null
    const { state, currentTime: at } = graph.context
    const seen = last?.graph === graph ? last : null
    const still = seen !== null && seen.at === at ? seen.still + 1 : 0
    if (graph.breakdown === 'no-output') {
      this.discard(graph)
      return null
    }
    if (graph.breakdown !== null || state === 'closed' || still >= LOOKS_UNTIL_STUCK) {
      this.discard(graph)
      this.judge('stuck')
    } else if (!awake) this.judge(state === 'suspended' ? 'blocked' : 'stuck')
    else if (this.#sound === 'blocked' || (seen !== null && still === 0)) this.judge('ready')
    return { graph, at, still: awake ? still : 0 }
  }

  async #countOutputs(): Promise<void> {
    let count = await this.#listOutputs()
    if (count === 0 && this.#output === 'present') {
      await pause(this.#timers, SETTLE_OUTPUTS_MS)
      count = await this.#listOutputs()
    }
    if (count === null || this.#closed) return
    const before = this.#output
    if (count > 0) this.#output = 'present'
    else if (before !== 'lost') this.#output = before === 'present' ? 'lost' : 'none'
    if (this.#output === 'lost') this.#graph?.fail('no-output')
    if (this.#output === 'present' && (before === 'lost' || before === 'none')) {
      // A context stays with the output it began on, or with none.
      this.#stale = this.#graph
      this.#sound = 'ready'
    }
    this.#tell()
  }

  #listOutputs(): Promise<number | null> {
    return within(this.#outputs.count(), this.#timers, LIST_TIMEOUT_MS)
  }

  #replaceStale(): void {
    if (this.#stale === null || this.#playing > 0) return
    this.discard(this.#stale)
    this.#stale = null
  }

  #tell(): void {
    if (this.health === this.#told) return
    this.#told = this.health
    // Later, so that a listener's bug ends no watch.
    for (const listener of this.#listeners) queueMicrotask(() => listener(this.#told))
  }
}
