import type { DisplayCall } from '@antre/contract'
import { createVoices } from '../../../../packages/server/src/voices.ts'
import { createAcknowledgements } from '../../src/screen/calls/acknowledgements.ts'
import { type Announcer, createAnnouncer } from '../../src/screen/calls/announcer.ts'
import type { Item } from '../../src/screen/calls/line.ts'
import type { Told, VoiceOutcome } from '../../src/screen/calls/queue.ts'
import type { Soundness } from '../../src/screen/sound/health.ts'
import { ANSWER_MS, createLease, type Granted, type Lease } from '../../src/screen/voice/lease.ts'
import { call, NOW, view } from './views.ts'

/** Time that stands still until it is run, with everything that waits for it in one line. */
export function virtualTime() {
  const due: { readonly at: number; readonly run: () => void }[] = []
  let now = 0
  const later = (ms: number, run: () => void): (() => void) => {
    const entry = { at: now + ms, run }
    const after = due.findIndex(({ at }) => at > entry.at)
    due.splice(after < 0 ? due.length : after, 0, entry)
    return () => {
      const at = due.indexOf(entry)
      if (at >= 0) due.splice(at, 1)
    }
  }
  return {
    now: () => now,
    later,
    wait: (ms: number) => new Promise<void>((resolve) => void later(ms, resolve)),
    async pass(ms: number): Promise<void> {
      const end = now + ms
      for (;;) {
        // Whatever promises have to say comes before the next moment.
        await new Promise<void>((resolve) => setImmediate(resolve))
        const next = due[0]
        if (!next || next.at > end) break
        due.shift()
        now = next.at
        next.run()
      }
      now = end
    },
  }
}
export type VirtualTime = ReturnType<typeof virtualTime>

const DROPPED_AFTER_MS = 120_000
const LOOK_MS = 1_000

/** One zone of a master: its calls, what displays told of them, and the real lease. */
export function simulatedMaster(time: VirtualTime, repeatAfterMs: number) {
  const voices = createVoices()
  const listeners = new Set<() => void>()
  const announcedAt = new Map<string, number>()
  const repeatedAt = new Map<string, number>()
  let calls: readonly DisplayCall[] = []
  const change = (id: string, to: Partial<DisplayCall>): void => {
    calls = calls.map((one) => (one.id === id ? { ...one, ...to } : one))
    for (const tell of listeners) tell()
  }
  const ageOf = (one: DisplayCall): number => time.now() + NOW - Date.parse(one.at)
  const tend = (): void => {
    for (const one of calls) {
      if (!one.announced && !one.dropped && ageOf(one) >= DROPPED_AFTER_MS) change(one.id, { dropped: true })
      const at = announcedAt.get(one.id)
      if (at === undefined || repeatedAt.has(one.id) || time.now() - at < repeatAfterMs) continue
      repeatedAt.set(one.id, time.now())
      change(one.id, { repeat: true })
    }
    for (const [id, at] of repeatedAt) {
      if (time.now() - at === DROPPED_AFTER_MS) change(id, { repeat: false })
    }
    time.later(LOOK_MS, tend)
  }
  tend()
  return {
    listeners,
    voices,
    calls: () => calls,
    call(id: string, number: string, discreet: boolean) {
      const made = call(id, { number, discreet, at: new Date(NOW + time.now()).toISOString() })
      calls = [made, ...calls].slice(0, 12)
      for (const tell of listeners) tell()
    },
    told(told: Told) {
      if (told.kind === 'notice') return
      if (told.repeat) return change(told.id, { repeat: false })
      if (!announcedAt.has(told.id)) announcedAt.set(told.id, time.now())
      change(told.id, { announced: true })
    },
    announced: (id: string): boolean => announcedAt.has(id),
  }
}
export type SimulatedMaster = ReturnType<typeof simulatedMaster>

/** Words that were heard in the hall. */
export interface Speech {
  readonly by: string
  readonly item: string
  readonly from: number
  to: number
  whole: boolean
  /** Begun out of reach of the master, by a display that had been alone. */
  readonly outOfReach: boolean
  /** When the master was told that it had been heard. */
  toldAt: number | null
}

const READY: Soundness = { state: 'ready', hears: 'yes' }
const MUTED: Soundness = { state: 'muted', hears: 'no' }
const LINE_MS = 20
const FRAME_MS = 32

/** One loaded page of a display: the real schedule and lease, a pretended voice and line. */
export class SimulatedPage {
  readonly instance: string
  readonly #time: VirtualTime
  readonly #master: SimulatedMaster
  readonly #heard: Speech[]
  readonly #lease: Lease
  readonly #announcer: Announcer
  readonly #lengthMs: (item: string) => number
  readonly #view = (): void => void this.#time.later(LINE_MS, () => this.#show())
  #alive = true
  #cut = false
  #muted: boolean
  #speech: { speech: Speech; end: (outcome: VoiceOutcome) => void } | null = null

