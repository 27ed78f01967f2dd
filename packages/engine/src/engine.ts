import {
  type Command,
  decide,
  type Event,
  evolve,
  type Hall,
  isoTime,
  type Rejection,
  tendCalls,
} from '@antre/domain'
import { CLOCK_ACTOR, isNewDay, replayDay, turnThePage } from './day.ts'
import { mallTime } from './mall-time.ts'
import type { Batch, Clock, Ledger, NewEvent, Reply, StoredReply } from './ports.ts'

/** Commands one transaction takes at most: bounds how long the first of them waits for the last. */
const BATCH_LIMIT = 256
/** How long a repeated command still gets its first answer. */
const REPLIES_KEPT_MS = 3 * 24 * 60 * 60 * 1000

/** What tells a repeated request from a new one. */
export interface Idempotency {
  /** Unique among all who ask. */
  readonly key: string
  /** Digest of the request. */
  readonly fingerprint: string
  /** The key as it was stored before each who asks had keys of its own: what was answered then still holds. */
  readonly bare?: string
}

/** A command with who asks, and how the answer is put. */
export interface Request {
  readonly command: Command
  readonly actor: string
  readonly idempotency?: Idempotency | undefined
  /** Pure: the answer, from the state right after the command. */
  readonly respond: (result: Accepted | Refused) => Reply
}

export interface Accepted {
  readonly ok: true
  /** The state right after the command. */
  readonly hall: Hall
  readonly at: number
  /** What the command caused; empty when nothing needed to happen. */
  readonly events: readonly Event[]
}

export interface Refused {
  readonly ok: false
  readonly rejection: Rejection
}

export type Outcome =
  | { readonly kind: 'reply'; readonly reply: Reply; readonly repeated: boolean }
  | { readonly kind: 'key-mismatch' }
  | { readonly kind: 'unavailable'; readonly detail: string }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'bug'; readonly error: unknown }

/** Nobody in person asks for it, nobody reads the answer. */
const TENDING: Request = {
  command: { type: 'tend-calls' },
  actor: CLOCK_ACTOR,
  respond: () => ({ status: 200, body: '' }),
}

interface Waiting {
  readonly request: Request
  readonly settle: (outcome: Outcome) => void
}

/** What became of one request inside a batch, before the batch is on disk. */
interface Judged {
  readonly waiting: Waiting
  readonly outcome: Outcome
  /** True when it stands whatever becomes of this batch: it is on disk already, or needs none. */
  readonly settled: boolean
}

export interface Engine {
  /** Decides, stores, then answers. Commands that arrive together share one transaction. */
  submit(request: Request): Promise<Outcome>
  /** The state on disk. Never ahead of it. */
  hall(): Hall
  seq(): number
  /** The mall's time, see `mallTime`. Milliseconds since the epoch; never behind the newest event. */
  now(): number
  /** The instant `at` (ms) as ISO 8601 with the mall's offset. */
  iso(at: number): string
  /** Why the ledger failed last, while no write has succeeded since. */
  fault(): string | undefined
  /** Turns the page when a new service day has begun, tends the calls. Call it every second or so. */
  tick(): void
  /** Called after each commit with events. Returns the way out. */
  onCommit(listener: () => void): () => void
  /** Answers what was submitted, then refuses all else. */
  stop(): void
}

