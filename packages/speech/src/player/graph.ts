import { meanSquare } from '../sound/loudness.ts'
import { pause, type Timers, within } from './timers.ts'

/** Samples the meter looks at: a fifth of a second at 22.05 kHz, so that a look in a pause between words is rare. */
const METER_SAMPLES = 4096
const RESUME_TIMEOUT_MS = 2_000
/** A context may report its new state a little after `resume` has settled. */
const SETTLE_MS = 50

/** The sound path: volume → meter → loudspeaker. What the meter sees is what goes out. */
export class Graph {
  readonly context: AudioContext
  readonly volume: GainNode
  readonly meter: AnalyserNode
  #closed = false

  constructor(context: AudioContext, volume: number) {
    this.context = context
    this.volume = context.createGain()
    this.meter = context.createAnalyser()
    this.meter.fftSize = METER_SAMPLES
    this.volume.gain.value = volume
    this.volume.connect(this.meter)
    this.meter.connect(context.destination)
  }

  get closed(): boolean {
    return this.#closed
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
