import { get } from '../../structure/sorted.ts'
import type { Event } from '../events.ts'
import { type Call, counterAt, type Hall } from '../state.ts'
import { currentStep } from '../ticket.ts'

const SECOND_MS = 1000
/** A call that no display has announced by then is not spoken any more: whoever it was for has asked. */
const STALE_AFTER_SECONDS = 120

/** What is due now with the calls: repetitions, and calls that nobody will speak any more. */
export function tendCalls(hall: Hall, at: number): readonly Event[] {
  const ids = new Set([...hall.untold, ...newestCalls(hall)])
  return [...ids].flatMap((id) => {
    const call = get(hall.calls, id)
    return call === undefined ? [] : tend(hall, call, at)
  })
}

/**
 * The calls of a zone that are to be spoken now, oldest first: those not announced yet, and repetitions.
 * Also discreet ones, which are shown only. Each is the newest call of a counter, so this looks at as many
 * as there are counters, however many were called today.
 */
export function callsToSpeak(hall: Hall, zoneId: string, at: number): readonly Call[] {
  return newestCalls(hall)
    .flatMap((id) => get(hall.calls, id) ?? [])
    .filter((call) => call.zone === zoneId && isWanted(hall, call, at))
    .sort((a, b) => a.at - b.at)
}

/** Ids of the calls whose persons may still come: only the newest call of the ticket at a counter counts. */
function newestCalls(hall: Hall): readonly string[] {
  return Object.values(hall.counters).flatMap(({ callId }) => callId ?? [])
}

const isWanted = (hall: Hall, call: Call, at: number): boolean =>
  call.announcedAt === undefined ? !isDropped(hall, call, at) : isRepetitionWanted(hall, call, at)

function tend(hall: Hall, call: Call, at: number): readonly Event[] {
  if (call.droppedAt !== undefined) return []
  if (call.announcedAt === undefined) {
    const reason = whyNotToSpeak(hall, call, at)
    return reason === null ? [] : [{ type: 'call-dropped', callId: call.id, reason }]
  }
  const { repeatAfterSeconds } = hall.mall.announcements
  if (typeof repeatAfterSeconds !== 'number' || call.repeatedAt !== undefined) return []
  const due = at - call.announcedAt >= repeatAfterSeconds * SECOND_MS
  return due && isAwaited(hall, call) && !isDiscreet(hall, call)
    ? [{ type: 'call-repeated', callId: call.id }]
    : []
}

/** Nobody is to speak it any more: it was dropped, or will be when the calls are next tended. */
export function isDropped(hall: Hall, call: Call, at: number): boolean {
  if (call.droppedAt !== undefined) return true
  return call.announcedAt === undefined && whyNotToSpeak(hall, call, at) !== null
}

/** Why a call that nobody announced is not to be announced any more; null while it is. */
function whyNotToSpeak(hall: Hall, call: Call, at: number): 'overtaken' | 'stale' | null {
  if (!isAwaited(hall, call)) return 'overtaken'
  return isLate(hall, at - call.at) ? 'stale' : null
}

function isLate(hall: Hall, waitedMs: number): boolean {
  const { staleAfterSeconds = STALE_AFTER_SECONDS } = hall.mall.announcements
  return waitedMs >= staleAfterSeconds * SECOND_MS
}

/** Displays say the call once more now: until one has, the person came, or it is too late to. */
export function isRepetitionWanted(hall: Hall, call: Call, at: number): boolean {
  const { repeatedAt, repeatAnnouncedAt, droppedAt } = call
  if (repeatedAt === undefined || repeatAnnouncedAt !== undefined || droppedAt !== undefined) return false
  return !isLate(hall, at - repeatedAt) && isAwaited(hall, call)
}

/** The counter still waits for the person of this very call. */
function isAwaited(hall: Hall, { id, ticketId, counterId }: Call): boolean {
  const ticket = get(hall.tickets, ticketId)
  return counterAt(hall, counterId).callId === id && !!ticket && currentStep(ticket).state === 'called'
}

/** A service that has left the document meanwhile may have been a discreet one. */
function isDiscreet(hall: Hall, { serviceId }: Call): boolean {
  return hall.directory.services.get(serviceId)?.discreet ?? !hall.directory.services.has(serviceId)
}
