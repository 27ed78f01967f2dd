import type { CounterView } from '@antre/contract'
import type { Clock } from '@antre/station'

/** How long a command is remembered of which nobody knows whether it was carried out. */
const UNSURE_MS = 90_000

/** Idempotency keys of commands whose outcome is not known yet, or perhaps never will be. */
export interface Unsure {
  /** A command is about to be sent: its key, and whether an earlier press had it already. */
  readonly begin: (command: string) => { readonly key: string; readonly isOld: boolean }
  /** It is known what came of it. */
  readonly settle: (command: string) => void
  /** What the counter looks like from now on. */
  readonly saw: (view: CounterView) => void
}

interface Doubt {
  readonly key: string
  readonly at: number
  /** How often the counter had looked different when it was sent first. */
  readonly changes: number
}

/**
 * Remembers the key of a command that was not answered. The master may have carried it out all the same: the
 * same press again gets the same key, and the master says what came of it instead of doing it twice.
 *
 * The first thing that changes at the counter may be just that outcome. A second one means that the officer
 * has gone on since, and an equal press is a new one.
 */
export function unsureKeys(clock: Clock, newKey: () => string): Unsure {
  const doubts = new Map<string, Doubt>()
  let situation: string | null = null
  let changes = 0

  function doubtOf(command: string): Doubt | null {
    const doubt = doubts.get(command)
    if (doubt === undefined || clock.now() - doubt.at >= UNSURE_MS) return null
    return changes - doubt.changes > 1 ? null : doubt
  }

  return {
    begin: (command) => {
      const old = doubtOf(command)
      const doubt = { key: old?.key ?? newKey(), at: clock.now(), changes: old?.changes ?? changes }
      doubts.set(command, doubt)
      return { key: doubt.key, isOld: old !== null }
    },
    settle: (command) => void doubts.delete(command),
    saw: (view) => {
      const seen = situationOf(view)
      if (situation !== null && seen !== situation) changes += 1
      situation = seen
    },
  }
}

/** All that a press of a button can change at a counter. */
const situationOf = ({ counter, ticket }: CounterView): string =>
  JSON.stringify([counter.state, ticket?.id, ticket?.steps[ticket.current]?.state, ticket?.call?.id])
