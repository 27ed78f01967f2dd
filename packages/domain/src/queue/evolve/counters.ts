import { values } from '../../structure/sorted.ts'
import { counterAt, counterLine, type Hall, lineAt } from '../state.ts'
import { currentStep } from '../ticket.ts'
import { dequeue, enqueue, ticketOf, withCounter } from './change.ts'

export function opened(hall: Hall, counterId: string, serviceIds: readonly string[], at: number): Hall {
  return withCounter(hall, counterId, { ...counterAt(hall, counterId), state: 'open', serviceIds, since: at })
}

export function paused(hall: Hall, counterId: string, at: number): Hall {
  return withCounter(hall, counterId, { ...counterAt(hall, counterId), state: 'paused', since: at })
}

/** Whoever was transferred to this counter alone goes back to the line of the service, place kept. */
export function closed(hall: Hall, counterId: string, at: number): Hall {
  const shut = withCounter(hall, counterId, { ...counterAt(hall, counterId), state: 'closed', since: at })
  const line = lineAt(hall, counterLine(counterId))
  return [...values(line.priority), ...values(line.ordinary)].reduce((state, ticketId) => {
    const ticket = ticketOf(state, ticketId)
    const { counterId: _closed, ...step } = currentStep(ticket)
    return enqueue(dequeue(state, ticket), { ...ticket, steps: ticket.steps.with(ticket.current, step) })
  }, shut)
}
