import type { CounterView } from '@antre/contract'
import type { IntentType } from './intent.ts'

export type Phase = 'closed' | 'paused' | 'free' | 'called' | 'serving'

/** What the screen is about. A paused counter with somebody still there is about that person. */
export function phaseOf(view: CounterView): Phase {
  if (view.counter.state === 'closed') return 'closed'
  const step = view.ticket?.steps[view.ticket.current]
  if (step?.state === 'called') return 'called'
  if (step?.state === 'serving') return 'serving'
  return view.counter.state === 'paused' ? 'paused' : 'free'
}

const AT_COUNTER = { called: true, serving: true, free: false, paused: false, closed: false }

/**
 * Which buttons make sense now. Only a courtesy: the master decides. Next stays available when
 * nobody waits, since the view may be a moment old.
 */
export function allowed(view: CounterView, type: IntentType): boolean {
  const phase = phaseOf(view)
  const open = view.counter.state === 'open'
  switch (type) {
    case 'next':
    case 'call':
      return open
    case 'recall':
    case 'start':
    case 'no-show':
      return phase === 'called'
    case 'finish':
    case 'hold':
    case 'transfer':
      return AT_COUNTER[phase]
    case 'open':
      return true
    case 'pause':
      return open
    case 'close':
      return view.counter.state !== 'closed' && !AT_COUNTER[phase]
    case 'reinstate':
      return true
    case 'print':
      return phase !== 'closed'
  }
}

/** Closing while people wait deserves a question; while somebody is at the counter it is refused. */
export function closing(view: CounterView): 'busy' | 'ask' | 'close' {
  if (AT_COUNTER[phaseOf(view)] || (view.counter.state === 'closed' && view.ticket)) return 'busy'
  return view.waiting.count > 0 ? 'ask' : 'close'
}
