import { counterAt, type Hall, type Tally, tallyOf } from '../state.ts'
import { currentStep, type Ticket } from '../ticket.ts'
import { withCounter } from './change.ts'

/** The small sums a day keeps of what was done: by service, and by counter. */

const withTally = (hall: Hall, serviceId: string, tally: Tally): Hall => ({
  ...hall,
  tallies: { ...hall.tallies, [serviceId]: tally },
})

export function countIssued(hall: Hall, serviceIds: readonly string[]): Hall {
  return serviceIds.reduce((state, id) => {
    const tally = tallyOf(state, id)
    return withTally(state, id, { ...tally, issued: tally.issued + 1 })
  }, hall)
}

/** From when the step was queued to its last call. Milliseconds. */
function waitedMs(ticket: Ticket, at: number): number {
  const { queuedAt, calledAt = at } = currentStep(ticket)
  return calledAt - (queuedAt ?? calledAt)
}

export function countServed(hall: Hall, ticket: Ticket, at: number): Hall {
  const { serviceId, counterId, calledAt = at } = currentStep(ticket)
  const tally = tallyOf(hall, serviceId)
  const counted = withTally(hall, serviceId, {
    ...tally,
    served: tally.served + 1,
    serviceMs: tally.serviceMs + at - calledAt,
    waitMs: tally.waitMs + waitedMs(ticket, at),
  })
  if (counterId === undefined) return counted
  const counter = counterAt(counted, counterId)
  return withCounter(counted, counterId, {
    ...counter,
    served: counter.served + 1,
    serviceMs: counter.serviceMs + at - calledAt,
  })
}

export function countNoShow(hall: Hall, ticket: Ticket, at: number): Hall {
  const { serviceId } = currentStep(ticket)
  const tally = tallyOf(hall, serviceId)
  return withTally(hall, serviceId, {
    ...tally,
    noShow: tally.noShow + 1,
    waitMs: tally.waitMs + waitedMs(ticket, at),
  })
}

/** An absent person came after all: counted again when this step really ends. */
export function uncountNoShow(hall: Hall, ticket: Ticket): Hall {
  const { serviceId, state, calledAt } = currentStep(ticket)
  if (state !== 'no-show' || calledAt === undefined) return hall
  const tally = tallyOf(hall, serviceId)
  return withTally(hall, serviceId, {
    ...tally,
    noShow: tally.noShow - 1,
    waitMs: tally.waitMs - waitedMs(ticket, calledAt),
  })
}
