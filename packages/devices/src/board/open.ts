import { keepOpen, type LineStatus } from '../hotplug/keep-open.ts'
import { systemTimers, type Timers } from '../hotplug/timers.ts'
import type { Link } from '../link/link.ts'
import { serialConnect } from '../link/serial.ts'
import type { BoardConfig } from './config.ts'
import type { BoardFace } from './frame.ts'
import { boardMind } from './mind.ts'
import { outlet } from './outlet.ts'

export type BoardStatus =
  | LineStatus
  /** It takes no more bytes: it hangs, or holds the line. */
  | { readonly state: 'stuck' }

export interface BoardOptions {
  readonly onStatus?: (status: BoardStatus) => void
  readonly timers?: Timers
  /** How long to wait before the first, second … attempt to find the board again; the last one stays. */
  readonly retryMs?: readonly number[]
}

/** A lamp or an LED board at a counter. */
export interface Board {
  readonly status: () => BoardStatus
  /**
   * Shows this from now on, also after it was pulled off.
   * @param call tells one call from the next: another one blinks anew
   */
  readonly show: (face: BoardFace, call?: string) => void
  /** Blanks the board and releases its line. Idempotent. */
  readonly close: () => Promise<void>
}

/** Drives the board of `config`, and finds it again whenever it was pulled off. */
export function openBoard(config: BoardConfig, options: BoardOptions = {}): Board {
  const { path, baudRate, parity } = config
  const { onStatus = () => {}, timers = systemTimers, retryMs } = options
  let line: LineStatus = { state: 'connecting' }
  let status: BoardStatus = line

  const out = outlet(timers, () => look())
  const mind = boardMind(config, timers, out.send)

  function look(): void {
    const next: BoardStatus = line.state === 'connected' && out.isStuck() ? { state: 'stuck' } : line
    if (JSON.stringify(next) === JSON.stringify(status)) return
    status = next
    onStatus(next)
  }

  const kept = keepOpen({
    connect: serialConnect({ path, baudRate, parity, flow: 'none' }),
    ...(retryMs && { retryMs }),
    onOpen: (link: Link) => {
      out.use(link)
      mind.again()
    },
    onStatus: (next) => {
      if (next.state !== 'connected') out.use(null)
      line = next
      look()
    },
  })

  return {
    status: () => status,
    show: mind.show,
    close: async () => {
      mind.stop()
      const isEmpty = await out.empty()
      await kept.close(isEmpty ? 'in-order' : 'abandon')
    },
  }
}
