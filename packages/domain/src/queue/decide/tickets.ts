import { type NextOpening, openingAt, opensAfterToday } from '../../mall/hours.ts'
import type { Journey, Service } from '../../mall/mall.ts'
import type { IssueTicket } from '../commands.ts'
import type { Event } from '../events.ts'
import { shortestLine } from '../journey.ts'
import { type Rejection, refuse } from '../rejection.ts'
import { evacuationOf, type Hall, tallyOf } from '../state.ts'
import { currentStep, hasEnded, type Priority, type Ticket, ticketNumber } from '../ticket.ts'
import { noPaper } from './printing.ts'

interface Plan {
  readonly series: string
  readonly serviceIds: readonly string[]
  readonly journey: Journey | null
}

export function issueTicket(hall: Hall, command: IssueTicket, at: number): readonly Event[] | Rejection {
  if (!hall.mall.languages.includes(command.language)) {
    return refuse('unknown-language', { language: command.language })
  }
  const evacuation = evacuationOf(hall)
  if (evacuation && isInBuilding(command)) return refuse('evacuation', { noticeId: evacuation.id })
  const nowhere = noPaper(hall, command)
  if (nowhere) return nowhere
  const plan =
    'journeyId' in command.wish ? journeyPlan(hall, command.wish) : servicePlan(hall, command.wish.serviceId)
  if ('code' in plan) return plan
  for (const id of plan.serviceIds) {
    const closed = closedOrFull(hall, hall.directory.services.get(id) as Service, at)
    if (closed) return closed
  }
  const queued = plan.journey?.order === 'free' ? shortestLine(hall, plan.serviceIds) : 0
  return [
    {
      type: 'ticket-issued',
      ticketId: command.ticketId,
      number: ticketNumber(plan.series, (hall.series[plan.series] ?? 0) + 1),
      serviceIds: plan.serviceIds,
      queued,
      ...(plan.journey && { journeyId: plan.journey.id }),
      ...(command.priority && { priority: command.priority }),
      language: command.language,
      channel: command.channel,
      ...(command.printAt !== undefined && { printAt: command.printAt }),
    },
  ]
}

/** Channels whose people stand in the hall. Whoever takes a number from elsewhere names a channel of their own. */
const IN_BUILDING: readonly string[] = ['kiosk', 'counter', 'staff']

const isInBuilding = ({ channel, printAt }: IssueTicket): boolean =>
  printAt !== undefined || IN_BUILDING.includes(channel)

function servicePlan(hall: Hall, serviceId: string): Plan | Rejection {
  const service = hall.directory.services.get(serviceId)
  if (!service) return refuse('unknown-service', { serviceId })
  return { series: service.series, serviceIds: [serviceId], journey: null }
}

/** All steps, or the chosen ones: at least one, none twice, no obligatory step of a fixed journey left out. */
function journeyPlan(
  hall: Hall,
  wish: { journeyId: string; serviceIds?: readonly string[] | undefined },
): Plan | Rejection {
  const journey = hall.directory.journeys.get(wish.journeyId)
  if (!journey) return refuse('unknown-journey', { journeyId: wish.journeyId })
  const all = journey.steps.map((step) => step.serviceId)
  const chosen = new Set(wish.serviceIds ?? all)
  const stranger = [...chosen].find((id) => !all.includes(id))
  if (stranger !== undefined)
    return refuse('journey-steps-invalid', { journeyId: journey.id, serviceId: stranger })
  const missing = journey.steps.find((step) => !step.optional && !chosen.has(step.serviceId))
  if (journey.order === 'fixed' && missing) {
    return refuse('journey-steps-invalid', { journeyId: journey.id, serviceId: missing.serviceId })
  }
  if (chosen.size === 0) return refuse('journey-steps-invalid', { journeyId: journey.id })
  return { series: journey.series, serviceIds: all.filter((id) => chosen.has(id)), journey }
}

const reopening = (opens: NextOpening | null) =>
  opens ? { opensDate: opens.date, opensTime: opens.time } : ({} as Record<string, string>)

function closedOrFull(hall: Hall, service: Service, at: number): Rejection | null {
  const opening = openingAt(hall.mall, service, at)
  if (!opening.open) return refuse('service-closed', { serviceId: service.id, ...reopening(opening.opens) })
  if (typeof service.quota === 'number' && tallyOf(hall, service.id).issued >= service.quota) {
    const again = opensAfterToday(hall.mall, service, at)
    return refuse('service-full', { serviceId: service.id, quota: service.quota, ...reopening(again) })
  }
  return null
}

export function cancel(ticket: Ticket): readonly Event[] | Rejection {
  const { state } = currentStep(ticket)
  if (hasEnded(ticket)) return refuse('ticket-ended', { number: ticket.number, state })
  if (state === 'called' || state === 'serving')
    return refuse('ticket-not-waiting', { number: ticket.number, state })
  return [{ type: 'ticket-cancelled', ticketId: ticket.id }]
}

/** Back in line with the place it had: after a no-show, or when a held visit returns. */
export function reinstate(ticket: Ticket): readonly Event[] | Rejection {
  const { state } = currentStep(ticket)
  if (hasEnded(ticket)) return refuse('ticket-ended', { number: ticket.number, state })
  if (state !== 'no-show' && state !== 'held')
    return refuse('ticket-not-absent', { number: ticket.number, state })
  return [{ type: 'ticket-reinstated', ticketId: ticket.id }]
}

export function changePriority(ticket: Ticket, priority: Priority | null): readonly Event[] | Rejection {
  if (hasEnded(ticket)) {
    return refuse('ticket-ended', { number: ticket.number, state: currentStep(ticket).state })
  }
  return ticket.priority === priority
    ? []
    : [{ type: 'ticket-priority-changed', ticketId: ticket.id, priority }]
}
