/** Does one thing at a time, in the order asked; fills the time between with something that gives way. */
export interface Turns {
  /** Runs `work` when its turn comes; `stopped` when the signal ends the wait before that. */
  readonly next: {
    <T>(work: () => Promise<T>): Promise<T>
    <T>(work: () => Promise<T>, signal: AbortSignal): Promise<T | 'stopped'>
  }
  /** Starts `work` now; it is told to stop as soon as a turn comes. */
  readonly between: (work: (signal: AbortSignal) => Promise<void>) => void
  /** Stops what runs between and waits until all turns are over. */
  readonly end: () => Promise<void>
}

export function inTurns(): Turns {
  let last: Promise<unknown> = Promise.resolve()
  let filler: { readonly stop: AbortController; readonly done: Promise<void> } | null = null

  async function stopFiller(): Promise<void> {
    filler?.stop.abort()
    await filler?.done
    filler = null
  }

  function next<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T | 'stopped'> {
    const before = last
    const run = (async () => {
      if (signal) await orAbort(before, signal)
      else await before
      if (signal?.aborted) return 'stopped'
      await stopFiller()
      return work()
    })()
    // A turn that was given up while waiting must not let the next one in early.
    last = Promise.allSettled([before, run])
    return run
  }

  return {
    next: next as Turns['next'],
    between: (work) => {
      const stop = new AbortController()
      filler = { stop, done: work(stop.signal) }
    },
    end: async () => {
      await last
      await stopFiller()
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
