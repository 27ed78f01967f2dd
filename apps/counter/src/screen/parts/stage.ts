import type { CounterView } from '@antre/contract'

type Ticket = NonNullable<CounterView['ticket']>
type Stage = 'announcing' | 'recalling' | 'announced' | 'serving'

/** The timer counts from the last call until the service starts, then from its start. */
export function stageOf(ticket: Ticket): { readonly stage: Stage; readonly since: string | undefined } {
  const step = ticket.steps[ticket.current]
  if (step?.state === 'serving') return { stage: 'serving', since: step.startedAt ?? step.calledAt }
  const since = ticket.call?.at ?? step?.calledAt
  if (ticket.call && ticket.call.announcedAt === null)
    return { stage: ticket.call.recall ? 'recalling' : 'announcing', since }
  return { stage: 'announced', since }
}
