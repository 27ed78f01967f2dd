import type { CounterView, DisplayView, HallView, KioskView } from '@antre/contract'
import { assertNever, printsAt } from '@antre/domain'
import type { Engine } from '../engine.ts'
import { counterView } from '../views/counter.ts'
import { displayView } from '../views/display.ts'
import { hallView } from '../views/hall.ts'
import { kioskView } from '../views/kiosk.ts'
import type { Attendance } from '../views/presence.ts'
import type { DeviceWords } from '../views/stations.ts'

/** Which view: its kind, and of what. */
export type ViewName =
  | { readonly kind: 'kiosk'; readonly stationId: string | null }
  | { readonly kind: 'counter'; readonly counterId: string }
  | { readonly kind: 'display'; readonly zoneId: string }
  | { readonly kind: 'hall' }

/** A view as it goes out. */
export interface Rendered {
  readonly seq: number
  /** JSON text of the whole view. */
  readonly json: string
}

/** Gets the view; null when the mall has no such counter or zone any more, and then nothing else. */
export type Receiver = (rendered: Rendered | null) => void

export interface Hub {
  /** The view now; undefined when the mall has no such counter or zone. */
  render(name: ViewName): Rendered | undefined
  /** Delivers the view at each change (not the present one). Returns the way out. */
  subscribe(name: ViewName, receiver: Receiver): () => void
  /** Looks again at what changes with the clock alone: call it every few seconds. */
  refresh(): void
  /** Looks again at what tells who listens: the hall, and the counters, whose displays these may be. */
  presenceChanged(): void
  close(): void
}

/** Runs `action` after so many milliseconds; returns how to call it off. */
export type Delay = (action: () => void, ms: number) => () => void

/**
 * Big views with many causes go out at most so often, and never in the way of a call: what the hall
 * hears and the officer sees goes out before the command is even answered.
 */
const PACE_MS = { display: null, counter: null, kiosk: 200, hall: 500 } as const

/** Officers learn so late that a display has gone, however many stations come and go at once. */
const PRESENCE_MS = 500

interface Topic {
  readonly name: ViewName
  readonly receivers: Set<Receiver>
  /** The last view without its `now`: what counts as a change. */
  sent: string
  sentAt: number
  /** What its kiosk had to print when last looked at; a new list holds something new. */
  jobs: readonly string[]
  callOff: (() => void) | null
}

const keyOf = (name: ViewName): string => JSON.stringify(name)

/**
 * Whole views to whoever listens, made once for all listeners of the same view, and only when they
 * changed. A view nobody listens to costs nothing. A bug in one view is reported and keeps neither the
 * others from going out nor the command from being answered.
 */
export function createHub(
  engine: Engine,
  attendance: () => Attendance,
  words: DeviceWords,
  delay: Delay,
  report: (bug: unknown) => void,
): Hub {
  const topics = new Map<string, Topic>()
  const unsubscribe = engine.onCommit(() => publishAll())

  function view(name: ViewName): KioskView | CounterView | DisplayView | HallView | undefined {
    const hall = engine.hall()
    const at = engine.now()
    switch (name.kind) {
      case 'kiosk':
        return kioskView(hall, at, name.stationId)
      case 'counter':
        return counterView(hall, at, name.counterId, attendance(), words)
      case 'display':
        return displayView(hall, at, name.zoneId)
      case 'hall':
        return hallView(hall, at, attendance(), words)
      default:
        return assertNever(name)
    }
  }

  /** The view's JSON with `now` first, and the same without it to compare. */
  function render(name: ViewName): (Rendered & { readonly content: string }) | undefined {
    const made = view(name)
    if (made === undefined) return undefined
    const { now, ...rest } = made
    const content = JSON.stringify(rest)
    return { seq: engine.seq(), content, json: `{"now":${JSON.stringify(now)},${content.slice(1)}` }
  }

  function publishAll() {
    for (const topic of topics.values()) if (topic.name.kind === 'display') publish(topic)
    for (const topic of topics.values()) if (topic.name.kind !== 'display') publishPaced(topic)
  }

  function publishPaced(topic: Topic) {
    const pace = PACE_MS[topic.name.kind]
    if (pace === null) return publish(topic)
    const sinceMs = engine.now() - topic.sentAt
    // A clock that was set back meanwhile holds nothing up.
    const due = sinceMs < 0 ? 0 : Math.max(0, pace - sinceMs)
    if (hasNewJob(topic)) publishIn(topic, 0)
    else if (topic.callOff === null) publishIn(topic, due)
  }

  function publishIn(topic: Topic, ms: number) {
    topic.callOff?.()
    topic.callOff = delay(() => publish(topic), ms)
  }

  /** A citizen stands at this kiosk and waits for the paper: no time for a pace. */
  function hasNewJob(topic: Topic): boolean {
    const { name } = topic
    if (name.kind !== 'kiosk' || name.stationId === null) return false
    const before = topic.jobs
    topic.jobs = printsAt(engine.hall(), name.stationId)
    return topic.jobs !== before && topic.jobs.length > 0
  }

  function publish(topic: Topic) {
    topic.callOff?.()
    topic.callOff = null
    try {
      const rendered = render(topic.name)
      if (rendered?.content === topic.sent) return
      if (rendered === undefined) topics.delete(keyOf(topic.name))
      else Object.assign(topic, { sent: rendered.content, sentAt: engine.now() })
      for (const receiver of topic.receivers) receiver(rendered ?? null)
    } catch (bug) {
      report(bug)
    }
  }

  return {
    render,
    subscribe(name, receiver) {
      const key = keyOf(name)
      const topic = topics.get(key) ?? {
        name,
        receivers: new Set(),
        sent: render(name)?.content ?? '',
        sentAt: 0,
        jobs: [],
        callOff: null,
      }
      topics.set(key, topic)
      topic.receivers.add(receiver)
      return () => {
        topic.receivers.delete(receiver)
        if (topic.receivers.size > 0) return
        topic.callOff?.()
        if (topics.get(key) === topic) topics.delete(key)
      }
    },
    refresh: publishAll,
    presenceChanged() {
      for (const topic of topics.values()) {
        if (topic.name.kind === 'hall') publishPaced(topic)
        else if (topic.name.kind === 'counter' && topic.callOff === null) publishIn(topic, PRESENCE_MS)
      }
    },
    close() {
      unsubscribe()
      for (const topic of topics.values()) topic.callOff?.()
      topics.clear()
    },
  }
}
