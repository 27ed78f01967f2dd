import type { Command, IssueTicket, TransferTarget } from '../../src/index.ts'
import { callIdOf, idOf } from './events.ts'

/** Commands in few words. `ticketId` and `callId` follow the ids that `events.ts` expects. */
export function issue(
  number: string,
  wish: string | IssueTicket['wish'],
  more: Partial<IssueTicket> = {},
): Command {
  return {
    type: 'issue-ticket',
    ticketId: idOf(number),
    wish: typeof wish === 'string' ? { serviceId: wish } : wish,
    priority: null,
    language: 'id',
    channel: 'kiosk',
    ...more,
  }
}

export const open = (counterId: string, serviceIds?: string[]): Command => ({
  type: 'open-counter',
  counterId,
  serviceIds,
})
export const pause = (counterId: string): Command => ({ type: 'pause-counter', counterId })
export const close = (counterId: string): Command => ({ type: 'close-counter', counterId })

/** Call the next; `expected` only makes the id of the call. */
export const next = (counterId: string, expected = 'nobody'): Command => ({
  type: 'call-next',
  counterId,
  callId: callIdOf(expected, counterId),
})
export const call = (counterId: string, number: string): Command => ({
  type: 'call-number',
  counterId,
  callId: callIdOf(number, counterId),
  number,
})
export const recall = (counterId: string, callId: string): Command => ({ type: 'recall', counterId, callId })
export const start = (counterId: string): Command => ({ type: 'start', counterId })
export const finish = (counterId: string): Command => ({ type: 'finish', counterId })
export const absent = (counterId: string): Command => ({ type: 'no-show', counterId })
export const hold = (counterId: string): Command => ({ type: 'hold', counterId })
export const transfer = (counterId: string, to: TransferTarget): Command => ({
  type: 'transfer',
  counterId,
  to,
})
export const cancel = (number: string): Command => ({ type: 'cancel', ticketId: idOf(number) })
export const reinstate = (number: string): Command => ({ type: 'reinstate', ticketId: idOf(number) })
