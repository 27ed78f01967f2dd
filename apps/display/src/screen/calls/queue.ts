import type { DisplayCall } from '@antre/contract'
import { assertNever } from '@antre/domain'
import { needsSpeech } from '@antre/speech'

/** How long every call keeps the large place, however short its words are. */
const SHOWN_MS = 6_000
/** Silence between two announcements, so that the ear tells them apart. */
const BREATH_MS = 700
/** A voice that has not ended by now never will: two languages with a chime take less than half of this. */
export const STUCK_MS = 30_000
/** Ids remembered so that a call is never said twice; far more than a view can hold. */
const REMEMBERED = 2_000

/** A call that waits for its turn on the screen. */
export interface WaitingCall {
  readonly call: DisplayCall
  /** Every call this one settles: see `join`. */
  readonly ids: readonly string[]
}

/** The call that has the large place now. */
export interface Turn extends WaitingCall {
  readonly voice: 'speaking' | 'spoken' | 'failed' | 'silent'
  /** Really on the glass: the browser drew a frame with it. */
  readonly painted: boolean
  readonly dwelt: boolean
  readonly breathed: boolean
  readonly acknowledged: boolean
}

export interface CallQueue {
  readonly seen: readonly string[]
  /** As the master shows them: newest first. */
  readonly calls: readonly DisplayCall[]
  /** Oldest first. */
  readonly waiting: readonly WaitingCall[]
  readonly turn: Turn | null
  /** Shown without a voice because the browser still wanted a touch. */
  readonly unheard: readonly string[]
  /** The last announcement failed: the loudspeaker needs a look. */
  readonly fault: boolean
}

export type VoiceOutcome = 'spoken' | 'failed' | 'blocked'

export type Input =
  /** A view arrived. `now` is the master's clock, ms since the epoch. */
  | { readonly type: 'viewed'; readonly calls: readonly DisplayCall[]; readonly now: number }
  | { readonly type: 'painted'; readonly id: string }
  | { readonly type: 'voice-ended'; readonly id: string; readonly outcome: VoiceOutcome }
  | { readonly type: 'dwelt'; readonly id: string }
  | { readonly type: 'breathed'; readonly id: string }
  | { readonly type: 'voice-overdue'; readonly id: string }
  /** Somebody touched the screen: sound plays from now on. */
  | { readonly type: 'sound-allowed'; readonly now: number }

export type Effect =
  | { readonly type: 'speak'; readonly call: DisplayCall }
  | { readonly type: 'hush'; readonly id: string }
  | { readonly type: 'acknowledge'; readonly ids: readonly string[] }
  /** Feed `input` back after `ms`. */
  | { readonly type: 'later'; readonly ms: number; readonly input: Input }

export interface Step {
  readonly queue: CallQueue
  readonly effects: readonly Effect[]
}

export const EMPTY_QUEUE: CallQueue = {
  seen: [],
  calls: [],
  waiting: [],
  turn: null,
  unheard: [],
  fault: false,
}

/**
 * The display's schedule: which call is large now, what is spoken, what is acknowledged. Pure; timers, voice and
 * network are effects whose outcomes come back as inputs, so nothing here can wait for a loudspeaker.
 */
export function step(queue: CallQueue, input: Input): Step {
  switch (input.type) {
    case 'viewed':
      return next(viewed(queue, input.calls, input.now), [])
    case 'sound-allowed':
      return next(soundAllowed(queue, input.now), [])
    case 'painted':
      return turned(queue, input.id, (turn) => ({ ...turn, painted: true }))
    case 'dwelt':
      return turned(queue, input.id, (turn) => ({ ...turn, dwelt: true }))
    case 'breathed':
      return turned(queue, input.id, (turn) => ({ ...turn, breathed: true }))
    case 'voice-ended':
      return voiceEnded(queue, input.id, input.outcome)
    case 'voice-overdue':
      return voiceOverdue(queue, input.id)
    default:
      return assertNever(input)
  }
}

function viewed(queue: CallQueue, calls: readonly DisplayCall[], now: number): CallQueue {
  const known = new Set(queue.seen)
  const fresh = calls.filter((call) => !known.has(call.id)).toReversed()
  const waiting = fresh.reduce((line, call) => join(line, call, isDue(call, now)), queue.waiting)
  const seen = [...queue.seen, ...fresh.map((call) => call.id)].slice(-REMEMBERED)
  return { ...queue, seen, calls, waiting }
}

/** A discreet call is due like any other: it gets its time in the large place, in silence. */
function isDue(call: DisplayCall, now: number): boolean {
  return needsSpeech({ ...call, discreet: false }, now)
}

/**
 * A newer call of a ticket replaces the one that still waits, at its place in the line: one person is called once,
 * to where they are wanted now. To the same counter both count as said; another counter makes the old one wrong.
 */
