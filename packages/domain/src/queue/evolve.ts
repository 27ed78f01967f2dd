import { assertNever } from '../structure/assert-never.ts'
import type { Event, Happened } from './events.ts'
import { announced, called, dropped, recalled, repeated } from './evolve/calls.ts'
import { closed, opened, paused } from './evolve/counters.ts'
import { dayClosed } from './evolve/day.ts'
import { deviceChanged, deviceHeard, deviceRemoved } from './evolve/devices.ts'
import { mallSaved } from './evolve/mall.ts'
import { noticeAnnounced, noticeEnded, noticeMade } from './evolve/notices.ts'
import { printed, printFailed, printRequested } from './evolve/printing.ts'
import { finished, held, noShow, started, transferred } from './evolve/serving.ts'
import { cancelled, issued, priorityChanged, reinstated } from './evolve/tickets.ts'
import { freshDay, type Hall } from './state.ts'

/**
 * The state after an event. Pure and total over what `decide` makes: it throws only when the events
 * contradict each other, which `antre verify` reports as a damaged ledger.
 */
export function evolve(hall: Hall, { event, at }: Happened): Hall {
  return { ...apply(hall, event, at), lastAt: Math.max(at, hall.lastAt) }
}

function apply(hall: Hall, event: Event, at: number): Hall {
  switch (event.type) {
    case 'mall-saved':
      return mallSaved(hall, event.mall, event.version)
    case 'day-opened':
      return { ...hall, ...freshDay(event.day) }
    case 'day-closed':
      return dayClosed(hall, at)
    case 'ticket-issued':
      return issued(hall, event, at)
    case 'ticket-printed':
      return printed(hall, event.ticketId)
    case 'ticket-print-failed':
      return printFailed(hall, event)
    case 'print-requested':
      return printRequested(hall, event, at)
    case 'ticket-cancelled':
      return cancelled(hall, event.ticketId, at)
    case 'ticket-reinstated':
      return reinstated(hall, event.ticketId)
    case 'ticket-priority-changed':
      return priorityChanged(hall, event.ticketId, event.priority)
    case 'counter-opened':
      return opened(hall, event.counterId, event.serviceIds, at)
    case 'counter-paused':
      return paused(hall, event.counterId, at)
    case 'counter-closed':
      return closed(hall, event.counterId, at)
    case 'ticket-called':
      return called(hall, event, at)
    case 'ticket-recalled':
      return recalled(hall, event, at)
    case 'service-started':
      return started(hall, event.ticketId, at)
    case 'step-finished':
      return finished(hall, event.ticketId, event.next, at)
    case 'ticket-no-show':
      return noShow(hall, event.ticketId, at)
    case 'ticket-held':
      return held(hall, event.ticketId)
    case 'ticket-transferred':
      return transferred(hall, event, at)
    case 'call-announced':
      return announced(hall, event, at)
    case 'call-repeated':
      return repeated(hall, event.callId, at)
    case 'call-dropped':
      return dropped(hall, event, at)
    case 'device-changed':
      return deviceChanged(hall, event, at)
    case 'notice-made':
      return noticeMade(hall, event, at)
    case 'notice-announced':
      return noticeAnnounced(hall, event.noticeId, event.zoneId, at)
    case 'notice-ended':
      return noticeEnded(hall, event.noticeId, at)
    case 'device-heard':
      return deviceHeard(hall, event.stationId, event.deviceId, at)
    case 'device-removed':
      return deviceRemoved(hall, event.stationId, event.deviceId)
    default:
      return assertNever(event)
  }
}
