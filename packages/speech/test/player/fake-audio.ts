import type { Outputs, Timers } from '../../src/player/index.ts'

/** How a fake audio system misbehaves. */
export interface Fault {
  /** Seconds of the context's clock for one second of time; 0 stands still. */
  readonly pace?: number
  /** What `resume` does to a sleeping context; absent: the context starts awake. */
  readonly resume?: 'wakes' | 'refuses' | 'hangs'
  /** The clock runs but no sound comes out; a number: from that second of its clock on. */
  readonly mute?: boolean | number
  /** Sources throw when started, as those of a context that the system has taken away. */
  readonly taken?: boolean
}

export interface Played {
  readonly at: number
  readonly until: number
  readonly context: FakeContext
  /** On the test's clock: when it was cut off. */
  cutAt?: number
}

/** An AudioContext whose clock the test moves. */
export class FakeContext {
  readonly sampleRate = 22_050
  readonly destination = {}
  readonly fault: Fault
  readonly played: Played[] = []
  state: AudioContextState
  #refuses = false
  #touched = false
  currentTime = 0
  closed = false
  /** Each change of volume: what to, and whether it glides. */
  readonly volumes: { readonly to: number; readonly glides: boolean }[] = []
  readonly #now: () => number
  #onError: () => void = () => undefined

  constructor(fault: Fault, now: () => number) {
    this.fault = fault
    this.#now = now
    this.state = fault.resume === undefined ? 'running' : 'suspended'
  }

  resume(): Promise<void> {
    if (this.#refuses) return Promise.reject(new Error('not now'))
    if (this.fault.resume === 'hangs') return new Promise(() => undefined)
    if (this.fault.resume === 'refuses' && !this.#touched) return Promise.reject(new Error('not allowed'))
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

  addEventListener(_type: 'error', run: () => void): void {
    this.#onError = run
  }

  /** The system's stream has failed, as Chromium tells it. */
  breakDown(): void {
    this.#onError()
  }

  /** Another program, or the system, takes the sound. */
  interrupt(): void {
    this.state = 'interrupted'
    this.#refuses = true
  }

  /** Whoever kept the sound off does no more: the other program, or the browser after a touch. */
  letGo(): void {
    this.#refuses = false
    this.#touched = true
  }

  createGain() {
    const { volumes } = this
    return {
      gain: {
        set value(to: number) {
          volumes.push({ to, glides: false })
        },
        setTargetAtTime: (to: number) => volumes.push({ to, glides: true }),
      },
      connect: () => undefined,
    }
  }

  createBuffer(_channels: number, length: number, rate: number) {
    const data = new Float32Array(length)
    return { duration: length / rate, getChannelData: () => data }
  }

  createBufferSource() {
    const context = this
    let played: Played | null = null
    return {
      buffer: null as { duration: number } | null,
      connect: () => undefined,
      disconnect: () => {
        if (played !== null) played.cutAt = context.#now()
      },
      start(at: number) {
        if (context.fault.taken) throw new Error('context is gone')
        played = { at, until: at + (this.buffer?.duration ?? 0), context }
        context.played.push(played)
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
        const { mute = false } = this.fault
        const muted = typeof mute === 'number' ? this.currentTime >= mute : mute
        samples.fill(sounding && !muted ? 0.2 : 0)
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
  /** Sound outputs of the PC; null: the browser does not say. */
  outputCount: number | null = null
  #outputsChanged: () => void = () => undefined

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

  readonly outputs: Outputs = {
    count: () => Promise.resolve(this.outputCount),
    onChange: (changed) => {
      this.#outputsChanged = changed
      return () => undefined
    },
  }

  plug(count: number): void {
    this.outputCount = count
    this.#outputsChanged()
  }

  readonly createContext = (): AudioContext => {
    const fault = this.#faults.shift() ?? {}
    if (fault === 'none') throw new Error('no audio system')
    const context = new FakeContext(fault, () => this.now)
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

  /** Lets so much time pass. */
  async wait(ms: number): Promise<void> {
    await this.until(new Promise<void>((resolve) => this.timers.after(ms, resolve)), ms)
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
