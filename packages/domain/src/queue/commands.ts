import type { Mall } from '../mall/mall.ts'
import type { Priority } from './ticket.ts'

/**
 * What somebody wants. Ids are made by the caller, the instant comes beside the command
 * (see `decide`), so that a command decides the same today and in a replay.
 */
export type Command =
  | { readonly type: 'save-mall'; readonly mall: Mall; readonly expectedVersion: number }
  | { readonly type: 'open-day'; readonly day: string }
  | { readonly type: 'close-day' }
  | IssueTicket
  | {
      readonly type: 'report-print'
      readonly ticketId: string
      readonly outcome: { readonly ok: true } | { readonly ok: false; readonly reason: string }
    }
  | { readonly type: 'cancel'; readonly ticketId: string }
  | { readonly type: 'reinstate'; readonly ticketId: string }
  | { readonly type: 'change-priority'; readonly ticketId: string; readonly priority: Priority | null }
  | {
      readonly type: 'open-counter'
      readonly counterId: string
      readonly serviceIds?: readonly string[] | undefined
    }
  | { readonly type: 'pause-counter'; readonly counterId: string }
  | { readonly type: 'close-counter'; readonly counterId: string }
  | { readonly type: 'call-next'; readonly counterId: string; readonly callId: string }
  | {
      readonly type: 'call-number'
      readonly counterId: string
      readonly callId: string
      readonly number: string
    }
  | { readonly type: 'recall'; readonly counterId: string; readonly callId: string }
  | { readonly type: 'start'; readonly counterId: string }
  | { readonly type: 'finish'; readonly counterId: string }
  | { readonly type: 'no-show'; readonly counterId: string }
  | { readonly type: 'hold'; readonly counterId: string }
  | { readonly type: 'transfer'; readonly counterId: string; readonly to: TransferTarget }
  | { readonly type: 'acknowledge-call'; readonly callId: string }

export interface IssueTicket {
  readonly type: 'issue-ticket'
  readonly ticketId: string
  readonly wish:
    | { readonly serviceId: string }
    | { readonly journeyId: string; readonly serviceIds?: readonly string[] | undefined }
  readonly priority: Priority | null
  readonly language: string
  readonly channel: string
  /** Kiosk station that shall print it; absent: not printed. */
  readonly printAt?: string | undefined
}

export type TransferTarget = { readonly serviceId: string } | { readonly counterId: string }
