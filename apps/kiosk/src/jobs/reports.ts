import { backoffMs, type Clock, type Link, type Log, type Pace, pause, type Random } from '@antre/station'
import type { JobNote } from './journal.ts'

/** Nobody waits for a report; but while it is missing, staff see a ticket as "being printed". */
const REPORT_PACE: Pace = { firstMs: 1_000, mostMs: 30_000 }

/** Tells the master how jobs ended, until it has taken every one. */
export interface Reports {
  add(note: JobNote): void
  /** Resolves when none is left to tell. */
  idle(): Promise<void>
  /** Begins nothing more; what is left is told after the next start. */
  stop(): void
}

export interface ReportsOptions {
  readonly link: Link
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
  /** The master has taken it, or will never take it. */
  readonly onTaken: (note: JobNote) => void
}

export function createReports({ link, clock, random, log, onTaken }: ReportsOptions): Reports {
  const queue: JobNote[] = []
  const stopping = new AbortController()
  let running: Promise<void> | null = null

  async function tell(note: JobNote): Promise<'taken' | 'again'> {
    const path = `/tickets/${note.ticketId}/print-result`
    const body = JSON.stringify({ ...note.outcome, attempt: note.attempt })
    const reply = await link.send({ method: 'POST', path, key: note.key, body })
    if (!reply.answered || mayPass(reply.status)) return 'again'
    if (reply.status >= 400)
      log.error({ ticket: note.number, status: reply.status }, 'the master will not take a print result')
    return 'taken'
  }

  async function run() {
    for (let failures = 0; queue.length > 0 && !stopping.signal.aborted; ) {
      const note = queue.shift() as JobNote
      if ((await tell(note)) === 'taken') {
        failures = 0
        onTaken(note)
        continue
      }
      queue.push(note) // To the end: one that the master stumbles over must not hold up the others.
      failures += 1
      await wait(backoffMs(failures, REPORT_PACE, random))
    }
  }

  /** Not longer than until the master is back. */
  async function wait(ms: number) {
    const back = new AbortController()
    const leave = link.subscribe((event) => {
      if (event.type === 'status' && event.status.state === 'live') back.abort()
    })
    await pause(clock, ms, AbortSignal.any([stopping.signal, back.signal]))
    leave()
  }

  return {
    add(note) {
      queue.push(note)
      running ??= run().finally(() => {
        running = null
      })
    },
    idle: async () => void (await running),
    stop: () => stopping.abort(),
  }
}

/** Answers that another attempt may change. A refused token may be replaced; the rest is final. */
function mayPass(status: number): boolean {
  return status >= 500 || status === 401 || status === 403 || status === 429
}
