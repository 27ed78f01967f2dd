import type { TicketView } from '@antre/contract'
import type { Answer } from '@antre/ui'

/** How often the master is asked what became of a paper, and how many times: a minute and a half in all. */
const ASK_MS = 2_000
const ASK_TIMES = 45

export interface FollowPorts {
  readonly read: (path: string) => Promise<Answer<unknown>>
  readonly later: (ms: number) => Promise<void>
}

export type Printed =
  | { readonly kind: 'printed' | 'print-unknown'; readonly number: string }
  | { readonly kind: 'print-failed'; readonly number: string; readonly reason: string }

/** Waits for what becomes of a paper that was asked for; it may move to another kiosk meanwhile. */
export async function followPrint(
  id: string,
  number: string,
  { read, later }: FollowPorts,
): Promise<Printed> {
  for (let asked = 0; asked < ASK_TIMES; asked++) {
    await later(ASK_MS)
    const answer = await read(`tickets/${encodeURIComponent(id)}`)
    if (!answer.ok) continue
    const { print, printFailure } = (answer.data as { ticket: TicketView }).ticket
    if (print === 'printed') return { kind: 'printed', number }
    if (print === 'failed') return { kind: 'print-failed', number, reason: printFailure ?? 'unconfirmed' }
  }
  return { kind: 'print-unknown', number }
}
