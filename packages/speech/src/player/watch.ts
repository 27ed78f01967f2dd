import type { Graph } from './graph.ts'
import type { Schedule } from './schedule.ts'
import { pause, type Timers } from './timers.ts'

/** How an attempt to play ended. `stalled`: the context's clock stood still or crept. `silent`: nothing came out. */
export type Heard = 'played' | 'stalled' | 'silent'

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
/** Fewer looks than this are no proof of silence. */
const LOOKS_FOR_SILENCE = 5

/**
 * Follows a schedule on its context's clock until it is over, or has gone wrong. Takes at most twice its length and
 * five seconds, in looks; never rejects.
 */
export async function watch(graph: Graph, played: Schedule, timers: Timers): Promise<Heard> {
  const { context } = graph
  const overAt = played.endsAt + TAIL_SECONDS
  const lengthMs = (overAt - context.currentTime) * 1000
  const mostLooks = Math.ceil((lengthMs * SLOWEST + GRACE_MS) / LOOK_MS)
  let [last, still, loudest] = [context.currentTime, 0, 0]
  for (let looks = 1; looks <= mostLooks; looks++) {
    const leftMs = (overAt - context.currentTime) * 1000
    await pause(timers, Math.min(LOOK_MS, Math.max(SHORTEST_LOOK_MS, leftMs)))
    if (graph.closed) return 'stalled'
    loudest = Math.max(loudest, graph.level())
    if (context.currentTime >= overAt) {
      const provenSilent = looks >= LOOKS_FOR_SILENCE && loudest < AUDIBLE_LEVEL * graph.volume.gain.value
      return provenSilent ? 'silent' : 'played'
    }
    still = context.currentTime > last ? 0 : still + 1
    last = context.currentTime
    if (still === 1 && context.state !== 'running') context.resume().catch(() => undefined)
    if (still >= LOOKS_UNTIL_STALLED) return 'stalled'
  }
  return 'stalled'
}
