import { count } from '../structure/sorted.ts'
import { countersOpen, type Hall, lineAt, serviceLine } from './state.ts'
import type { Ticket } from './ticket.ts'

function waiting(hall: Hall, serviceId: string): number {
  const line = lineAt(hall, serviceLine(serviceId))
  return count(line.priority) + count(line.ordinary)
}

/**
 * Index into `serviceIds` of the service to go to first: one that a counter serves now, among these the
 * one with the fewest people waiting, among equals the first.
 */
export function shortestLine(hall: Hall, serviceIds: readonly string[]): number {
  const nobodyThere = serviceIds.map((id) => countersOpen(hall, id) === 0)
  const people = serviceIds.map((id) => waiting(hall, id))
  return serviceIds.reduce((best, _id, i) => {
    if (nobodyThere[i] !== nobodyThere[best]) return nobodyThere[best] ? i : best
    return (people[i] as number) < (people[best] as number) ? i : best
  }, 0)
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
