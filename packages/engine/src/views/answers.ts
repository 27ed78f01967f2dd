import type { TicketView } from '@antre/contract'
import { type Command, counterAt } from '@antre/domain'
import type { Accepted } from '../engine.ts'
import { ticketById } from './ticket.ts'

/** What a command is answered with: the state of its subject right after it. Pure. */

interface TicketAnswer {
  readonly ticket: TicketView | null
}

/** The ticket the command names, or made. */
export function namedTicket(accepted: Accepted, command: Command): TicketAnswer {
  return answerFor(accepted, 'ticketId' in command ? command.ticketId : undefined)
}

/** The ticket the counter acted on, also when it has left the counter by it. */
export function movedTicket(accepted: Accepted): TicketAnswer {
  const event = accepted.events.at(-1)
  return answerFor(accepted, event && 'ticketId' in event ? event.ticketId : undefined)
}

/** The ticket that was called; null when only the one before was finished, and nobody waits. */
export function calledTicket(accepted: Accepted): TicketAnswer {
  return answerFor(accepted, accepted.events.find((event) => event.type === 'ticket-called')?.ticketId)
}

/** The counter the command names. */
export function namedCounter({ hall }: Accepted, command: Command) {
  const id = 'counterId' in command ? command.counterId : ''
  const { state, serviceIds } = counterAt(hall, id)
  return { counter: { id, state, serviceIds } }
}

function answerFor({ hall, at }: Accepted, ticketId: string | undefined): TicketAnswer {
  return { ticket: (ticketId === undefined ? undefined : ticketById(hall, ticketId, at)) ?? null }
}
