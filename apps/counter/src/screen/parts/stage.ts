import type { CounterView } from '@antre/contract'

type Ticket = NonNullable<CounterView['ticket']>
type Stage = 'announcing' | 'recalling' | 'unheard' | 'announced' | 'serving'

/**
 * So long a call may wait for its turn at the loudspeaker: a few calls of other counters before it. Where nothing
 * can be heard anyway, only as long as a display needs to say that it showed it.
 */
const TURN_MS = 25_000
const TURN_IN_SILENCE_MS = 5_000

/**
 * The timer counts from the last call until the service starts, then from its start.
 * @param now the master's clock, ms
 * @param silent no loudspeaker works for this counter
 */
export function stageOf(
  ticket: Ticket,
  now: number,
  silent: boolean,
): { readonly stage: Stage; readonly since: string | undefined } {
  const step = ticket.steps[ticket.current]
  if (step?.state === 'serving') return { stage: 'serving', since: step.startedAt ?? step.calledAt }
  const since = ticket.call?.at ?? step?.calledAt
  if (ticket.call === null || ticket.call.announcedAt !== null) return { stage: 'announced', since }
  const waited = now - Date.parse(ticket.call.at)
  if (waited >= (silent ? TURN_IN_SILENCE_MS : TURN_MS)) return { stage: 'unheard', since }
  return { stage: ticket.call.recall ? 'recalling' : 'announcing', since }
}
