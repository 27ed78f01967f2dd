import type { Clock } from './ports.ts'

/** A PC's clock that was set back by no more than this is waited for; time servers do that. Milliseconds. */
const WAITED_FOR_MS = 2 * 60_000

/**
 * The mall's time: the PC's clock, but never behind the newest event (`newest`, ms). Where that clock is
 * far behind, because its battery is empty or a demonstration began earlier, the mall's time runs on
 * from the newest event at the pace of that clock, until it has caught up.
 */
export function mallTime(clock: Clock, newest: () => number): () => number {
  let anchor: { readonly pc: number; readonly mall: number } | null = null
  return () => {
    const pc = clock.now()
    const floor = newest()
    if (pc >= floor - WAITED_FOR_MS) {
      anchor = null
      return Math.max(pc, floor)
    }
    // Set back once more since: from there on.
    if (anchor === null || pc < anchor.pc) anchor = { pc, mall: floor }
    return Math.max(floor, anchor.mall + pc - anchor.pc)
  }
}
