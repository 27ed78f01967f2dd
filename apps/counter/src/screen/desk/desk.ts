import type { TicketView } from '@antre/contract'
import { type Answer, type FollowPorts, followPrint, type PrintOutcome } from '@antre/ui'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { NumberEntry } from '../number/entry.ts'
import { type Intent, requestOf } from './intent.ts'
import { answered, type Lock, mayPress, pressed, unlocked } from './lock.ts'
import { type Message, type Notice, type Refused, toneOf } from './notice.ts'

export type Dialog =
  | { readonly type: 'transfer' | 'close' | 'services' | 'help' }
  | { readonly type: 'call'; readonly entry: NumberEntry }
  /** `entry`: the number offered; the first digit typed replaces it. */
  | { readonly type: 'print'; readonly entry: NumberEntry }

/** A no-show that can still be taken back. */
export interface Undo {
  readonly ticketId: string
  readonly number: string
}

export interface DeskState {
  readonly lock: Lock
  readonly notice: Notice | null
  readonly undo: Undo | null
  readonly dialog: Dialog | null
  /** Series this screen has met, latest first: the guess when nobody waits. */
  readonly seen: readonly string[]
  /** Device faults put aside by hand, by key. */
  readonly hidden: readonly string[]
}

export type Outcome = 'done' | 'ignored' | { readonly refused: Refused }

/** The officer's desk: what was pressed and not yet answered, and what there is to say about it. */
export interface Desk extends StoreApi<DeskState> {
  /** Sends one intent, unless it is a second press of the same or the line is down. Never throws. */
  press(intent: Intent, present?: string): Promise<Outcome>
  /** Is the view on screen known to be true? */
  live(): boolean
  say(message: Message): void
  hush(id: number): void
  open(dialog: Dialog): void
  shut(): void
  forgetUndo(): void
  /** Remembers the series on screen. */
  meet(series: readonly string[]): void
  hide(faultKey: string): void
  unhideAll(): void
}

export interface DeskPorts {
  readonly counterId: string
  readonly send: (path: string, body?: unknown) => Promise<Answer<unknown>>
  /** Monotonic clock, ms. */
  readonly now: () => number
  /** Is the view on screen known to be true? */
  readonly live: () => boolean
  /** How the outcome of a print is asked for; in a browser, as the kit does it. */
  readonly follow?: FollowPorts
}

export function createDesk({ counterId, send, now, live, follow }: DeskPorts): Desk {
  const store = createStore<DeskState>(() => ({
    lock: unlocked,
    notice: null,
    undo: null,
    dialog: null,
    seen: [],
    hidden: [],
  }))
  let said = 0

  const say = (message: Message): void => {
    said += 1
    store.setState({ notice: { ...message, id: said } })
  }

  async function press(intent: Intent, present?: string): Promise<Outcome> {
    if (!mayPress(store.getState().lock, intent.type, now())) return 'ignored'
    if (!live()) {
      say({ kind: 'away' })
      return { refused: { code: 'master-away' } }
    }
    store.setState(({ lock }) => ({ lock: pressed(lock, intent.type), notice: null }))
    const { path, body } = requestOf(intent, counterId)
    const answer = await send(path, body)
    store.setState(({ lock }) => ({ lock: answered(lock, answer.ok, now()) }))
    if (!answer.ok) {
      // A dialog says it itself, where the eye is.
      const { code, about } = answer.problem
      const refused = { code, ...(about && { about }) }
      if (!store.getState().dialog) say({ kind: 'problem', ...refused })
      return { refused }
    }
    const message = afterwards(intent, answer.data, present)
    if (message) say(message)
    store.setState(({ undo }) => ({ undo: undoAfter(intent, undo) }))
    if (intent.type === 'print') void followPaper(answer.data)
    return 'done'
  }

  /** The answer to a print is only that it was asked for: what comes out is said when it is known. */
  async function followPaper(data: unknown): Promise<void> {
    const { id, number } = (data as { ticket: TicketView }).ticket
    const printed = messageOf(number, await followPrint(id, follow))
    const { notice } = store.getState()
    if (toneOf(printed) === 'trouble' || notice === null || toneOf(notice) === 'calm') say(printed)
  }

  return Object.assign(store, {
    press,
    live,
    say,
    hush: (id: number) => store.setState(({ notice }) => (notice?.id === id ? { notice: null } : {})),
    open: (dialog: Dialog) => store.setState({ dialog }),
    shut: () => store.setState({ dialog: null }),
    forgetUndo: () => store.setState({ undo: null }),
    meet(series: readonly string[]) {
      const { seen } = store.getState()
      const now = [...new Set([...series, ...seen])]
      if (now.join() !== seen.join()) store.setState({ seen: now })
    },
    hide: (key: string) => store.setState(({ hidden }) => ({ hidden: [...hidden, key] })),
    unhideAll: () => store.setState({ hidden: [] }),
  })
}

/** What the master did that the view alone would not make plain. */
function afterwards(intent: Intent, data: unknown, present: string | undefined): Message | null {
  if (intent.type === 'next') {
    const { ticket } = data as { ticket: TicketView | null }
    if (ticket) return null
    return present === undefined ? { kind: 'nobody' } : { kind: 'finished-nobody', number: present }
  }
  if (intent.type === 'reinstate')
    return { kind: 'reinstated', number: (data as { ticket: TicketView }).ticket.number }
  if (intent.type === 'print') {
    const { number, printAt } = (data as { ticket: TicketView }).ticket
    return { kind: 'printing', number, at: printAt }
  }
  if (intent.type === 'hold') return { kind: 'held', number: (data as { ticket: TicketView }).ticket.number }
  return null
}

function messageOf(number: string, outcome: PrintOutcome): Message {
  switch (outcome.state) {
    case 'printed':
      return { kind: 'printed', number }
    case 'failed':
      return { kind: 'print-failed', number, reason: outcome.reason }
    case 'unknown':
      return { kind: 'print-unknown', number }
  }
}

function undoAfter(intent: Intent, undo: Undo | null): Undo | null {
  if (intent.type === 'no-show') return { ticketId: intent.ticketId, number: intent.number }
  if (intent.type === 'reinstate' && undo?.ticketId === intent.ticketId) return null
  return undo
}
