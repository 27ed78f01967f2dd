import type { DisplayCall } from '@antre/contract'
import { type Asking, createVoices } from '../../../../packages/server/src/voices.ts'
import { createAcknowledgements } from '../../src/screen/calls/acknowledgements.ts'
import { type Announcer, createAnnouncer } from '../../src/screen/calls/announcer.ts'
import type { Item } from '../../src/screen/calls/line.ts'
import type { Told, VoiceOutcome } from '../../src/screen/calls/queue.ts'
import { takenUp } from '../../src/screen/calls/turn.ts'
import { type Page, whenDrawn } from '../../src/screen/parts/when-drawn.ts'
import type { Soundness } from '../../src/screen/sound/health.ts'
import { ANSWER_MS, createLease, type Granted, type Lease } from '../../src/screen/voice/lease.ts'
import { call, NOW, toSpeakOf, view } from './views.ts'

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

/** The mall allows calls longer than any line here takes: one that is dropped was lost. Repetitions have two minutes. */
const DROPPED_AFTER_MS = 36_000_000
const REPEATED_FOR_MS = 120_000
const LOOK_MS = 1_000
const SHOWN = 12

/** One zone of a master: its calls, what displays told of them, and the real lease. */
export function simulatedMaster(time: VirtualTime, repeatAfterMs: number) {
  let voices = createVoices()
  let isUp = true
  const listeners = new Set<() => void>()
  const announcedAt = new Map<string, number>()
  const repeatedAt = new Map<string, number>()
  /** When the counters bore which name. */
  const names: { readonly name: string; readonly from: number }[] = [{ name: 'Loket 3', from: 0 }]
  /** When calls became discreet. */
  const discreetAt = new Map<string, number>()
  let calls: readonly DisplayCall[] = []
  const change = (id: string, to: Partial<DisplayCall>): void => {
    calls = calls.map((one) => (one.id === id ? { ...one, ...to } : one))
    tellAll()
  }
  const tellAll = (): void => {
    if (isUp) for (const tell of listeners) tell()
  }
  const counter = (): DisplayCall['counter'] => {
    const name = names.at(-1)?.name ?? ''
    return { id: '3', name, names: { id: name } }
  }
  const ageOf = (one: DisplayCall): number => time.now() + NOW - Date.parse(one.at)
  const find = (wanted: string) => calls.find(({ id }) => id === wanted)
  const tend = (): void => {
    for (const one of calls) {
      if (!one.announced && !one.dropped && ageOf(one) >= DROPPED_AFTER_MS) change(one.id, { dropped: true })
      const at = announcedAt.get(one.id)
      if (at === undefined || repeatedAt.has(one.id) || time.now() - at < repeatAfterMs) continue
      repeatedAt.set(one.id, time.now())
      change(one.id, { repeat: true })
    }
    for (const [id, at] of repeatedAt) {
      if (time.now() - at >= REPEATED_FOR_MS && find(id)?.repeat) change(id, { repeat: false })
    }
    time.later(LOOK_MS, tend)
  }
  tend()
  return {
    listeners,
    names,
    discreetAt,
    /** All there were, newest first. */
    calls: () => calls,
    shown: () => calls.slice(0, SHOWN),
    toSpeak: () => toSpeakOf(calls),
    isUp: () => isUp,
    /** Null: it is down. */
    ask: (asking: Asking): Granted | null => (isUp ? voices.ask('A', asking, time.now()) : null),
    /** Down for so long; who had the voice it has forgotten. */
    restart(downMs: number) {
      if (!isUp) return
      isUp = false
      for (const tell of listeners) tell()
      time.later(downMs, () => {
        isUp = true
        voices = createVoices(time.now())
        for (const tell of listeners) tell()
      })
    },
    call(id: string, number: string, discreet: boolean) {
      const at = new Date(NOW + time.now()).toISOString()
      calls = [call(id, { number, discreet, at, counter: counter() }), ...calls]
      tellAll()
    },
    /** The mall document changes: the counters' name, and calls of a service that is not spoken from now on. */
    rename(name: string) {
      names.push({ name, from: time.now() })
      calls = calls.map((one) => ({ ...one, counter: counter() }))
      tellAll()
    },
    makeDiscreet(id: string) {
      if (find(id)?.discreet !== false) return
      discreetAt.set(id, time.now())
      change(id, { discreet: true })
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
  readonly counter: string
  readonly from: number
  to: number
  whole: boolean
  /** Asked for or begun out of reach of the master, by a display that had been alone. */
  readonly outOfReach: boolean
  /** When the master was told that it had been heard. */
  toldAt: number | null
}

const READY: Soundness = { state: 'ready', hears: 'yes' }
const MUTED: Soundness = { state: 'muted', hears: 'no' }
const HIDDEN: Soundness = { state: 'ready', detail: 'page-hidden', hears: 'at-need' }
const LINE_MS = 20
const FRAME_MS = 16
/** A stream that broke is opened again after at most this. */
const RECONNECT_MS = 5_000

/** How a place in the hall is: what a page finds there, and what may change under it. */
export interface Place {
  readonly muted: boolean
  readonly cut: boolean
  readonly hidden: boolean
}

/** One loaded page of a display: the real schedule and lease, a pretended voice, screen and line. */
export class SimulatedPage {
  readonly instance: string
  readonly #time: VirtualTime
  readonly #master: SimulatedMaster
  readonly #heard: Speech[]
  readonly #lease: Lease
  readonly #announcer: Announcer
  readonly #retry: () => void
  readonly #lengthMs: (item: string) => number
  readonly #later: (ms: number, run: () => void) => () => void
  /** The document, as far as `whenDrawn` needs it. */
  readonly #page = { hidden: false, listeners: new Set<() => void>() }
  readonly #view = (): void => this.#news()
  #place: Place
  #alive = true
  /** The stream of views is open. */
  #live = false
  #opening = false
  #speech: { speech: Speech; end: (outcome: VoiceOutcome) => void } | null = null

  constructor(
    time: VirtualTime,
    master: SimulatedMaster,
    heard: Speech[],
    options: Place & { instance: string; lengthMs: (item: string) => number },
  ) {
    this.instance = options.instance
    this.#time = time
    this.#master = master
    this.#heard = heard
    this.#place = options
    this.#page.hidden = options.hidden
    this.#lengthMs = options.lengthMs
    this.#later = (ms, run) => time.later(ms, () => this.#alive && run())
    const leave = ({ able, speaking }: { able: boolean; speaking: boolean }): void => {
      if (!this.#isAway()) master.ask({ instance: this.instance, able, speaking })
    }
    this.#lease = createLease(
      { ask: (asking) => this.#ask(asking), leave, now: time.now, later: this.#later },
      this.#sound(),
    )
    const acknowledgements = createAcknowledgements<Told>((told) => this.#tell(told))
    this.#retry = acknowledgements.retry
    this.#announcer = createAnnouncer({
      voice: { say: (item) => this.#say(item), hush: () => this.#stop('failed') },
      acknowledge: acknowledgements.add,
      later: (ms, run) => void this.#later(ms, run),
    })
    this.#paint()
    this.#lease.standing.subscribe(() => this.#stand())
    master.listeners.add(this.#view)
    this.#news()
  }

  get alive(): boolean {
    return this.#alive
  }

  /** The place has changed under the page. */
  find(place: Place): void {
    const wasCut = this.#place.cut
    this.#place = place
    this.#page.hidden = place.hidden
    for (const listener of [...this.#page.listeners]) listener()
    this.#lease.report(this.#sound())
    if (place.muted) this.#stop('failed')
    if (wasCut !== place.cut) this.#news()
  }

  /** The PC has slept, or its browser thinks so; the player notices only after `lagMs` that it was cut off. */
  wake(lagMs: number): void {
    this.#later(lagMs, () => this.#stop('failed'))
    this.#lease.startAgain()
  }

  /** `leaves`: the page closes in order; else it is gone without a word. */
  end(leaves: boolean): void {
    if (leaves) this.#lease.leave()
    this.#stop('failed')
    this.#alive = false
    this.#master.listeners.delete(this.#view)
  }

  #isAway(): boolean {
    return this.#place.cut || !this.#master.isUp()
  }

  #sound(): Soundness {
    if (this.#place.muted) return MUTED
    return this.#place.hidden ? HIDDEN : READY
  }

  /** A changed view, or a line that broke or came back. */
  #news(): void {
    if (this.#isAway()) {
      this.#live = false
      this.#stand()
    } else if (this.#live) this.#later(LINE_MS, () => this.#show())
    else if (!this.#opening) this.#open()
  }

  #open(): void {
    this.#opening = true
    // As late as this page's name has it: tests repeat themselves.
    const lag = (this.instance.charCodeAt(0) * 7 + this.instance.length * 5 + this.#time.now()) % RECONNECT_MS
    this.#later(this.#announcer.queue.getState().calls.length > 0 ? lag : LINE_MS, () => {
      this.#opening = false
      if (this.#isAway()) return
      this.#live = true
      this.#show()
      this.#stand()
      this.#retry()
    })
  }

  #stand(): void {
    const before = this.#announcer.queue.getState().standing
    const standing = takenUp(this.#lease.standing.getState(), this.#live, before)
    this.#announcer.stands(standing, NOW + this.#time.now())
  }

  #show(): void {
    if (!this.#live) return
    const now = NOW + this.#time.now()
    const [calls, toSpeak] = [[...this.#master.shown()], this.#master.toSpeak()]
    this.#announcer.viewed(view({ calls, toSpeak }), now)
  }

  /** As React does it: each turn waits for its own frame. */
  #paint(): void {
    let callOff = (): void => undefined
    const page = this.#page
    const document: Page = {
      get hidden() {
        return page.hidden
      },
      addEventListener: (_, listener) => void page.listeners.add(listener),
      removeEventListener: (_, listener) => void page.listeners.delete(listener),
    }
    const frame = (run: () => void): void => {
      this.#later(FRAME_MS, () => this.#page.hidden || run())
    }
    this.#announcer.queue.subscribe(({ turn }, before) => {
      if (!turn || turn.nth === before.turn?.nth) return
      callOff()
      callOff = whenDrawn(document, frame, () => this.#later(0, () => this.#announcer.painted(turn.nth)))
    })
  }

  async #tell(told: Told): Promise<'done' | 'away'> {
    await this.#time.wait(LINE_MS)
    if (!this.#alive || this.#isAway()) return 'away'
    this.#master.told(told)
    const item = told.kind === 'call' && told.repeat ? `${told.id}:again` : told.id
    const own = this.#heard.findLast((speech) => speech.by === this.instance && speech.item === item)
    if (own) own.toldAt ??= this.#time.now()
    return 'done'
  }

  async #ask({ able, speaking }: { able: boolean; speaking: boolean }): Promise<Granted | null> {
    await this.#time.wait(LINE_MS)
    if (this.#place.cut || !this.#alive) return this.#noAnswer()
    const granted = this.#master.ask({ instance: this.instance, able, speaking })
    await this.#time.wait(LINE_MS)
    if (this.#place.cut) return this.#noAnswer()
    if (granted !== null) this.#retry()
    return granted
  }

  async #noAnswer(): Promise<null> {
    await this.#time.wait(ANSWER_MS - LINE_MS)
    return null
  }

  async #say(item: Item): Promise<VoiceOutcome> {
    const wasAway = this.#isAway()
    if (!(await this.#lease.begin())) return 'yielded'
    const outcome = this.#alive && !this.#place.muted ? await this.#speak(item, wasAway) : 'failed'
    this.#lease.ended()
    return outcome
  }

  #speak(item: Item, wasAway: boolean): Promise<VoiceOutcome> {
    const now = this.#time.now()
    const speech: Speech = {
      by: this.instance,
      item: item.id,
      counter: item.kind === 'call' ? (item.call.counter.names.id ?? '') : '',
      from: now,
      to: now,
      whole: false,
      outOfReach: wasAway || this.#isAway(),
      toldAt: null,
    }
    this.#heard.push(speech)
    this.#time.later(this.#lengthMs(item.id), () => this.#speech?.speech === speech && this.#stop('spoken'))
    return new Promise((resolve) => {
      this.#speech = { speech, end: resolve }
    })
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
