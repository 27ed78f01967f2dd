import { type Call, callsToSpeak, type Event, type Hall } from '../../src/index.ts'

interface Noted {
  readonly ticketId: string
  readonly at: number
  /** Somebody waits for this person at the counter that called. */
  awaited: boolean
  heard: boolean
  dropped: boolean
  /** It is to be said once more, and nobody has. */
  again: boolean
}

/** None of the random documents says otherwise. */
const STALE_MS = 120_000

/** Somebody who listens: which calls of the day are still to be spoken, told from the events alone. */
export type Listener = Map<string, Noted>

/** Notes an event. Throws when it drops or repeats what it must not. */
export function listen(calls: Listener, event: Event, at: number): void {
  switch (event.type) {
    case 'day-opened':
      calls.clear()
      return
    case 'day-closed':
      for (const call of calls.values()) call.awaited = false
      return
    case 'ticket-called':
    case 'ticket-recalled':
      leave(calls, event.ticketId)
      calls.set(event.callId, {
        ticketId: event.ticketId,
        at,
        awaited: true,
        heard: false,
        dropped: false,
        again: false,
      })
      return
    case 'service-started':
    case 'step-finished':
    case 'ticket-no-show':
    case 'ticket-held':
    case 'ticket-transferred':
      leave(calls, event.ticketId)
      return
    case 'call-announced':
    case 'call-repeated':
    case 'call-dropped':
      spoken(calls, event)
      return
    default:
  }
}

function leave(calls: Listener, ticketId: string): void {
  for (const call of calls.values()) if (call.ticketId === ticketId) call.awaited = false
}

function spoken(
  calls: Listener,
  event: Extract<Event, { type: 'call-announced' | 'call-repeated' | 'call-dropped' }>,
): void {
  const call = calls.get(event.callId)
  if (call === undefined) throw new Error(`${event.callId} was never made`)
  if (event.type === 'call-announced') {
    if (event.repeat) call.again = false
    else call.heard = true
  } else if (event.type === 'call-repeated') {
    if (!call.heard || !call.awaited) throw new Error(`${event.callId} is repeated for nobody`)
    call.again = true
  } else {
    if (call.heard || call.dropped) throw new Error(`${event.callId} is dropped, but is over`)
    if (call.awaited === (event.reason === 'overtaken')) throw new Error(`${event.callId} is ${event.reason}`)
    call.dropped = true
  }
}

/** What the displays are asked to speak is what should be; right after the calls were tended, no void one is left. */
export function checkCalls(calls: Listener, hall: Hall, at: number, tended: boolean): void {
  const asked = hall.mall.zones.flatMap(({ id }) => callsToSpeak(hall, id, at)).map(({ id }: Call) => id)
  for (const [id, { at: made, awaited, heard, dropped, again }] of calls) {
    const isDue = awaited && !dropped && !heard && at - made < STALE_MS
    if (isDue !== (asked.includes(id) && !heard))
      throw new Error(`${id} is ${isDue ? 'not ' : ''}to be spoken`)
    if (heard && asked.includes(id) && !(again && awaited))
      throw new Error(`${id} is said once more for nobody`)
    if (tended && !awaited && !heard && !dropped) throw new Error(`${id} is overtaken, not on record`)
  }
}
