import type { TicketView } from '@antre/contract'
import { currentStep, foresight, get, type Hall, isoTime, type Step, type Ticket } from '@antre/domain'

const MINUTE_MS = 60_000

/** The ticket with this id; undefined when today has none. */
export function ticketById(hall: Hall, ticketId: string, at: number): TicketView | undefined {
  const ticket = get(hall.tickets, ticketId)
  return ticket && ticketView(hall, ticket, at)
}

/** The public shape of a ticket, with its outlook while it waits. */
export function ticketView(hall: Hall, ticket: Ticket, at: number): TicketView {
  const iso = (ms: number) => isoTime(ms, hall.mall.timeZone)
  return {
    id: ticket.id,
    number: ticket.number,
    priority: ticket.priority,
    channel: ticket.channel,
    language: ticket.language,
    issuedAt: iso(ticket.issuedAt),
    ...(ticket.journeyId !== undefined && { journeyId: ticket.journeyId }),
    print: ticket.print,
    ...(ticket.printFailure !== undefined && { printFailure: ticket.printFailure }),
    ...(ticket.printAt !== undefined && { printAt: ticket.printAt }),
    ...(ticket.attempt !== undefined && { attempt: ticket.attempt }),
    steps: ticket.steps.map((step) => stepView(step, iso)),
    current: ticket.current,
    ...(currentStep(ticket).state === 'waiting' && outlook(hall, ticket, at, iso)),
  }
}

function stepView(step: Step, iso: (ms: number) => string): TicketView['steps'][number] {
  return {
    serviceId: step.serviceId,
    state: step.state,
    ...(step.counterId !== undefined && { counterId: step.counterId }),
    ...(step.queuedAt !== undefined && { queuedAt: iso(step.queuedAt) }),
    ...(step.calledAt !== undefined && { calledAt: iso(step.calledAt) }),
    ...(step.startedAt !== undefined && { startedAt: iso(step.startedAt) }),
    ...(step.endedAt !== undefined && { endedAt: iso(step.endedAt) }),
  }
}

/** Whole minutes: an estimate is no more exact than that. */
function outlook(hall: Hall, ticket: Ticket, at: number, iso: (ms: number) => string) {
  const { ahead, wait, staffed } = foresight(hall, at).of(ticket)
  const minute = (ms: number) => iso(Math.round((at + ms) / MINUTE_MS) * MINUTE_MS)
  return { ahead, estimate: { from: minute(wait.fromMs), to: minute(wait.toMs) }, staffed }
}
