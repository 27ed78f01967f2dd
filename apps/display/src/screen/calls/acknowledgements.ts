/** Posts one acknowledgement: `done` also when the master will never take it, `away` when it could not be reached. */
export type PostAcknowledgement<T> = (told: T) => Promise<'done' | 'away'>

export interface Acknowledgements<T> {
  readonly add: (told: T) => void
  /** The master is back: what it has not heard is told again. */
  readonly retry: () => void
}

/** Keeps what was announced until the master knows it, in the order it happened. */
export function createAcknowledgements<T>(post: PostAcknowledgement<T>): Acknowledgements<T> {
  const open: T[] = []
  let busy = false

  const drain = async (): Promise<void> => {
    if (busy) return
    busy = true
    while (open.length > 0) {
      if ((await post(open[0] as T)) === 'away') break
      open.shift()
    }
    busy = false
  }

  return {
    add: (told) => {
      open.push(told)
      void drain()
    },
    retry: () => void drain(),
  }
}
