import type { DisplayCall } from '@antre/contract'
import { assertNever } from '@antre/domain'
import { type Banner, bannersAfter } from '../notices/banner.ts'
import { isEvacuation } from '../notices/urgency.ts'
import {
  type Item,
  inOrder,
  isFresh,
  isOpen,
  isSilent,
  itemsOf,
  join,
  type NoticeItem,
  refreshed,
  renamed,
  type Seen,
} from './line.ts'
import { isDone, isOver, isUnheard, newTurn, type Standing, type Turn } from './turn.ts'

/** How long every call keeps the large place, however short its words are. */
const SHOWN_MS = 6_000
/** Silence between two announcements, so that the ear tells them apart. */
const BREATH_MS = 700
/** A voice that has not ended by now never will: two languages with a chime take less than half of this. */
export const STUCK_MS = 30_000
/** Ids remembered so that a call is never said twice; far more than a view can hold. */
const REMEMBERED = 2_000

export interface CallQueue extends Seen {
  readonly standing: Standing
  /** Quiet hours. */
  readonly quiet: boolean
  /** Ids of everything that was taken in, or found to be too old. */
  readonly seen: readonly string[]
  /** In the order of their turns. */
  readonly waiting: readonly Item[]
  readonly turn: Turn | null
  /** Turns so far. */
  readonly turns: number
  /** Shown here, and heard by nobody as far as this display knows. */
  readonly unheard: readonly Item[]
  /** The last announcement failed: the loudspeaker needs a look. */
  readonly fault: boolean
  /** Notices that stand on the screen. */
  readonly banners: readonly Banner[]
}

/** `yielded`: another display has the voice now. */
export type VoiceOutcome = 'spoken' | 'failed' | 'blocked' | 'yielded'

export type Input =
  /** A view arrived. `now` is the master's clock, ms since the epoch. */
  | (Seen & { readonly type: 'viewed'; readonly quiet: boolean; readonly now: number })
  | { readonly type: 'standing'; readonly standing: Standing; readonly now: number }
  | { readonly type: 'voice-ended'; readonly turn: number; readonly outcome: VoiceOutcome }
  | { readonly type: 'painted' | 'dwelt' | 'breathed' | 'waited' | 'voice-overdue'; readonly turn: number }

/** What the master is told. */
export type Told =
  | { readonly kind: 'call'; readonly id: string; readonly repeat: boolean }
  | { readonly kind: 'notice'; readonly id: string }

export type Effect =
  | { readonly type: 'speak'; readonly item: Item; readonly turn: number }
  | { readonly type: 'hush' }
  | { readonly type: 'acknowledge'; readonly told: readonly Told[] }
  /** Feed `input` back after `ms`. */
  | { readonly type: 'later'; readonly ms: number; readonly input: Input }

export interface Step {
  readonly queue: CallQueue
  readonly effects: readonly Effect[]
}

export const EMPTY_QUEUE: CallQueue = {
  standing: 'unknown',
  quiet: false,
  seen: [],
  calls: [],
  toSpeak: [],
  notices: [],
  waiting: [],
  turn: null,
  turns: 0,
  unheard: [],
  fault: false,
  banners: [],
}

/**
 * The display's schedule: which call is large now, what is spoken, what is acknowledged. Pure; timers, voice and
 * network are effects whose outcomes come back as inputs, so nothing here can wait for a loudspeaker.
 */
export function step(queue: CallQueue, input: Input): Step {
  switch (input.type) {
    case 'viewed':
      return viewed(queue, input)
    case 'standing':
      return next(stands(queue, input.standing, input.now), [])
    case 'painted':
    case 'dwelt':
    case 'breathed':
    case 'waited':
      return queue.turn?.nth === input.turn ? turned(queue, { [input.type]: true }) : unchanged(queue)
    case 'voice-ended':
      return isSpeaking(queue, input.turn) ? voiceEnded(queue, input.turn, input.outcome) : unchanged(queue)
    case 'voice-overdue':
      return isSpeaking(queue, input.turn) ? voiceOverdue(queue) : unchanged(queue)
    default:
      return assertNever(input)
  }
}

