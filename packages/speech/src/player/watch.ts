import type { Graph } from './graph.ts'
import type { Schedule } from './schedule.ts'
import { pause, type Timers } from './timers.ts'

/**
 * How an attempt to play ended. `stalled`: the context's clock stood still or crept, or the audio failed. `silent`:
 * nothing came out. `no-output`: the output went away meanwhile.
 */
export type Heard = 'played' | 'stalled' | 'silent' | 'no-output'

const LOOK_MS = 250
const SHORTEST_LOOK_MS = 100
/** Looks in a row that find the clock standing. Looks, not time: a PC that slept must not count as stalled. */
const LOOKS_UNTIL_STALLED = 8
/** The whole may take so much longer than it is, and this on top. */
const SLOWEST = 2
const GRACE_MS = 5_000
/** After the last sample: the way to the loudspeaker, and a breath before the next call. */
const TAIL_SECONDS = 0.3
/** Softer than this is nothing: -60 dB of full scale. */
const AUDIBLE_LEVEL = 0.001
/** Fewer silent looks in a row than this prove nothing: the longest pause is two of them. */
const LOOKS_UNTIL_SILENT = 5

/**
 * Follows a schedule on its context's clock until it is over, or has gone wrong. Takes at most twice its length and
 * five seconds, in looks; never rejects.
 */
export async function watch(graph: Graph, played: Schedule, timers: Timers): Promise<Heard> {
  const { context } = graph
  const overAt = played.endsAt + TAIL_SECONDS
  const lengthMs = (overAt - context.currentTime) * 1000
  const mostLooks = Math.ceil((lengthMs * SLOWEST + GRACE_MS) / LOOK_MS)
  let [last, still, silent] = [context.currentTime, 0, 0]
  for (let looks = 1; looks <= mostLooks; looks++) {
    const leftMs = (overAt - context.currentTime) * 1000
    await pause(timers, Math.min(LOOK_MS, Math.max(SHORTEST_LOOK_MS, leftMs)))
    if (graph.breakdown === 'no-output') return 'no-output'
    if (graph.closed || graph.breakdown !== null) return 'stalled'
    const now = context.currentTime
    const moved = now > last
    // Only while the clock runs: a context that sleeps is silent, and goes on when it wakes.
    if (moved) silent = graph.level() < AUDIBLE_LEVEL * graph.volume ? silent + 1 : 0
    if (silent >= LOOKS_UNTIL_SILENT) return 'silent'
    if (now >= overAt) return 'played'
    still = moved ? 0 : still + 1
    last = now
    if (still > 0 && context.state !== 'running') context.resume().catch(() => undefined)
    if (still >= LOOKS_UNTIL_STALLED) return 'stalled'
  }
  return 'stalled'
}
