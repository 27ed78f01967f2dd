import type { Event, Happened } from '@antre/domain'

/** The mall's clock. Milliseconds since the epoch. */
export interface Clock {
  now(): number
}

/** Ids for tickets and calls: short, unguessable, unique for ever. */
export interface Ids {
  next(): string
}

export interface StoredEvent extends Happened {
  /** 1, 2, 3 … without a gap. */
  readonly seq: number
  /** Who asked: the public name of a token, or `antre` for the clock's own doings. */
  readonly actor: string
}

/** What was answered to a command, word for word. */
export interface Reply {
  readonly status: number
  /** JSON text. */
  readonly body: string
}

export interface StoredReply extends Reply {
  /** Digest of the request the key was first used for. */
  readonly fingerprint: string
}

export interface NewEvent {
  readonly event: Event
  readonly actor: string
}

/** What one transaction writes. All or nothing. */
export interface Batch {
  /** Instant of all its events. Milliseconds since the epoch. */
  readonly at: number
  readonly events: readonly NewEvent[]
  readonly replies: readonly (StoredReply & { readonly key: string })[]
}

/** The disk did not do what was asked of it. */
export interface LedgerFault {
  readonly ok: false
  readonly fault: 'full' | 'io' | 'locked'
  readonly detail: string
}

export type Appended = { readonly ok: true; readonly seq: number } | LedgerFault

/** What the engine needs to stand where it stood: the document in force, and the newest day. */
export interface DayRecord {
  /** The last `mall-saved` before the day was opened, if any. */
  readonly mall: StoredEvent | null
  /** From the newest `day-opened` on; everything when no day was ever opened. */
  readonly events: Iterable<StoredEvent>
}

/** An append-only sequence of events, and the replies given with them. One writer. */
export interface Ledger {
  /** Durable when it returns ok; unchanged when it does not. */
  append(batch: Batch): Appended
  /** What was answered to the key; undefined when it is new. */
  reply(key: string): StoredReply | undefined | LedgerFault
  currentDay(): DayRecord
  /** Events with `seq > after`, ascending, at most `limit`. */
  read(after: number, limit: number): readonly StoredEvent[]
  /** Newest sequence number; 0 when empty. */
  last(): number
  /**
   * Forgets replies given before the instant `at` (ms): no client retries for so long. What cannot be
   * forgotten now, on a full disk, is forgotten another day.
   */
  forgetReplies(at: number): void
}