/** Starts from the ledger: replays the newest service day only. Throws when it contradicts itself (`LEDGER_DAMAGED`). */
export function startEngine(ledger: Ledger, clock: Clock): Engine {
  let hall = replayDay(ledger)
  let seq = ledger.last()
  let fault: string | undefined
  let stopped = false
  let scheduled = false
  const queue: Waiting[] = []
  const listeners = new Set<() => void>()

  const now = mallTime(clock, () => hall.lastAt)

  function submit(request: Request): Promise<Outcome> {
    if (stopped) return Promise.resolve({ kind: 'stopped' })
    return new Promise((settle) => {
      queue.push({ request, settle })
      schedule()
    })
  }

  // After the sockets that are readable now were read: their commands ride in the same transaction.
  function schedule() {
    if (scheduled) return
    scheduled = true
    setImmediate(() => {
      scheduled = false
      if (stopped) return // `stop` has answered all, and the ledger may be closed by now.
      flush()
      if (queue.length > 0) schedule()
    })
  }

  function flush() {
    const at = now()
    const events: NewEvent[] = []
    const replies: (StoredReply & { key: string })[] = []
    const fresh = new Map<string, StoredReply>()
    let ahead = turnThePage(hall, at, events)
    const turned = events.length > 0

    const judged = queue.splice(0, BATCH_LIMIT).map((waiting): Judged => {
      const { request } = waiting
      const { idempotency } = request
      const earlier = idempotency && (fresh.get(idempotency.key) ?? storedReply(ledger, idempotency))
      if (earlier !== undefined && 'fault' in earlier) {
        fault = `${earlier.fault}: ${earlier.detail}`
        return { waiting, outcome: { kind: 'unavailable', detail: earlier.detail }, settled: true }
      }
      if (earlier !== undefined) {
        const same = earlier.fingerprint === idempotency?.fingerprint
        const outcome: Outcome = same
          ? { kind: 'reply', reply: earlier, repeated: true }
          : { kind: 'key-mismatch' }
        return { waiting, outcome, settled: !fresh.has(idempotency?.key ?? '') }
      }
      const step = attempt(ahead, request, at)
      if ('error' in step) return { waiting, outcome: { kind: 'bug', error: step.error }, settled: true }
      ahead = step.hall
      for (const event of step.events) events.push({ event, actor: request.actor })
      if (idempotency !== undefined) {
        const { key, fingerprint } = idempotency
        const stored = { key, fingerprint, ...step.reply }
        fresh.set(key, stored)
        replies.push(stored)
      }
      return { waiting, outcome: { kind: 'reply', reply: step.reply, repeated: false }, settled: false }
    })
    commit({ at, events, replies }, ahead, judged)
    if (turned && fault === undefined) ledger.forgetReplies(at - REPLIES_KEPT_MS)
  }

  function commit(batch: Batch, ahead: Hall, judged: readonly Judged[]) {
    if (batch.events.length > 0 || batch.replies.length > 0) {
      const appended = ledger.append(batch)
      if (!appended.ok) {
        fault = `${appended.fault}: ${appended.detail}`
        for (const { waiting, outcome, settled } of judged) {
          waiting.settle(settled ? outcome : { kind: 'unavailable', detail: appended.detail })
        }
        return
      }
      fault = undefined
      hall = ahead
      seq = appended.seq
    }
    for (const { waiting, outcome } of judged) waiting.settle(outcome)
    if (batch.events.length > 0) for (const listener of listeners) listener()
  }

  return {
    submit,
    hall: () => hall,
    seq: () => seq,
    now,
    iso: (at) => isoTime(at, hall.mall.timeZone),
    fault: () => fault,
    tick() {
      if (stopped) return
      const at = now()
      if (isNewDay(hall, at)) schedule()
      else if (hall.dayOpen && tendCalls(hall, at).length > 0) void submit(TENDING)
    },
    onCommit(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    stop() {
      stopped = true
      while (queue.length > 0) flush()
    },
  }
}

function storedReply(ledger: Ledger, { key, fingerprint, bare }: Idempotency): ReturnType<Ledger['reply']> {
  const own = ledger.reply(key)
  if (own !== undefined || bare === undefined) return own
  const former = ledger.reply(bare)
  return former === undefined || 'fault' in former || former.fingerprint === fingerprint ? former : undefined
}

type Attempt =
  | { readonly hall: Hall; readonly events: readonly Event[]; readonly reply: Reply }
  | { readonly error: unknown }

/** A bug in one command must not fail the others of its batch. */
function attempt(hall: Hall, request: Request, at: number): Attempt {
  try {
    const decision = decide(hall, request.command, at)
    if (!decision.ok) {
      return { hall, events: [], reply: request.respond({ ok: false, rejection: decision.rejection }) }
    }
    const after = decision.events.reduce((state, event) => evolve(state, { event, at }), hall)
    return {
      hall: after,
      events: decision.events,
      reply: request.respond({ ok: true, hall: after, at, events: decision.events }),
    }
  } catch (error) {
    return { error }
  }
}
