import type { CounterView } from '@antre/contract'
import type { BoardFace } from '@antre/devices'

/** What the board at a counter shows, and which call it is: another one blinks anew. */
export interface CounterFace {
  readonly face: BoardFace
  readonly call: string
}

const BLANK: CounterFace = { face: { state: 'blank', number: null }, call: '' }

/** Called: the number, blinking. Being served: the number. Nobody, paused or closed: nothing. */
export function counterFace({ counter, ticket }: CounterView): CounterFace {
  if (counter.state !== 'open' || ticket === null) return BLANK
  const state = ticket.steps[ticket.current]?.state
  if (state !== 'called' && state !== 'serving') return BLANK
  return { face: { state, number: ticket.number }, call: state === 'called' ? (ticket.call?.id ?? '') : '' }
}