function join(line: readonly WaitingCall[], call: DisplayCall, due: boolean): readonly WaitingCall[] {
  const at = line.findIndex((entry) => entry.call.number === call.number)
  const earlier = line[at]
  if (!earlier) return due ? [...line, { call, ids: [call.id] }] : line
  if (!due) return line.toSpliced(at, 1)
  const ids = earlier.call.counter.id === call.counter.id ? [...earlier.ids, call.id] : [call.id]
  return line.with(at, { call, ids })
}

function soundAllowed(queue: CallQueue, now: number): CallQueue {
  const unheard = new Set(queue.unheard)
  const again = queue.calls.filter((call) => unheard.has(call.id) && isDue(call, now)).toReversed()
  return {
    ...queue,
    unheard: [],
    waiting: [...again.map((call) => ({ call, ids: [call.id] })), ...queue.waiting],
  }
}

/** Changes the present turn, if it is still that of call `id`, and goes on when it is over. */
function turned(
  queue: CallQueue,
  id: string,
  change: (turn: Turn) => Turn,
  effects: readonly Effect[] = [],
): Step {
  if (queue.turn?.call.id !== id) return { queue, effects: [] }
  const turn = change(queue.turn)
  const done = turn.painted && (turn.voice === 'spoken' || (turn.voice === 'silent' && turn.dwelt))
  const first = done && !turn.acknowledged
  const acknowledge: readonly Effect[] = first ? [{ type: 'acknowledge', ids: turn.ids }] : []
  return next({ ...queue, turn: { ...turn, acknowledged: done } }, [...effects, ...acknowledge])
}

function voiceEnded(queue: CallQueue, id: string, outcome: VoiceOutcome): Step {
  if (queue.turn?.call.id !== id || queue.turn.voice !== 'speaking') return { queue, effects: [] }
  const heard = { ...queue, fault: outcome === 'failed' }
  switch (outcome) {
    case 'spoken':
      return turned(heard, id, (turn) => ({ ...turn, voice: 'spoken' }), [
        { type: 'later', ms: BREATH_MS, input: { type: 'breathed', id } },
      ])
    case 'failed':
      return turned(heard, id, (turn) => ({ ...turn, voice: 'failed' }))
    case 'blocked':
      return turned({ ...heard, unheard: [...queue.unheard, id].slice(-REMEMBERED) }, id, (turn) => ({
        ...turn,
        voice: 'failed',
      }))
    default:
      return assertNever(outcome)
  }
}

function voiceOverdue(queue: CallQueue, id: string): Step {
  if (queue.turn?.call.id !== id || queue.turn.voice !== 'speaking') return { queue, effects: [] }
  return turned({ ...queue, fault: true }, id, (turn) => ({ ...turn, voice: 'failed' }), [
    { type: 'hush', id },
  ])
}

function isOver(turn: Turn): boolean {
  if (turn.voice === 'speaking') return false
  return turn.dwelt && (turn.voice !== 'spoken' || turn.breathed)
}

/** Gives the large place to whoever is first in line when it is free. */
function next(queue: CallQueue, effects: readonly Effect[]): Step {
  if (queue.turn && !isOver(queue.turn)) return { queue, effects }
  const [first, ...waiting] = queue.waiting
  if (!first) return { queue: queue.turn ? { ...queue, turn: null } : queue, effects }
  const voice = first.call.discreet ? 'silent' : 'speaking'
  const turn: Turn = { ...first, voice, painted: false, dwelt: false, breathed: false, acknowledged: false }
  return { queue: { ...queue, waiting, turn }, effects: [...effects, ...begin(first.call)] }
}

function begin(call: DisplayCall): readonly Effect[] {
  const { id } = call
  const dwell: Effect = { type: 'later', ms: SHOWN_MS, input: { type: 'dwelt', id } }
  if (call.discreet) return [dwell]
  return [
    { type: 'speak', call },
    dwell,
    { type: 'later', ms: STUCK_MS, input: { type: 'voice-overdue', id } },
  ]
}

/** The call in the large place: the one whose turn it is, else the newest; null before the first of the day. */
export function shownCall(queue: CallQueue): DisplayCall | null {
  return queue.turn?.call ?? settledCalls(queue)[0] ?? null
}

/** Those before it, newest first. A call that still waits for its turn is not told early. */
export function earlierCalls(queue: CallQueue): readonly DisplayCall[] {
  const shown = shownCall(queue)
  return settledCalls(queue).filter((call) => call.number !== shown?.number)
}

function settledCalls(queue: CallQueue): readonly DisplayCall[] {
  const waiting = new Set(queue.waiting.map((entry) => entry.call.id))
  return queue.calls.filter((call) => !waiting.has(call.id))
}
