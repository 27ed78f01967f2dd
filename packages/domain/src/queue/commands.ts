import type { Mall } from '../mall/mall.ts'
import type { Bearer, DeviceReport, StationKind } from './devices.ts'
import type { NoticeTemplate, NoticeValues } from './notices.ts'
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
      readonly outcome:
        | { readonly ok: true }
        /** `untouched`: not a byte of it reached a printer, so no paper with the number can exist. */
        | { readonly ok: false; readonly reason: string; readonly untouched?: boolean | undefined }
      /** Which printing of the ticket it is about; absent: the first. */
      readonly attempt?: number | undefined
      /** Kiosks that are on and linked now; absent: all of them. */
      readonly listening?: readonly string[] | undefined
    }
  /** Prints it (again): at `printAt`, else where it was printed before. */
  | {
      readonly type: 'request-print'
      readonly ticketId: string
      readonly printAt?: string | undefined
      /** Kiosks that exist though the hall may not have heard of them yet. */
      readonly kiosks?: readonly string[] | undefined
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
      /** Refuses a number whose service the counter does not serve: nobody there could ask the officer. */
      readonly ownOnly?: boolean | undefined
    }
  | { readonly type: 'recall'; readonly counterId: string; readonly callId: string }
  | { readonly type: 'start'; readonly counterId: string }
  | { readonly type: 'finish'; readonly counterId: string }
  | { readonly type: 'no-show'; readonly counterId: string }
  | { readonly type: 'hold'; readonly counterId: string }
  | { readonly type: 'transfer'; readonly counterId: string; readonly to: TransferTarget }
  /** `repeat`: it is the repetition that was heard. */
  | { readonly type: 'acknowledge-call'; readonly callId: string; readonly repeat?: boolean | undefined }
  /** Repeats what nobody answered, drops what nobody could announce. */
  | { readonly type: 'tend-calls' }
  | {
      readonly type: 'report-devices'
      readonly stationId: string
      readonly station: StationKind
      /** Its counter, or the zone of a display. */
      readonly place?: string | undefined
      readonly devices: readonly DeviceReport[]
      /** The list is all there is: what is not on it was taken away. */
      readonly whole: boolean
      /** Who listens to the master under this name now. */
      readonly listening?: readonly Bearer[] | undefined
    }
  /** Somebody in the hall has heard its loudspeaker, which cannot tell by itself whether it is heard. */
  | { readonly type: 'confirm-heard'; readonly stationId: string }
  /** `listed`: it was seen, even if it never told of a device. */
  | { readonly type: 'forget-station'; readonly stationId: string; readonly listed?: boolean }
  | {
      readonly type: 'make-notice'
      readonly noticeId: string
      readonly template: NoticeTemplate
      readonly values: NoticeValues
      /** Ids of the zones that shall hear it; null: all of them. */
      readonly zones: readonly string[] | null
    }
  /** It is over, or was a mistake: no display shows or speaks it any more. */
  | { readonly type: 'end-notice'; readonly noticeId: string }
  /** A zone has heard it. */
  | { readonly type: 'acknowledge-notice'; readonly noticeId: string; readonly zoneId: string }

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
  /** Kiosks that exist though the hall may not have heard of them yet. */
  readonly kiosks?: readonly string[] | undefined
  /** Kiosks that are on and linked now; absent: all of them. */
  readonly listening?: readonly string[] | undefined
}

export type TransferTarget = { readonly serviceId: string } | { readonly counterId: string }
