import type { HallView } from '@antre/contract'

type Made = HallView['notices'][number]

/** An announcement waits for its turn behind calls; what is not heard by then may be stuck. */
const LATE_MS = 60_000
/** So long the displays are asked to announce it, as the master has it. */
const GIVEN_UP_MS = 10 * 60_000

/** `late`: still to come, but something may be wrong. `missed`: it will not be heard any more. */
export type Heard = 'heard' | 'waiting' | 'late' | 'missed'

/** `now`: the master's clock, ms. */
export function heardIn({ heardAt }: Made['zones'][number], { at }: Made, now: number): Heard {
  if (heardAt !== null) return 'heard'
  const age = now - Date.parse(at)
  if (age >= GIVEN_UP_MS) return 'missed'
  return age >= LATE_MS ? 'late' : 'waiting'
}
