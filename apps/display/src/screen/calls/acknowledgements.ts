/** Posts one acknowledgement: `done` also when the master will never take it, `away` when it could not be reached. */
export type PostAcknowledgement = (callId: string) => Promise<'done' | 'away'>

export interface Acknowledgements {
  readonly add: (callId: string) => void
  /** The master is back: what it has not heard is told again. */
  readonly retry: () => void
}

/** Keeps what was announced until the master knows it, in the order it happened. */
export function createAcknowledgements(post: PostAcknowledgement): Acknowledgements {
  const open: string[] = []
  let busy = false

  const drain = async (): Promise<void> => {
    if (busy) return
    busy = true
    for (let id = open[0]; id !== undefined; id = open[0]) {
      if ((await post(id)) === 'away') break
      open.shift()
    }
    busy = false
  }

  return {
    add: (callId) => {
      open.push(callId)
      void drain()
    },
    retry: () => void drain(),
  }
}
