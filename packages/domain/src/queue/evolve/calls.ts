import { count } from '../../structure/sorted.ts'
import type { Event } from '../events.ts'
import { linesOf } from '../policy.ts'
import { type Call, counterAt, type Hall, lineAt, recentIn } from '../state.ts'
import { currentStep, type Step, type Ticket } from '../ticket.ts'
import { callOf, pullOut, stepped, ticketOf, withCall, withCounter, withLine, withTicket } from './change.ts'
import { uncountNoShow } from './tally.ts'

type Called = Extract<Event, { type: 'ticket-called' }>
type Recalled = Extract<Event, { type: 'ticket-recalled' }>

/** How many calls a display can show: the present one and those before it. */
export const CALLS_SHOWN = 12
/** How many wait to be announced at most: a guard, where no display is. */
const UNTOLD_KEPT = 200

export function called(hall: Hall, event: Called, at: number): Hall {
  const ticket = ticketOf(hall, event.ticketId)
  const turned = event.by === 'next' ? countTurn(hall, event.counterId, ticket) : hall
  // Somebody held or absent who is called again begins this step anew.
  const { endedAt: _ended, startedAt: _begun, ...step } = currentStep(ticket)
  const now: Step = { ...step, state: 'called', counterId: event.counterId, calledAt: at }
  const changed: Ticket = { ...ticket, steps: ticket.steps.with(ticket.current, now) }
  const free = pullOut(uncountNoShow(turned, ticket), ticket)
  return onDisplay(withTicket(free, changed), { ...event, recall: false }, at)
}

/** See `nextTicket`: a priority call that passed an ordinary ticket counts, an ordinary call resets. */
function countTurn(hall: Hall, counterId: string, ticket: Ticket): Hall {
  return linesOf(hall, counterId).reduce((state, key) => {
    const line = lineAt(state, key)
    const passed = ticket.priority !== null && count(line.ordinary) > 0
    const priorityRun = ticket.priority === null ? 0 : line.priorityRun + (passed ? 1 : 0)
    return priorityRun === line.priorityRun ? state : withLine(state, key, { ...line, priorityRun })
  }, hall)
}

export function recalled(hall: Hall, event: Recalled, at: number): Hall {
  const ticket = ticketOf(hall, event.ticketId)
  return onDisplay(withTicket(hall, stepped(ticket, { calledAt: at })), { ...event, recall: true }, at)
}

/** The call goes to the top of its zone and takes the place of an earlier one for the same ticket. */
function onDisplay(
  hall: Hall,
  {
    callId,
    ticketId,
    counterId,
    recall,
  }: { callId: string; ticketId: string; counterId: string; recall: boolean },
  at: number,
): Hall {
  const { serviceId } = currentStep(ticketOf(hall, ticketId))
  const zone = hall.directory.counters.get(counterId)?.zone ?? ''
  const call: Call = { id: callId, ticketId, serviceId, counterId, zone, at, recall }
  const others = recentIn(hall, zone).filter((id) => callOf(hall, id).ticketId !== ticketId)
  const recent = { ...hall.recent, [zone]: [callId, ...others].slice(0, CALLS_SHOWN) }
  const untold = [...hall.untold, callId].slice(-UNTOLD_KEPT)
  const shown = withCall({ ...hall, recent, untold }, call)
  return withCounter(shown, counterId, { ...counterAt(shown, counterId), ticketId, callId })
}

export function announced(hall: Hall, event: Extract<Event, { type: 'call-announced' }>, at: number): Hall {
  const call = callOf(hall, event.callId)
  if (event.repeat) return withCall(hall, { ...call, repeatAnnouncedAt: at })
  return withCall(told(hall, call.id), { ...call, announcedAt: at })
}

const told = (hall: Hall, callId: string): Hall => ({
  ...hall,
  untold: hall.untold.filter((id) => id !== callId),
})

export function repeated(hall: Hall, callId: string, at: number): Hall {
  return withCall(hall, { ...callOf(hall, callId), repeatedAt: at })
}

/** Only those are counted that should have been heard. */
export function dropped(hall: Hall, event: Extract<Event, { type: 'call-dropped' }>, at: number): Hall {
  const { callId, reason } = event
  const droppedCalls = hall.droppedCalls + (reason === 'overtaken' ? 0 : 1)
  return withCall({ ...told(hall, callId), droppedCalls }, { ...callOf(hall, callId), droppedAt: at })
}
