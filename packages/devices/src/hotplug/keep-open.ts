import { type Connect, type Link, pause } from '../link/link.ts'
import { type PortFault, portFault } from './port-fault.ts'

/** How a serial line is that is found again whenever it was pulled off. */
export type LineStatus =
  | { readonly state: 'connecting' }
  | { readonly state: 'connected' }
  | PortFault
  /** It was there, and was pulled off. */
  | { readonly state: 'unplugged'; readonly why: 'lost' }
  | { readonly state: 'closed' }

export interface KeepOpen {
  readonly connect: Connect
  /** The line is open: a new one each time. */
  readonly onOpen: (link: Link) => void
  readonly onStatus: (status: LineStatus) => void
  /** How long to wait before the first, second … attempt to find it again; the last one stays. */
  readonly retryMs?: readonly number[]
}

export interface KeptOpen {
  /** Releases the line. Idempotent. */
  readonly close: () => Promise<void>
}

/** A box that was plugged in again works within this many milliseconds at most. */
const RETRY_MS = [250, 500, 1000, 2000] as const
const OPEN_MS = 3000

/** Keeps a line open until it is closed, and says whenever its state changed. */
export function keepOpen({ connect, onOpen, onStatus, retryMs = RETRY_MS }: KeepOpen): KeptOpen {
  const closing = new AbortController()
  let said = ''

  function become(status: LineStatus): void {
    const now = JSON.stringify(status)
    if (now === said) return
    said = now
    onStatus(status)
  }

  async function run(): Promise<void> {
    let tried = 0
    while (!closing.signal.aborted) {
      const connected = await connect(closing.signal, OPEN_MS)
      if (connected.ok) {
        tried = 0
        onOpen(connected.link)
        become({ state: 'connected' })
        await Promise.race([connected.link.ended, aborted(closing.signal)])
        await connected.link.abandon()
      }
      if (closing.signal.aborted) return
      become(connected.ok ? { state: 'unplugged', why: 'lost' } : portFault(connected.detail))
      await pause(retryMs[Math.min(tried, retryMs.length - 1)] ?? 0, closing.signal)
      tried += 1
    }
  }

  const running = run()
  return {
    close: async () => {
      closing.abort()
      await running
      become({ state: 'closed' })
    },
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
}
