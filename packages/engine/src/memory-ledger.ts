import type { Appended, Batch, Ledger, StoredEvent, StoredReply } from './ports.ts'

/** A ledger that forgets, for tests of what stands on the port. `failNext` makes one append fail. */
export interface MemoryLedger extends Ledger {
  /** Sizes of the batches written so far, in events. */
  readonly batches: readonly number[]
  failNext(): void
}

export function memoryLedger(): MemoryLedger {
  const events: StoredEvent[] = []
  const replies = new Map<string, StoredReply & { at: number }>()
  const batches: number[] = []
  let failing = false
  const before = (seq: number, type: string) => events.findLast((e) => e.seq < seq && e.event.type === type)
  return {
    batches,
    failNext() {
      failing = true
    },
    append(batch: Batch): Appended {
      if (failing) {
        failing = false
        return { ok: false, fault: 'full', detail: 'no space left' }
      }
      for (const entry of batch.events) events.push({ ...entry, at: batch.at, seq: events.length + 1 })
      for (const { key, ...reply } of batch.replies) replies.set(key, { ...reply, at: batch.at })
      batches.push(batch.events.length)
      return { ok: true, seq: events.length }
    },
    reply: (key) => {
      const found = replies.get(key)
      return found && { fingerprint: found.fingerprint, status: found.status, body: found.body }
    },
    currentDay() {
      const opened = before(Number.POSITIVE_INFINITY, 'day-opened')
      return {
        mall: (opened && before(opened.seq, 'mall-saved')) ?? null,
        events: events.slice((opened?.seq ?? 1) - 1),
      }
    },
    read: (after, limit) => events.slice(after, after + limit),
    last: () => events.length,
    forgetReplies(at) {
      for (const [key, reply] of replies) if (reply.at < at) replies.delete(key)
    },
  }
}
