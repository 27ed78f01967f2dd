import { emptySorted, entries, type Sorted, set } from '../../structure/sorted.ts'
import type { Counter, Hall } from '../state.ts'
import type { Step, StepState, Ticket } from '../ticket.ts'

/** Who was being served was served; whoever still waited goes home. */
function atClosing(state: StepState): StepState {
  switch (state) {
    case 'serving':
      return 'done'
    case 'pending':
    case 'waiting':
    case 'called':
    case 'held':
      return 'abandoned'
    default:
      return state
  }
}

/** Ends every open step, empties the lines, closes the counters. The tickets stay to be read. */
export function dayClosed(hall: Hall, at: number): Hall {
  let tickets: Sorted<string, Ticket> = hall.tickets
  for (const [id, ticket] of entries(hall.tickets)) {
    const steps = ticket.steps.map((step): Step => {
      const state = atClosing(step.state)
      return state === step.state ? step : { ...step, state, endedAt: at }
    })
    if (steps.some((step, i) => step !== ticket.steps[i])) tickets = set(tickets, id, { ...ticket, steps })
  }
  const counters = Object.entries(hall.counters).map(([id, { served, serviceMs }]): [string, Counter] => [
    id,
    { state: 'closed', serviceIds: [], since: at, served, serviceMs },
  ])
  return {
    ...hall,
    dayOpen: false,
    tickets,
    lines: {},
    aside: emptySorted(),
    asideAt: {},
    counters: Object.fromEntries(counters),
  }
}
