import type { DeviceReport, Event, Priority } from '../../src/index.ts'
import { deviceChanged } from '../../src/queue/decide/devices.ts'

/** Events in few words. A ticket's id is its number in small letters; a call's id names ticket and counter. */
export const idOf = (number: string): string => number.toLowerCase()
export const callIdOf = (number: string, counterId: string): string => `${idOf(number)}@${counterId}`

type Issued = Extract<Event, { type: 'ticket-issued' }>

export function issued(number: string, serviceIds: string | string[], more: Partial<Issued> = {}): Event {
  return {
    type: 'ticket-issued',
    ticketId: idOf(number),
    number,
    serviceIds: typeof serviceIds === 'string' ? [serviceIds] : serviceIds,
    queued: 0,
    language: 'id',
    channel: 'kiosk',
    ...more,
  }
}

export const opened = (counterId: string, ...serviceIds: string[]): Event => ({
  type: 'counter-opened',
  counterId,
  serviceIds,
})
export const paused = (counterId: string): Event => ({ type: 'counter-paused', counterId })
export const closed = (counterId: string): Event => ({ type: 'counter-closed', counterId })

export const called = (number: string, counterId: string, by: 'next' | 'number' = 'next'): Event => ({
  type: 'ticket-called',
  ticketId: idOf(number),
  counterId,
  callId: callIdOf(number, counterId),
  by,
})
export const recalled = (number: string, counterId: string, callId: string): Event => ({
  type: 'ticket-recalled',
  ticketId: idOf(number),
  counterId,
  callId,
})
export const started = (number: string): Event => ({ type: 'service-started', ticketId: idOf(number) })
export const finished = (number: string, next?: number): Event => ({
  type: 'step-finished',
  ticketId: idOf(number),
  ...(next !== undefined && { next }),
})
export const noShow = (number: string): Event => ({ type: 'ticket-no-show', ticketId: idOf(number) })
export const held = (number: string): Event => ({ type: 'ticket-held', ticketId: idOf(number) })
export const reinstated = (number: string): Event => ({
  type: 'ticket-reinstated',
  ticketId: idOf(number),
})
export const cancelled = (number: string): Event => ({ type: 'ticket-cancelled', ticketId: idOf(number) })
export const transferred = (number: string, serviceId: string, counterId?: string): Event => ({
  type: 'ticket-transferred',
  ticketId: idOf(number),
  serviceId,
  ...(counterId !== undefined && { counterId }),
})
export const priorityChanged = (number: string, priority: Priority | null): Event => ({
  type: 'ticket-priority-changed',
  ticketId: idOf(number),
  priority,
})
export const printed = (number: string): Event => ({ type: 'ticket-printed', ticketId: idOf(number) })
type PrintFailed = Extract<Event, { type: 'ticket-print-failed' }>

/** `untouched`: not a byte of it reached a printer. */
export const printFailed = (number: string, reason: string, untouched?: 'untouched'): PrintFailed => ({
  type: 'ticket-print-failed',
  ticketId: idOf(number),
  reason,
  ...(untouched && { untouched: true }),
})
export const printRequested = (
  number: string,
  printAt: string,
  more: Partial<Extract<Event, { type: 'print-requested' }>> = {},
): Event => ({
  type: 'print-requested',
  ticketId: idOf(number),
  printAt,
  attempt: 1,
  reprint: true,
  by: 'staff',
  ...more,
})
/** A kiosk told of one of its devices. */
export const device = (
  stationId: string,
  report: DeviceReport,
  carried?: { readonly since: number; readonly heard: number },
): Event => deviceChanged(stationId, { kind: 'kiosk' }, report, carried)
export const announced = (callId: string): Event => ({ type: 'call-announced', callId })
export const dayClosed: Event = { type: 'day-closed' }
export const dayOpened = (day: string): Event => ({ type: 'day-opened', day })
