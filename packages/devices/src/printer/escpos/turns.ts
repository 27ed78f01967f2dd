/** Does one thing at a time, in the order asked; the time between belongs to something that gives way. */
export interface Turns {
  /** Runs `work` when its turn comes; `stopped` when the signal ends the wait before that. */
  readonly next: {
    <T>(work: () => Promise<T>): Promise<T>
    <T>(work: () => Promise<T>, signal: AbortSignal): Promise<T | 'stopped'>
  }
  /** Begins `idle` anew, unless a turn is running, after which it begins by itself. */
  readonly refresh: () => void
  /** Waits until all turns are over, and stops `idle` for good. */
  readonly end: () => Promise<void>
}

/** `idle` runs whenever no turn does; it is told to stop as soon as one comes. Neither may throw. */
export function inTurns(idle: (stop: AbortSignal) => Promise<void>): Turns {
  let last: Promise<unknown> = Promise.resolve()
  let open = 0
  let isOver = false
  let filler: { readonly stop: AbortController; readonly done: Promise<void> } | null = null

  async function stopIdle(): Promise<void> {
    const running = filler
    running?.stop.abort()
    await running?.done
  }

  function startIdle(): void {
    if (open > 0 || isOver) return
    const before = filler
    before?.stop.abort()
    const stop = new AbortController()
    const begin = async (): Promise<void> => {
      await before?.done
      if (!stop.signal.aborted) await idle(stop.signal)
    }
    filler = { stop, done: begin() }
  }

  function next<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T | 'stopped'> {
    const before = last
    open += 1
    const run = (async () => {
      try {
        if (signal) await orAbort(before, signal)
        else await before
        if (signal?.aborted) return 'stopped'
        await stopIdle()
        return await work()
      } finally {
        open -= 1
        startIdle()
      }
    })()
    // A turn that was given up while waiting must not let the next one in early. What they came to is let go of: the
    // next turn's promise would hold this one's, and that the one before it, for ever.
    last = Promise.allSettled([before, run]).then(() => {})
    return run
  }

  return {
    next: next as Turns['next'],
    refresh: startIdle,
    end: async () => {
      isOver = true
      await last
      await stopIdle()
    },
  }
}

async function orAbort(work: Promise<unknown>, signal: AbortSignal): Promise<void> {
  let stop = (): void => {}
  const aborted = new Promise<void>((resolve) => {
    stop = resolve
    signal.addEventListener('abort', stop, { once: true })
  })
  if (!signal.aborted) await Promise.race([work, aborted])
  signal.removeEventListener('abort', stop)
}