const unchanged = (queue: CallQueue): Step => ({ queue, effects: [] })
const isSpeaking = ({ turn }: CallQueue, nth: number): boolean =>
  turn?.nth === nth && turn.voice === 'speaking'

function viewed(queue: CallQueue, { type, quiet, now, ...view }: Extract<Input, { type: 'viewed' }>): Step {
  const known = new Set(queue.seen)
  const fresh = itemsOf(view).filter(({ id }) => !known.has(id))
  // A newer call takes its place in line before the one that it makes void leaves it.
  const line = fresh.filter((item) => isFresh(item, now)).reduce(join, queue.waiting)
  const { turn } = queue
  const after = {
    ...queue,
    ...view,
    quiet,
    waiting: refreshed(line, view),
    turn: turn && { ...turn, item: renamed(turn.item, view) },
    seen: [...queue.seen, ...fresh.map(({ id }) => id)].slice(-REMEMBERED),
    unheard: refreshed(queue.unheard, view),
    banners: bannersAfter(queue.banners, view.notices, now),
  }
  if (turn?.item.kind === 'notice' && isEnded(turn.item, queue.notices, view.notices)) {
    return next({ ...after, turn: null }, turn.voice === 'speaking' ? [{ type: 'hush' }] : [])
  }
  if (turn?.voice !== 'mute' || turn.heard || isOpen(turn.item, view)) return next(after, [])
  return turned(after, { heard: true }, [laterIn(turn.nth, BREATH_MS, 'breathed')])
}

/** Staff have ended it: what is left of its words nobody is to hear. */
function isEnded({ notice }: NoticeItem, before: Seen['notices'], now: Seen['notices']): boolean {
  const isAmong = (notices: Seen['notices']): boolean => notices.some(({ id }) => id === notice.id)
  return isAmong(before) && !isAmong(now)
}

function stands(queue: CallQueue, standing: Standing, now: number): CallQueue {
  const gained = standing === 'mine' && queue.standing !== 'mine'
  return gained ? takenOver({ ...queue, standing }, now) : { ...queue, standing }
}

/**
 * The voice is this display's from now on: what nobody has heard comes first, also the one that is large now; what
 * the dead speaker was saying is said from its start.
 */
function takenOver(queue: CallQueue, now: number): CallQueue {
  const { turn } = queue
  const isSayable = (item: Item): boolean => isOpen(item, queue) && isFresh(item, now)
  const interrupted = turn && (turn.voice === 'mute' || turn.voice === 'failed') && isSayable(turn.item)
  const again = [...queue.unheard.filter(isSayable), ...(interrupted ? [turn.item] : [])]
  return {
    ...queue,
    turn: interrupted ? null : turn,
    unheard: [],
    waiting: inOrder([...again, ...queue.waiting]),
  }
}

/** Changes the present turn, acknowledges it when it is done, and goes on when it is over. */
function turned(queue: CallQueue, change: Partial<Turn>, effects: readonly Effect[] = []): Step {
  if (!queue.turn) return { queue, effects }
  const turn = { ...queue.turn, ...change }
  if (turn.acknowledged || !isDone(turn, queue.standing)) return next({ ...queue, turn }, effects)
  const acknowledge: Effect = { type: 'acknowledge', told: toldOf(turn.item) }
  return next({ ...queue, turn: { ...turn, acknowledged: true } }, [...effects, acknowledge])
}

function toldOf(item: Item): readonly Told[] {
  if (item.kind === 'notice') return [{ kind: 'notice', id: item.notice.id }]
  return [{ kind: 'call', id: item.call.id, repeat: item.again }]
}

function voiceEnded(queue: CallQueue, nth: number, outcome: VoiceOutcome): Step {
  switch (outcome) {
    case 'spoken':
      return turned({ ...queue, fault: false }, { voice: 'spoken' }, [laterIn(nth, BREATH_MS, 'breathed')])
    case 'failed':
      return turned({ ...queue, fault: true }, { voice: 'failed', cutOff: isCutOff(queue) })
    case 'blocked':
      return turned({ ...queue, fault: false }, { voice: 'failed' })
    case 'yielded':
      return yielded(queue, nth)
    default:
      return assertNever(outcome)
  }
}