  constructor(
    time: VirtualTime,
    master: SimulatedMaster,
    heard: Speech[],
    options: { instance: string; muted: boolean; cut: boolean; lengthMs: (item: string) => number },
  ) {
    this.instance = options.instance
    this.#time = time
    this.#master = master
    this.#heard = heard
    this.#muted = options.muted
    this.#cut = options.cut
    this.#lengthMs = options.lengthMs
    const later = (ms: number, run: () => void) => time.later(ms, () => this.#alive && run())
    this.#lease = createLease(
      {
        ask: (asking) => this.#ask(asking),
        leave: ({ able, speaking }) =>
          void (this.#cut || master.voices.ask('A', { instance: this.instance, able, speaking }, time.now())),
        now: time.now,
        later,
      },
      this.#muted ? MUTED : READY,
    )
    const acknowledgements = createAcknowledgements<Told>(async (told) => {
      await time.wait(LINE_MS)
      if (!this.#alive || this.#cut) return 'away'
      master.told(told)
      const item = told.kind === 'call' && told.repeat ? `${told.id}:again` : told.id
      const own = heard.findLast((speech) => speech.by === this.instance && speech.item === item)
      if (own) own.toldAt = time.now()
      return 'done'
    })
    this.#announcer = createAnnouncer({
      voice: { say: (item) => this.#say(item), hush: () => this.#stop('failed') },
      acknowledge: acknowledgements.add,
      later: (ms, run) => void later(ms, run),
    })
    this.#announcer.queue.subscribe(({ turn }, before) => {
      if (turn && turn.nth !== before.turn?.nth) later(FRAME_MS, () => this.#announcer.painted(turn.nth))
    })
    this.#lease.standing.subscribe((standing) => this.#announcer.stands(standing, NOW + time.now()))
    const retry = (): void => {
      if (!this.#cut) acknowledgements.retry()
      later(1_000, retry)
    }
    retry()
    master.listeners.add(this.#view)
    this.#view()
  }

  get alive(): boolean {
    return this.#alive
  }

  cut(cut: boolean): void {
    this.#cut = cut
    if (!cut) this.#view()
  }

  mute(muted: boolean): void {
    this.#muted = muted
    if (muted) this.#stop('failed')
    this.#lease.report(muted ? MUTED : READY)
  }

  /** `leaves`: the page closes in order; else it is gone without a word. */
  end(leaves: boolean): void {
    if (leaves) this.#lease.leave()
    this.#stop('failed')
    this.#alive = false
    this.#master.listeners.delete(this.#view)
  }

  #show(): void {
    if (!this.#alive || this.#cut) return
    const now = NOW + this.#time.now()
    this.#announcer.viewed(view({ calls: [...this.#master.calls()] }), now)
  }

  async #ask(asking: { able: boolean; speaking: boolean }): Promise<Granted | null> {
    const { instance } = this
    await this.#time.wait(LINE_MS)
    if (this.#cut || !this.#alive) return this.#noAnswer()
    const granted = this.#master.voices.ask('A', { instance, ...asking }, this.#time.now())
    await this.#time.wait(LINE_MS)
    return this.#cut ? this.#noAnswer() : granted
  }

  async #noAnswer(): Promise<null> {
    await this.#time.wait(ANSWER_MS - LINE_MS)
    return null
  }

  async #say(item: Item): Promise<VoiceOutcome> {
    if (!(await this.#lease.begin())) return 'yielded'
    if (!this.#alive) return 'failed'
    const now = this.#time.now()
    const speech: Speech = {
      by: this.instance,
      item: item.id,
      from: now,
      to: now,
      whole: false,
      outOfReach: this.#cut,
      toldAt: null,
    }
    if (this.#muted) {
      this.#lease.ended()
      return 'failed'
    }
    this.#heard.push(speech)
    const outcome = await new Promise<VoiceOutcome>((resolve) => {
      this.#speech = { speech, end: resolve }
      this.#time.later(this.#lengthMs(item.id), () => this.#speech?.speech === speech && this.#stop('spoken'))
    })
    this.#lease.ended()
    return outcome
  }

  #stop(outcome: VoiceOutcome): void {
    const speaking = this.#speech
    if (!speaking) return
    this.#speech = null
    speaking.speech.to = this.#time.now()
    speaking.speech.whole = outcome === 'spoken'
    speaking.end(outcome)
  }
}
