import type { Socket } from 'node:net'

/** How a cable carries bytes now. */
export type CableState =
  | 'connected'
  /** Everything arrives, late. */
  | 'slow'
  /** Pulled: nothing arrives, and nobody is told. Connections stay open; what was sent waits. */
  | 'silence'
  /** Refused: connections are reset, new ones too. */
  | 'reset'

/** One direction of one connection. */
export interface Lane {
  /** Passes on what has waited, as far as the cable lets it. */
  readonly release: () => void
  /** Reads no further: what comes stays in the sender's own buffers, as behind a pulled cable. */
  readonly hold: () => void
}

/** Carries what `from` sends to `to`, in order and whole, as `state` allows at that moment. */
export function lane(from: Socket, to: Socket, state: () => CableState, slowMs: number): Lane {
  const waiting: Uint8Array[] = []
  let ended = false
  let timer: NodeJS.Timeout | undefined

  function release(): void {
    clearTimeout(timer)
    timer = undefined
    if (state() === 'silence' || to.destroyed) return
    for (const bytes of waiting.splice(0)) to.write(bytes)
    if (ended) to.end()
    else if (!to.writableNeedDrain) from.resume()
  }

  function take(): void {
    if (state() === 'connected') release()
    else from.pause()
    if (state() === 'slow') timer ??= setTimeout(release, slowMs)
  }

  from.on('data', (bytes) => {
    waiting.push(bytes)
    take()
    if (to.writableNeedDrain) from.pause()
  })
  from.on('end', () => {
    ended = true
    take()
  })
  from.on('error', () => to.resetAndDestroy())
  // After its end it may be gone while its last bytes are still on their way.
  from.on('close', () => void (ended || to.destroy()))
  to.on('close', () => clearTimeout(timer))
  to.on('drain', () => {
    if (state() !== 'silence' && timer === undefined) from.resume()
  })
  return { release, hold: () => void from.pause() }
}