function voiceOverdue(queue: CallQueue): Step {
  const change = { voice: 'failed', cutOff: isCutOff(queue) } as const
  return turned({ ...queue, fault: true }, change, [{ type: 'hush' }])
}

/** The voice may be another's by now, have come back already, or the other has even said it. */
function yielded(queue: CallQueue, nth: number): Step {
  if (queue.standing === 'mine') return turned(queue, { voice: 'failed', cutOff: true })
  const heard = queue.turn !== null && !isOpen(queue.turn.item, queue)
  const timer = heard ? laterIn(nth, BREATH_MS, 'breathed') : laterIn(nth, STUCK_MS, 'waited')
  return turned(queue, { voice: 'mute', heard }, [timer])
}

/**
 * What ended before its end although the voice is still this display's (the PC slept, the sound hung, a file was late)
 * is begun anew, once.
 */
function isCutOff({ turn, standing }: CallQueue): boolean {
  return standing === 'mine' && turn !== null && !turn.item.anew
}

/** Gives the large place to whoever is first in line when it is free. */
function next(queue: CallQueue, effects: readonly Effect[]): Step {
  const { turn, standing } = queue
  if (turn && !isOver(turn, standing)) return { queue, effects }
  const free = turn ? without(queue, turn) : queue
  const [first, ...waiting] = free.waiting
  if (!first || standing === 'unknown' || isHeldBack(first, queue)) return { queue: free, effects }
  const voice = isSilent(first, queue.quiet) ? 'silent' : standing === 'mine' ? 'speaking' : 'mute'
  const nth = queue.turns + 1
  const begun = { ...free, waiting, turns: nth, turn: newTurn(nth, first, voice) }
  return { queue: begun, effects: [...effects, ...begin(begun.turn)] }
}

/** Nobody is called while all are to leave: what is still wanted afterwards has its turn then. */
function isHeldBack(item: Item, { notices }: CallQueue): boolean {
  const isLeaving = item.kind === 'notice' && isEvacuation(item.notice)
  return !isLeaving && notices.some(isEvacuation)
}

/** The turn is over. What nobody has heard is kept in case the voice comes (back) to this display. */
function without(queue: CallQueue, turn: Turn): CallQueue {
  const free = { ...queue, turn: null }
  if (!isUnheard(turn)) return free
  const [item] = refreshed([turn.item], queue)
  if (item === undefined) return free
  return turn.cutOff && queue.standing === 'mine'
    ? { ...free, waiting: inOrder([{ ...item, anew: true }, ...queue.waiting]) }
    : { ...free, unheard: [...queue.unheard, item] }
}

function begin({ nth, item, voice }: Turn): readonly Effect[] {
  const dwell = laterIn(nth, SHOWN_MS, 'dwelt')
  if (voice === 'speaking')
    return [{ type: 'speak', item, turn: nth }, dwell, laterIn(nth, STUCK_MS, 'voice-overdue')]
  return voice === 'mute' ? [dwell, laterIn(nth, STUCK_MS, 'waited')] : [dwell]
}

function laterIn(turn: number, ms: number, type: 'dwelt' | 'breathed' | 'waited' | 'voice-overdue'): Effect {
  return { type: 'later', ms, input: { type, turn } }
}

/** The call in the large place: the one whose turn it is, else the newest; null before the first of the day. */
export function shownCall(queue: CallQueue): DisplayCall | null {
  return turnCall(queue) ?? settledCalls(queue)[0] ?? null
}

/** The call that is being announced now. */
export function turnCall({ turn }: CallQueue): DisplayCall | null {
  return turn?.item.kind === 'call' ? turn.item.call : null
}

/** Those before it, newest first. A call that still waits for its turn is not told early. */
export function earlierCalls(queue: CallQueue): readonly DisplayCall[] {
  const shown = shownCall(queue)
  return settledCalls(queue).filter((call) => call.number !== shown?.number)
}

function settledCalls(queue: CallQueue): readonly DisplayCall[] {
  const waiting = new Set(
    queue.waiting.filter((item) => item.kind === 'call' && !item.again).map(({ id }) => id),
  )
  return queue.calls.filter((call) => !waiting.has(call.id))
}
