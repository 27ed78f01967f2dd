import type { Mall } from '../mall/mall.ts'
import type { DeviceKind, DeviceState, StationKind } from './devices.ts'
import type { NoticeTemplate, NoticeValues } from './notices.ts'
import type { Priority } from './ticket.ts'

/** What happened. Stored for ever: a type or field is never renamed, only added to. */
export type Event =
  | { readonly type: 'mall-saved'; readonly version: number; readonly mall: Mall }
  | { readonly type: 'day-opened'; readonly day: string }
  | { readonly type: 'day-closed' }
  | {
      readonly type: 'ticket-issued'
      readonly ticketId: string
      readonly number: string
      readonly serviceIds: readonly string[]
      /** Index of the step that was queued; the others are pending. */
      readonly queued: number
      readonly journeyId?: string
      readonly priority?: Priority
      readonly language: string
      readonly channel: string
      readonly printAt?: string
    }
  | { readonly type: 'ticket-printed'; readonly ticketId: string }
  | {
      readonly type: 'ticket-print-failed'
      readonly ticketId: string
      readonly reason: string
      /** Not a byte of it reached a printer. */
      readonly untouched?: true
    }
  /** It is to be printed once more, or at another kiosk. */
  | {
      readonly type: 'print-requested'
      readonly ticketId: string
      readonly printAt: string
      /** 1 for the first printing after the original. */
      readonly attempt: number
      /** Paper with this number may exist already: the new one says so. */
      readonly reprint: boolean
      /** `fallback`: the other kiosk takes over by itself. */
      readonly by: 'staff' | 'fallback'
    }
  | { readonly type: 'ticket-cancelled'; readonly ticketId: string }
  | { readonly type: 'ticket-reinstated'; readonly ticketId: string }
  | {
      readonly type: 'ticket-priority-changed'
      readonly ticketId: string
      readonly priority: Priority | null
    }
  | { readonly type: 'counter-opened'; readonly counterId: string; readonly serviceIds: readonly string[] }
  | { readonly type: 'counter-paused'; readonly counterId: string }
  | { readonly type: 'counter-closed'; readonly counterId: string }
  | {
      readonly type: 'ticket-called'
      readonly ticketId: string
      readonly counterId: string
      readonly callId: string
      /** `next`: the policy chose, and the ratio counts it. `number`: the officer chose. */
      readonly by: 'next' | 'number'
    }
  | {
      readonly type: 'ticket-recalled'
      readonly ticketId: string
      readonly counterId: string
      readonly callId: string
    }
  | { readonly type: 'service-started'; readonly ticketId: string }
  /** `next` is the index of the step queued now, when the visit goes on. */
  | { readonly type: 'step-finished'; readonly ticketId: string; readonly next?: number }
  | { readonly type: 'ticket-no-show'; readonly ticketId: string }
  | { readonly type: 'ticket-held'; readonly ticketId: string }
  | {
      readonly type: 'ticket-transferred'
      readonly ticketId: string
      readonly serviceId: string
      /** Only this counter may take it. */
      readonly counterId?: string
    }
  | { readonly type: 'call-announced'; readonly callId: string; readonly repeat?: true }
  /** Nobody came: it is to be spoken once more. */
  | { readonly type: 'call-repeated'; readonly callId: string }
  /** No longer to be spoken: `stale`, nobody announced it in time; `overtaken`, nobody waits for its person any more. */
  | { readonly type: 'call-dropped'; readonly callId: string; readonly reason: 'stale' | 'overtaken' }
  | {
      readonly type: 'device-changed'
      readonly stationId: string
      readonly station: StationKind
      /** Its counter, or the zone of a display. */
      readonly place?: string
      readonly deviceId: string
      readonly kind: DeviceKind
      readonly state: DeviceState
      readonly detail?: string
      readonly ticketsLeft?: number
      /** The state was carried over from an earlier day, on which it began. Milliseconds since the epoch. */
      readonly since?: number
      /** Carried over, too: when the station last said something new. Milliseconds since the epoch. */
      readonly heard?: number
    }
  | {
      readonly type: 'notice-made'
      readonly noticeId: string
      readonly template: NoticeTemplate
      readonly values: NoticeValues
      /** null: all zones. */
      readonly zones: readonly string[] | null
    }
  | { readonly type: 'notice-announced'; readonly noticeId: string; readonly zoneId: string }
  /** Staff have ended it: it is neither shown nor spoken any more. */
  | { readonly type: 'notice-ended'; readonly noticeId: string }
  /** Somebody has heard a loudspeaker that could not tell how it is. */
  | { readonly type: 'device-heard'; readonly stationId: string; readonly deviceId: string }
  | { readonly type: 'device-removed'; readonly stationId: string; readonly deviceId: string }

/** An event with its instant, as it is replayed. */
export interface Happened {
  readonly event: Event
  /** Milliseconds since the epoch, by the master's clock. */
  readonly at: number
}
