import type { PrinterStatus, PrintFailure } from '../port.ts'
import { millimetres, type Profile } from '../profile.ts'
import type { Timing } from '../timing.ts'
import type { Job } from './encode.ts'
import { mayPassSoon, obstacle } from './status.ts'
import type { Talk } from './talk.ts'

/**
 * How a job went: `sent` tells whether any byte of it may have reached the printer, `status` what the
 * printer said last, if it was asked.
 */
export type JobOutcome =
  | { readonly ok: true; readonly status: PrinterStatus }
  | { readonly ok: false; readonly reason: PrintFailure; readonly sent: boolean }

export interface JobOrder {
  readonly job: Job
  /** Goes ahead of the ticket on the same line: a separator after an interrupted one. */
  readonly before: Job | null
  readonly profile: Profile
  readonly timing: Timing
  readonly stop: AbortSignal
}

/** One ticket: asks whether the printer can, sends it, asks until it is surely out. */
export async function runJob(talk: Talk, order: JobOrder): Promise<JobOutcome> {
  const status = await asked(talk, order)
  const refusal = obstacle(status)
  if (refusal !== null) return { ok: false, reason: refusal, sent: false }
  talk.begin()
  const outcome = await talk.send(bytesOf(order), order.stop)
  if (outcome !== 'sent') return { ok: false, reason: UNSENT[outcome], sent: true }
  return order.profile.asks.length === 0 ? { ok: true, status } : confirm(talk, order)
}

const UNSENT = { late: 'write-timeout', lost: 'connection-lost', stopped: 'aborted' } as const

function bytesOf({ job, before }: JobOrder): Uint8Array {
  return before === null ? job.bytes : Buffer.concat([before.bytes, job.bytes])
}

/**
 * Asks before the job; again when it did not answer properly, since a line's first bytes may be noise, or
 * when it is offline for no reason it names: somebody holds the feed button, or has just closed it.
 */
async function asked(talk: Talk, { profile, timing, stop }: JobOrder): Promise<PrinterStatus> {
  if (profile.asks.length === 0) return { state: 'unknown', why: 'not-asked' }
  const start = performance.now()
  for (let round = 0; ; round += 1) {
    const status = await talk.status(stop)
    const isNoise = round === 0 && status.state === 'unknown' && status.why === 'garbled'
    const mayPass = mayPassSoon(status) && performance.now() - start < timing.answerMs
    if (!isNoise && !mayPass) return status
    await talk.rest(timing.pollMs, stop)
  }
}

/**
 * Watches the printer while the ticket comes out. It is out when the printer reports that it has worked
 * everything off (`GS r`), or, if it never reports, when the paper has had time to move; and is well after
 * that. A status asked right after sending would prove nothing: it is answered before anything is printed.
 */
async function confirm(talk: Talk, { job, before, profile, timing, stop }: JobOrder): Promise<JobOutcome> {
  const start = performance.now()
  const height = job.height + (before?.height ?? 0)
  const paperMs = timing.settleMs + (millimetres(height, profile) / profile.speed) * 1000
  for (let round = 0; ; round += 1) {
    await (talk.isDone() && round > 0 ? talk.rest(timing.pollMs, stop) : talk.settle(timing.pollMs, stop))
    const isDone = talk.isDone()
    const elapsed = performance.now() - start
    const status = await talk.status(stop)
    const failure = obstacle(status)
    if (failure === null && (isDone || elapsed >= paperMs)) return { ok: true, status }
    if (failure !== null && !mayPass(status)) return { ok: false, reason: failure, sent: true }
    if (elapsed >= paperMs + timing.confirmMs) return { ok: false, reason: inTheEnd(failure), sent: true }
  }
}

/** Busy printers may be slow to answer; a state that names a cause is final. */
function mayPass(status: PrinterStatus): boolean {
  if (status.state === 'unknown') return status.why === 'silent' || status.why === 'garbled'
  return mayPassSoon(status)
}

const inTheEnd = (failure: PrintFailure | null): PrintFailure =>
  failure === 'garbled-status' || failure === 'offline' ? failure : 'unconfirmed'
