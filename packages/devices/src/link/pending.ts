type Outcome = 'written' | 'lost'

/** A write that is under way. */
export interface PendingWrite {
  readonly outcome: Promise<Outcome>
  readonly settle: (outcome: Outcome) => void
}

/**
 * The writes under way on a line, all of which are lost when it ends. One handler for the whole life of the line: a
 * handler for each write would be kept as long as a line that is kept for months.
 */
export function pendingWrites(ended: Promise<void>): { readonly begin: () => PendingWrite } {
  const pending = new Set<(outcome: Outcome) => void>()
  let isOver = false
  void ended.then(() => {
    isOver = true
    for (const settle of [...pending]) settle('lost')
  })

  function begin(): PendingWrite {
    let settle = (_: Outcome): void => {}
    const outcome = new Promise<Outcome>((resolve) => {
      settle = (how) => {
        pending.delete(settle)
        resolve(how)
      }
    })
    if (isOver) settle('lost')
    else pending.add(settle)
    return { outcome, settle }
  }

  return { begin }
}
