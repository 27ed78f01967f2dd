import type { PrintFailure } from '../port.ts'
import type { Profile } from '../profile.ts'
import type { Timing } from '../timing.ts'
import type { Job } from './encode.ts'
import { obstacle } from './status.ts'
import type { Talk } from './talk.ts'

/** How a job went: `sent` tells whether any byte of it may have reached the printer. */
export type JobOutcome =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: PrintFailure; readonly sent: boolean }

const DOTS_A_MM = 8

/**
 * One ticket: asks whether the printer can, sends it, asks until it is surely out. `before` goes ahead of
 * the ticket on the same line (a separator after an interrupted one).
 */
export async function runJob(
  talk: Talk,
  job: Job,
  before: Uint8Array | null,
  profile: Profile,
  timing: Timing,
): Promise<JobOutcome> {
  const refusal = obstacle(await asked(talk, profile))
  if (refusal !== null) return { ok: false, reason: refusal, sent: false }
  const bytes = before === null ? job.bytes : Buffer.concat([before, job.bytes])
  const outcome = await talk.send(bytes)
  if (outcome !== 'sent') return { ok: false, reason: UNSENT[outcome], sent: true }
  const failure = profile.asks.length === 0 ? null : await confirm(talk, job, profile, timing)
  return failure === null ? { ok: true } : { ok: false, reason: failure, sent: true }
}

const UNSENT = { late: 'write-timeout', lost: 'connection-lost', stopped: 'aborted' } as const

/** Asks before the job; once more when it did not answer properly, since a line's first bytes may be noise. */
async function asked(talk: Talk, profile: Profile): ReturnType<Talk['status']> {
  if (profile.asks.length === 0) return { state: 'unknown', why: 'not-asked' }
  const status = await talk.status()
  const isGarbled = status.state === 'unknown' && status.why === 'garbled'
  return isGarbled ? talk.status() : status
}

/**
 * Watches the printer while the ticket comes out. It is out when the printer reports that it has worked
 * everything off (`GS r`), or, if it never reports, when the paper has had time to move; and is well after
 * that. A status asked right after sending would prove nothing: it is answered before anything is printed.
 */
async function confirm(talk: Talk, job: Job, profile: Profile, timing: Timing): Promise<PrintFailure | null> {
  const start = performance.now()
  const paperMs = timing.settleMs + (job.height / DOTS_A_MM / profile.speed) * 1000
  for (let round = 0; ; round += 1) {
    await (talk.isDone() && round > 0 ? talk.rest(timing.pollMs) : talk.settle(timing.pollMs))
    const isDone = talk.isDone()
    const elapsed = performance.now() - start
    const failure = obstacle(await talk.status())
    if (failure === null && (isDone || elapsed >= paperMs)) return null
    // Busy printers may be slow to answer; a state that names a cause is final.
    const mayPass = failure === null || failure === 'no-answer' || failure === 'garbled-status'
    if (!mayPass) return failure
    if (elapsed >= paperMs + timing.confirmMs) return failure === 'garbled-status' ? failure : 'unconfirmed'
  }
}
