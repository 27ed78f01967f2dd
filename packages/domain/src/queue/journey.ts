import { count } from '../structure/sorted.ts'
import { type Hall, lineAt, serviceLine } from './state.ts'
import type { Ticket } from './ticket.ts'

function waiting(hall: Hall, serviceId: string): number {
  const line = lineAt(hall, serviceLine(serviceId))
  return count(line.priority) + count(line.ordinary)
}

/** Index into `serviceIds` of the service with the fewest people waiting; the first among equals. */
export function shortestLine(hall: Hall, serviceIds: readonly string[]): number {
  let best = 0
  serviceIds.forEach((id, i) => {
    if (waiting(hall, id) < waiting(hall, serviceIds[best] as string)) best = i
  })
  return best
}

/** Index of the step to queue when the present one is done; undefined when the visit is over. */
export function nextStep(hall: Hall, ticket: Ticket): number | undefined {
  const pending = ticket.steps.flatMap((step, i) => (step.state === 'pending' ? [i] : []))
  if (pending.length === 0) return undefined
  const journey = ticket.journeyId === undefined ? undefined : hall.directory.journeys.get(ticket.journeyId)
  if (journey?.order !== 'free') return pending[0]
  const services = pending.map((i) => ticket.steps[i]?.serviceId as string)
  return pending[shortestLine(hall, services)]
}
