import type { PrintFailure } from '../port.ts'
import type { Profile } from '../profile.ts'
import { movingMs, type Timing } from '../timing.ts'
import { REPORT_WHEN_DONE } from './bytes.ts'
import type { Job } from './encode.ts'
import type { Reports } from './reports.ts'
import { obstacle } from './status.ts'
import type { Talk } from './talk.ts'

export interface StepOrder {
  /** Goes ahead of the ticket on the same line: a separator after an interrupted one. */
  readonly before: Job | null
  readonly profile: Profile
  readonly timing: Timing
  readonly reports: Reports
  readonly stop: AbortSignal
}

/** After so many it is given up; a printer that works needs two. */
const ROUNDS = 4

/**
 * Sends what goes ahead of a ticket (a separator), and asks for reports until it is sure which one the next to come
 * will be: after a job that failed, its own may still come, or may be lost with it. A second round moves no paper, so
 * that whoever answers it with one report, and then nothing more, owes none. Null when that is so; else why not, and
 * nothing of the ticket was sent.
 */
export async function bringInStep(talk: Talk, order: StepOrder): Promise<PrintFailure | null> {
  const { before, profile, timing, reports, stop } = order
  const waitMs = movingMs(before?.height ?? 0, profile, timing) + timing.slowMs
  talk.initialised()
  for (let round = 0; round < ROUNDS; round += 1) {
    const count = reports.count()
    reports.expect(1)
    const ahead = round === 0 && before !== null ? [before.bytes] : []
    const sent = await talk.send(Buffer.concat([...ahead, REPORT_WHEN_DONE]), stop)
    if (sent !== 'sent') return UNSENT[sent]
    await talk.until(() => reports.count() > count, waitMs, stop)
    if (reports.count() === count) return whyNot(talk, stop)
    await untilQuiet(talk, order)
    if (reports.isInStep()) return null
    if (round > 0 && reports.count() === count + 1) {
      reports.settle()
      return null
    }
  }
  return 'no-answer'
}

const UNSENT = { late: 'no-answer', lost: 'connection-lost', stopped: 'aborted' } as const

async function untilQuiet(talk: Talk, { reports, timing, stop }: StepOrder): Promise<void> {
  for (let count = -1; count !== reports.count(); ) {
    count = reports.count()
    const heardMore = (): boolean => reports.count() > count
    await talk.until(() => reports.isInStep() || heardMore(), timing.lullMs, stop)
  }
}

async function whyNot(talk: Talk, stop: AbortSignal): Promise<PrintFailure> {
  if (stop.aborted) return 'aborted'
  return obstacle(await talk.status(stop)) ?? 'no-answer'
}
