import type { DisplayCall } from '@antre/contract'
import {
  type CallQueue,
  type Effect,
  EMPTY_QUEUE,
  type Input,
  step,
  type VoiceOutcome,
} from '../../src/screen/calls/queue.ts'
import type { Standing } from '../../src/screen/calls/turn.ts'
import { NOW, toSpeakOf } from './views.ts'

/** An input as a test writes it: turns are named by what they announce. */
export type Given =
  | Extract<Input, { type: 'viewed' | 'standing' }>
  | { readonly type: 'painted' | 'dwelt' | 'breathed' | 'waited' | 'voice-overdue'; readonly id: string }
  | { readonly type: 'voice-ended'; readonly id: string; readonly outcome: VoiceOutcome }

export function run(start: CallQueue, ...inputs: readonly Given[]): { queue: CallQueue; effects: Effect[] } {
  const effects: Effect[] = []
  let queue = start
  for (const input of inputs) {
    const turn = 'id' in input && queue.turn?.item.id === input.id ? queue.turn.nth : -1
    const result = step(queue, { ...input, turn } as Input)
    queue = result.queue
    effects.push(...result.effects)
  }
  return { queue, effects }
}

export const stand = (standing: Standing, now = NOW): Given => ({ type: 'standing', standing, now })
/** The display that speaks, before the first call. */
export const START = step(EMPTY_QUEUE, { type: 'standing', standing: 'mine', now: NOW }).queue
/** One that shows, while another speaks. */
export const SILENT = step(EMPTY_QUEUE, { type: 'standing', standing: 'elsewhere', now: NOW }).queue
/** One in a zone without a voice. */
export const ALONE = step(EMPTY_QUEUE, { type: 'standing', standing: 'nobody', now: NOW }).queue

export const seen = (change: Partial<Extract<Input, { type: 'viewed' }>>): Given => ({
  type: 'viewed',
  calls: [],
  toSpeak: toSpeakOf(change.calls ?? []),
  notices: [],
  quiet: false,
  now: NOW,
  ...change,
})
export const viewed = (...calls: readonly DisplayCall[]): Given => seen({ calls })
export const painted = (id: string): Given => ({ type: 'painted', id })
export const dwelt = (id: string): Given => ({ type: 'dwelt', id })
export const breathed = (id: string): Given => ({ type: 'breathed', id })
export const ended = (id: string, outcome: VoiceOutcome = 'spoken'): Given => ({
  type: 'voice-ended',
  id,
  outcome,
})
export const whole = (id: string): Given[] => [painted(id), dwelt(id), ended(id), breathed(id)]

export const spoken = (effects: readonly Effect[]) =>
  effects.flatMap((e) => (e.type === 'speak' ? [e.item.id] : []))
export const acknowledged = (effects: readonly Effect[]) =>
  effects.flatMap((e) =>
    e.type === 'acknowledge'
      ? e.told.map((told) => (told.kind === 'call' && told.repeat ? `${told.id} again` : told.id))
      : [],
  )
