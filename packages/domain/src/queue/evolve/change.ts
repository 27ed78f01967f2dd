import { own } from '../../structure/own.ts'
import { count, emptySorted, get, type Sorted, set, without } from '../../structure/sorted.ts'
import {
  type Call,
  type Counter,
  counterAt,
  counterLine,
  type Hall,
  type Line,
  lineAt,
  serviceLine,
} from '../state.ts'
import { currentStep, type Step, type Ticket } from '../ticket.ts'

/** The small moves all events are made of. Each returns a new hall. */

export function ticketOf(hall: Hall, ticketId: string): Ticket {
  const ticket = get(hall.tickets, ticketId)
  if (!ticket) throw new Error(`the ledger names a ticket that was never issued: ${ticketId}`)
  return ticket
}

export function callOf(hall: Hall, callId: string): Call {
  const call = get(hall.calls, callId)
  if (!call) throw new Error(`the ledger names a call that was never made: ${callId}`)
  return call
}

export const withTicket = (hall: Hall, ticket: Ticket): Hall => ({
  ...hall,
  tickets: set(hall.tickets, ticket.id, ticket),
})

export const withCall = (hall: Hall, call: Call): Hall => ({ ...hall, calls: set(hall.calls, call.id, call) })

export const withCounter = (hall: Hall, counterId: string, counter: Counter): Hall => ({
  ...hall,
  counters: { ...hall.counters, [counterId]: counter },
})

export const withLine = (hall: Hall, key: string, line: Line): Hall => ({
  ...hall,
  lines: { ...hall.lines, [key]: line },
})

/** The ticket with its current step changed. */
export function stepped(ticket: Ticket, change: Partial<Step>): Ticket {
  const steps = ticket.steps.with(ticket.current, { ...currentStep(ticket), ...change })
  return { ...ticket, steps }
}

/** The line in which the ticket's current step waits (or would). */
export function lineKey(ticket: Ticket): string {
  const step = currentStep(ticket)
  return step.state === 'waiting' && step.counterId !== undefined
    ? counterLine(step.counterId)
    : serviceLine(step.serviceId)
}

const classOf = (ticket: Ticket): 'priority' | 'ordinary' =>
  ticket.priority === null ? 'ordinary' : 'priority'

/** Stores the ticket and puts its waiting step into its line. */
export function enqueue(hall: Hall, ticket: Ticket): Hall {
  const key = lineKey(ticket)
  const line = lineAt(hall, key)
  const pick = classOf(ticket)
  return withLine(withTicket(hall, ticket), key, {
    ...line,
    [pick]: set(line[pick], ticket.arrival, ticket.id),
  })
}

/** Takes a waiting ticket out of its line. The ticket itself is not changed. */
export function dequeue(hall: Hall, ticket: Ticket): Hall {
  const key = lineKey(ticket)
  const line = lineAt(hall, key)
  const pick = classOf(ticket)
  const rest = { ...line, [pick]: without(line[pick], ticket.arrival) }
  // Once no ordinary ticket is passed any more, the next one to come is owed nothing yet.
  return withLine(hall, key, { ...rest, priorityRun: count(rest.ordinary) === 0 ? 0 : rest.priorityRun })
}

/** Where a ticket that was set aside is looked for. */
export function asidePlaces(ticket: Ticket): readonly string[] {
  const { serviceId, counterId } = currentStep(ticket)
  return [serviceLine(serviceId), ...(counterId === undefined ? [] : [counterLine(counterId)])]
}

const atPlaces = (
  hall: Hall,
  ticket: Ticket,
  change: (line: Sorted<number, string>) => Sorted<number, string>,
): Hall['asideAt'] => ({
  ...hall.asideAt,
  ...Object.fromEntries(
    asidePlaces(ticket).map((key) => [key, change(own(hall.asideAt, key) ?? emptySorted())]),
  ),
})

/** Stores the ticket among those who may come back: held or absent. */
export const setAside = (hall: Hall, ticket: Ticket): Hall => ({
  ...withTicket(hall, ticket),
  aside: set(hall.aside, ticket.arrival, ticket.id),
  asideAt: atPlaces(hall, ticket, (line) => set(line, ticket.arrival, ticket.id)),
})

/** The ticket as it was while set aside. */
export const takeBack = (hall: Hall, ticket: Ticket): Hall => ({
  ...hall,
  aside: without(hall.aside, ticket.arrival),
  asideAt: atPlaces(hall, ticket, (line) => without(line, ticket.arrival)),
})

/** Out of wherever it is: its line, or the ones set aside. */
export const pullOut = (hall: Hall, ticket: Ticket): Hall =>
  currentStep(ticket).state === 'waiting' ? dequeue(hall, ticket) : takeBack(hall, ticket)

/** The counter that has the ticket is free again. */
export function release(hall: Hall, ticket: Ticket): Hall {
  const { counterId } = currentStep(ticket)
  if (counterId === undefined) return hall
  const { ticketId: _left, callId: _call, ...free } = counterAt(hall, counterId)
  return withCounter(hall, counterId, free)
}
