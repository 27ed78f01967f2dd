import { pause } from '../../link/link.ts'
import type { PrinterStatus } from '../port.ts'
import type { Profile } from '../profile.ts'
import type { Timing } from '../timing.ts'
import { SPEAK_UP } from './bytes.ts'
import type { Leftovers } from './leftovers.ts'
import type { Line, Lines } from './lines.ts'
import { isAway, isUnheard, obstacle } from './status.ts'
import type { Watchers } from './watchers.ts'

export interface IdleParts {
  readonly profile: Profile
  readonly timing: Timing
  readonly lines: Lines
  readonly left: Leftovers
  readonly told: Watchers
  /** Asks the printer, and clears what may be left. */
  readonly look: (stop: AbortSignal) => Promise<PrinterStatus>
}

export interface Idle {
  /** Watches the printer while somebody watches it, and cares for what a failed job may have left. */
  readonly run: (stop: AbortSignal) => Promise<void>
  /** The printer has just said this: it need not be asked again soon. */
  readonly heard: (status: PrinterStatus) => void
  /** Something went wrong: it is asked as soon as it is idle. */
  readonly askSoon: () => void
}

/** What a printer's driver does between jobs. Gives way at once; keeps nothing that a job must wait for. */
export function idleWork({ profile, timing, lines, left, told, look }: IdleParts): Idle {
  /** Over these the printer was told to speak up, and has not forgotten it in a job since. */
  let armed: Line['talk'] | null = null
  let askedAt = Number.NEGATIVE_INFINITY
  let dueAt = 0
  let misses = 0
  let canPrint = false

  function heard(status: PrinterStatus): void {
    armed = null
    note(status)
  }

  function note(status: PrinterStatus): void {
    askedAt = performance.now()
    canPrint = obstacle(status) === null
    misses = isAway(status) ? misses + 1 : 0
    dueAt = askedAt + pauseAfter(status)
    told.tell(status)
  }

  function pauseAfter(status: PrinterStatus): number {
    if (left.mayCare()) return timing.careMs
    if (isAway(status)) return Math.min(timing.idleMs * 2 ** (misses - 1), timing.awayMs)
    const isCalm = profile.asks.length === 0 || isArmed()
    return isCalm ? timing.calmMs : timing.idleMs
  }

  const isArmed = (): boolean => armed !== null && lines.kept()?.talk === armed

  /** A printer that cannot print would keep the command for later, behind a cover that is open. */
  async function arm(stop: AbortSignal): Promise<void> {
    const kept = lines.kept()
    if (!profile.speaksUp || !canPrint || kept === null || isArmed()) return
    if ((await kept.talk.send(SPEAK_UP, stop)) === 'sent') armed = kept.talk
  }

  /** Until it is time to ask, or it speaks up, or its line breaks. */
  async function untilDue(stop: AbortSignal): Promise<void> {
    await pause(Math.max(0, askedAt + timing.pollMs - performance.now()), stop)
    const ms = Math.max(0, dueAt - performance.now())
    const kept = lines.kept()
    await (kept ? kept.talk.listen(ms, stop) : pause(ms, stop))
  }

  async function care(status: PrinterStatus, stop: AbortSignal): Promise<void> {
    left.cared()
    if (!isUnheard(status)) return
    const taken = await lines.take(stop)
    if (!taken.ok) return
    await left.waitAtDoor(taken.line, stop)
    await lines.abandon(taken.line)
    if (!left.mayCare()) dueAt = 0
  }

  async function run(stop: AbortSignal): Promise<void> {
    while (!stop.aborted && (told.count() > 0 || left.mayCare())) {
      await arm(stop)
      await untilDue(stop)
      if (stop.aborted) return
      const status = await look(stop)
      if (stop.aborted) return
      note(status)
      if (left.mayCare()) await care(status, stop)
    }
    if (!stop.aborted) await endKept(stop)
  }

  async function endKept(stop: AbortSignal): Promise<void> {
    if (lines.kept() === null) return
    const taken = await lines.take(stop)
    if (taken.ok) await taken.line.link.close()
  }

  return {
    run,
    heard,
    askSoon: () => {
      misses = 0
      dueAt = 0
      askedAt = Number.NEGATIVE_INFINITY
    },
  }
}
