import type { PrinterStatus, PrintFailure } from '../port.ts'
import { movingMs } from '../timing.ts'
import type { Job } from './encode.ts'
import { mayPassSoon, obstacle } from './status.ts'
import { bringInStep, type StepOrder } from './step.ts'
import type { Talk } from './talk.ts'

/**
 * How a job went: `sent` tells whether any byte of it may have reached the printer, `status` what the
 * printer said last, if it was asked.
 */
export type JobOutcome =
  | { readonly ok: true; readonly status: PrinterStatus }
  | { readonly ok: false; readonly reason: PrintFailure; readonly sent: boolean }

export interface JobOrder extends StepOrder {
  readonly job: Job
}

/** One ticket: asks whether the printer can, sends it, asks until it is surely out. */
export async function runJob(talk: Talk, order: JobOrder): Promise<JobOutcome> {
  const { profile, reports, stop } = order
  const status = await asked(talk, order)
  const refusal = obstacle(status)
  if (refusal !== null) return { ok: false, reason: refusal, sent: false }
  const isAsked = profile.asks.length > 0
  if (!isAsked || reports.known() !== 'yes' || reports.isInStep()) return send(talk, order, status)
  const failure = await bringInStep(talk, order)
  if (failure !== null) return { ok: false, reason: failure, sent: false }
  // What goes ahead has gone.
  return stop.aborted
    ? { ok: false, reason: 'aborted', sent: false }
    : send(talk, { ...order, before: null }, status)
}

async function send(talk: Talk, order: JobOrder, status: PrinterStatus): Promise<JobOutcome> {
  const { job, before, profile, reports, stop } = order
  const isAsked = profile.asks.length > 0
  talk.initialised()
  if (isAsked) reports.expect(job.reports)
  const outcome = await talk.send(
    before === null ? job.bytes : Buffer.concat([before.bytes, job.bytes]),
    stop,
  )
  if (outcome !== 'sent') return { ok: false, reason: UNSENT[outcome], sent: true }
  return isAsked ? confirm(talk, order) : { ok: true, status }
}

const UNSENT = { late: 'write-timeout', lost: 'connection-lost', stopped: 'aborted' } as const

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
    const isPassing = mayPassSoon(status) && performance.now() - start < timing.answerMs
    if (!isNoise && !isPassing) return status
    await talk.rest(timing.pollMs, stop)
  }
}

/**
 * Watches the printer while the ticket comes out. One that reports when it has worked everything off (`GS r`) is
 * believed that alone: its status is answered before anything is printed, and well while nothing moves. It may take
 * its time as long as it is well, the more so while its reports say that it gets on. One of which no report was ever
 * heard is watched for as long as the paper needs to move. Either must be well after that.
 */
async function confirm(talk: Talk, order: JobOrder): Promise<JobOutcome> {
  const { job, before, profile, timing, reports, stop } = order
  const start = performance.now()
  const paperMs = movingMs(job.height + (before?.height ?? 0), profile, timing)
  const allCame = (): boolean => job.reports > 0 && reports.owed() === 0
  let count = reports.count()
  let since = start
  for (let round = 0; ; round += 1) {
    await (allCame() && round > 0 ? talk.rest(timing.pollMs, stop) : talk.until(allCame, timing.pollMs, stop))
    const isDone = allCame()
    const now = performance.now()
    if (reports.count() > count) since = now
    count = reports.count()
    const isOut = isDone || (reports.known() !== 'yes' && now - start >= paperMs)
    const status = await talk.status(stop)
    const failure = obstacle(status)
    if (failure === null && isOut) return { ok: true, status }
    if (failure !== null && !mayPass(status)) return { ok: false, reason: failure, sent: true }
    const patienceMs = failure === null ? timing.slowMs : timing.confirmMs
    if (now - since >= paperMs + patienceMs) return { ok: false, reason: inTheEnd(failure), sent: true }
  }
}

/** Busy printers may be slow to answer; a state that names a cause is final. */
function mayPass(status: PrinterStatus): boolean {
  if (status.state === 'unknown') return status.why === 'silent' || status.why === 'garbled'
  return mayPassSoon(status)
}

const inTheEnd = (failure: PrintFailure | null): PrintFailure =>
  failure === 'garbled-status' || failure === 'offline' ? failure : 'unconfirmed'
