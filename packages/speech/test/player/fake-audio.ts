import type { Timers } from '../../src/player/index.ts'

/** How a fake audio system misbehaves. */
export interface Fault {
  /** Seconds of the context's clock for one second of time; 0 stands still. */
  readonly pace?: number
  /** What `resume` does to a sleeping context; absent: the context starts awake. */
  readonly resume?: 'wakes' | 'refuses' | 'hangs'
  /** The clock runs but no sound comes out. */
  readonly mute?: boolean
  /** Sources throw when started, as those of a context that the system has taken away. */
  readonly taken?: boolean
}

export interface Played {
  readonly at: number
  readonly until: number
  readonly context: FakeContext
}

/** An AudioContext whose clock the test moves. */
export class FakeContext {
  readonly sampleRate = 22_050
  readonly destination = {}
  readonly fault: Fault
  readonly played: Played[] = []
  state: AudioContextState
  currentTime = 0
  closed = false

  constructor(fault: Fault) {
    this.fault = fault
    this.state = fault.resume === undefined ? 'running' : 'suspended'
  }

  resume(): Promise<void> {
    if (this.fault.resume === 'hangs') return new Promise(() => undefined)
    if (this.fault.resume === 'refuses') return Promise.reject(new Error('not allowed'))
    this.state = 'running'
    return Promise.resolve()
  }

  /** Closing a broken context may never finish. */
  close(): Promise<void> {
    this.closed = true
    return new Promise(() => undefined)
  }

  advance(seconds: number): void {
    if (this.state === 'running' && !this.closed) this.currentTime += seconds * (this.fault.pace ?? 1)
  }

  createGain() {
    return { gain: { value: 1 }, connect: () => undefined }
  }

  createBuffer(_channels: number, length: number, rate: number) {
    const data = new Float32Array(length)
    return { duration: length / rate, getChannelData: () => data }
  }

  createBufferSource() {
    const context = this
    return {
      buffer: null as { duration: number } | null,
      connect: () => undefined,
      disconnect: () => undefined,
      start(at: number) {
        if (context.fault.taken) throw new Error('context is gone')
        context.played.push({ at, until: at + (this.buffer?.duration ?? 0), context })
      },
    }
  }

  createAnalyser() {
    return {
      fftSize: 2048,
      connect: () => undefined,
      disconnect: () => undefined,
      getFloatTimeDomainData: (samples: Float32Array) => {
        const sounding = this.played.some(
          (part) => part.at <= this.currentTime && this.currentTime < part.until + 0.2,
        )
        samples.fill(sounding && !this.fault.mute ? 0.2 : 0)
      },
    }
  }
}

/** Time and audio system of one test, stepped together. */
export class FakeWorld {
  readonly contexts: FakeContext[] = []
  readonly #faults: (Fault | 'none')[]
  readonly #timers = new Set<{ readonly at: number; readonly run: () => void }>()
  now = 0

  /** @param faults of the contexts in the order of their making; `none`: there is no audio system; later ones are well */
  constructor(...faults: (Fault | 'none')[]) {
    this.#faults = faults
  }

  readonly timers: Timers = {
    after: (ms, run) => {
      const timer = { at: this.now + ms, run }
      this.#timers.add(timer)
      return () => this.#timers.delete(timer)
    },
  }

  readonly createContext = (): AudioContext => {
    const fault = this.#faults.shift() ?? {}
    if (fault === 'none') throw new Error('no audio system')
    const context = new FakeContext(fault)
    this.contexts.push(context)
    return context as unknown as AudioContext
  }

  /** Everything that was put on a clock, in order. */
  get played(): readonly Played[] {
    return this.contexts.flatMap((context) => context.played)
  }

  /** Lets time pass until the work is done; fails when it takes longer than `mostMs`. */
  async until<T>(work: Promise<T>, mostMs: number): Promise<T> {
    let result: { readonly value: T } | null = null
    const finished = work.then((value) => {
      result = { value }
    })
    const end = this.now + mostMs
    for (;;) {
      await settled()
      if (result !== null) break
      const next = [...this.#timers].toSorted((a, b) => a.at - b.at)[0]
      if (next === undefined || next.at > end) throw new Error(`not done after ${mostMs} ms`)
      this.#pass(Math.max(0, next.at - this.now))
      this.#timers.delete(next)
      next.run()
    }
    await finished
    return (result as { readonly value: T }).value
  }

  /** The PC sleeps: time passes, but neither the sound's clock nor any timer runs. */
  sleep(ms: number): void {
    this.now += ms
  }

  #pass(ms: number): void {
    this.now += ms
    for (const context of this.contexts) context.advance(ms / 1000)
  }
}

/** All promises that can settle have settled. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
