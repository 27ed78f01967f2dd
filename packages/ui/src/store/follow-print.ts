import type { TicketView } from '@antre/contract'
import { read } from './read.ts'
import type { Answer } from './send.ts'

/** How often the master is asked what became of a paper, and how many times: a minute and a half in all. */
const ASK_MS = 2_000
const ASK_TIMES = 45

export interface FollowPorts {
  readonly read: (path: string) => Promise<Answer<unknown>>
  readonly later: (ms: number) => Promise<void>
}

/** `at`: the kiosk where it came out or failed. `unknown`: nothing was heard of it. */
export type PrintOutcome =
  | { readonly state: 'printed'; readonly at: string | undefined }
  | { readonly state: 'failed'; readonly at: string | undefined; readonly reason: string }
  | { readonly state: 'unknown' }

const OURS: FollowPorts = { read, later: (ms) => new Promise((resolve) => setTimeout(resolve, ms)) }

/**
 * Waits for what becomes of a paper that was asked for. It may move to another kiosk meanwhile. The answer to
 * `tickets/{id}/print` says only that it was asked for.
 */
export async function followPrint(ticketId: string, ports: FollowPorts = OURS): Promise<PrintOutcome> {
  for (let asked = 0; asked < ASK_TIMES; asked++) {
    await ports.later(ASK_MS)
    const answer = await ports.read(`tickets/${encodeURIComponent(ticketId)}`)
    if (!answer.ok) continue
    const { print, printAt: at, printFailure } = (answer.data as { ticket: TicketView }).ticket
    if (print === 'printed') return { state: 'printed', at }
    if (print === 'failed') return { state: 'failed', at, reason: printFailure ?? 'unconfirmed' }
  }
  return { state: 'unknown' }
}
