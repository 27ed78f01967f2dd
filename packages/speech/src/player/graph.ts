import { meanSquare } from '../sound/loudness.ts'
import { pause, type Timers, within } from './timers.ts'

/** Samples the meter looks at: a fifth of a second at 22.05 kHz, so that a look in a pause between words is rare. */
const METER_SAMPLES = 4096
const RESUME_TIMEOUT_MS = 2_000
/** A context may report its new state a little after `resume` has settled. */
const SETTLE_MS = 50
/** Time constant of a change of volume: two thirds of the way in it, done in a quarter of a second, without a click. */
const GLIDE_SECONDS = 0.05

/** What ended a graph from outside: the browser's audio failed, or the PC has lost its sound output. */
export type Breakdown = 'error' | 'no-output'

/** The sound path: volume → meter → loudspeaker. What the meter sees is what goes out. */
export class Graph {
  readonly context: AudioContext
  readonly input: GainNode
  readonly meter: AnalyserNode
  #volume: number
  #closed = false
  #breakdown: Breakdown | null = null

  constructor(context: AudioContext, volume: number) {
    this.context = context
    this.#volume = volume
    this.input = context.createGain()
    this.meter = context.createAnalyser()
    this.meter.fftSize = METER_SAMPLES
    this.input.gain.value = volume
    this.input.connect(this.meter)
    this.meter.connect(context.destination)
    // Chromium tells so when the system's stream has failed: the context is dead, and says nothing else.
    context.addEventListener('error', () => this.fail('error'))
  }

  get closed(): boolean {
    return this.#closed
  }

  get breakdown(): Breakdown | null {
    return this.#breakdown
  }

  /** Where the volume is going, 0..1. */
  get volume(): number {
    return this.#volume
  }

  set volume(volume: number) {
    this.#volume = volume
    this.input.gain.setTargetAtTime(volume, this.context.currentTime, GLIDE_SECONDS)
  }

  /** Whoever plays on it learns it at the next look. */
  fail(breakdown: Breakdown): void {
    this.#breakdown ??= breakdown
  }

  /** Root mean square of the last moment's output, 0..1. */
  level(): number {
    const samples = new Float32Array(this.meter.fftSize)
    this.meter.getFloatTimeDomainData(samples)
    return Math.sqrt(meanSquare(samples))
  }

  /** Whether the context runs, after waking it if it sleeps. */
  async awake(timers: Timers): Promise<boolean> {
    if (this.context.state === 'running') return true
    await within(this.context.resume(), timers, RESUME_TIMEOUT_MS)
    if (!this.#runs()) await pause(timers, SETTLE_MS)
    return this.#runs()
  }

  /** Never waits: a hung context may never finish closing. */
  close(): void {
    this.#closed = true
    this.meter.disconnect()
    this.context.close().catch(() => undefined)
  }

  /** Read anew: the compiler believes a state does not change by itself. */
  #runs(): boolean {
    return this.context.state === 'running'
  }
}
