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
  /**
   * Releases the line. Idempotent.
   * @param how `abandon` (the usual): throws away what has not left yet; `in-order`: lets it leave
   */
  readonly close: (how?: 'abandon' | 'in-order') => Promise<void>
}

/** A box that was plugged in again works within this many milliseconds at most. */
const RETRY_MS = [250, 500, 1000, 2000] as const
const OPEN_MS = 3000

/** Keeps a line open until it is closed, and says whenever its state changed. */
export function keepOpen({ connect, onOpen, onStatus, retryMs = RETRY_MS }: KeepOpen): KeptOpen {
  const closing = new AbortController()
  let said = ''
  let wasThere = false
  let ending: 'abandon' | 'in-order' = 'abandon'

  function become(status: LineStatus): void {
    const now = JSON.stringify(status)
    if (now === said) return
    said = now
    onStatus(status)
  }

  /** Once it was there, it was pulled off; that it cannot be found then is no news. */
  function away(detail: string | undefined): LineStatus {
    const fault = portFault(detail)
    return fault.state === 'unplugged' && wasThere ? { state: 'unplugged', why: 'lost' } : fault
  }

  async function run(): Promise<void> {
    let tried = 0
    while (!closing.signal.aborted) {
      const connected = await connect(closing.signal, OPEN_MS)
      if (connected.ok) {
        tried = 0
        wasThere = true
        onOpen(connected.link)
        become({ state: 'connected' })
        await Promise.race([connected.link.ended, aborted(closing.signal)])
        await (ending === 'abandon' ? connected.link.abandon() : connected.link.close())
      }
      if (closing.signal.aborted) return
      become(away(connected.ok ? undefined : connected.detail))
      await pause(retryMs[Math.min(tried, retryMs.length - 1)] ?? 0, closing.signal)
      tried += 1
    }
  }

  const running = run()
  return {
    close: async (how = 'abandon') => {
      ending = how
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
