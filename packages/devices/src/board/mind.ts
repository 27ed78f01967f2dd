import type { Timers } from '../hotplug/timers.ts'
import type { BoardConfig } from './config.ts'
import { type BoardFace, blinksItself, boardFrame } from './frame.ts'

/** Half a second on, half a second off: seen from afar, and no strobe. */
const BLINK_PHASE_MS = 500

const BLANK: BoardFace = { state: 'blank', number: null }

/** Knows what the board has to show now, and says it when that changes. */
export interface BoardMind {
  readonly show: (face: BoardFace, call?: string) => void
  /** The board may have forgotten everything: says it again. */
  readonly again: () => void
  /** Blanks the board, and says no more. */
  readonly stop: () => void
}

export function boardMind(
  config: Pick<BoardConfig, 'format' | 'blinkMs' | 'refreshMs'>,
  timers: Timers,
  send: (bytes: Uint8Array) => void,
): BoardMind {
  const { format, blinkMs, refreshMs } = config
  let face = BLANK
  let shown = ''
  let since = timers.now()
  let said = ''
  let saidAt = Number.NEGATIVE_INFINITY
  let callOff = () => {}
  let isStopped = false

  /** What is to be seen now, and in how many milliseconds something else is. */
  function present(): { readonly face: BoardFace; readonly forMs: number } {
    const past = timers.now() - since
    if (face.state !== 'called') return { face, forMs: Number.POSITIVE_INFINITY }
    if (past >= blinkMs) return { face: { ...face, state: 'serving' }, forMs: Number.POSITIVE_INFINITY }
    if (blinksItself(format)) return { face, forMs: blinkMs - past }
    const phase = Math.floor(past / BLINK_PHASE_MS)
    const forMs = Math.min((phase + 1) * BLINK_PHASE_MS, blinkMs) - past
    return { face: phase % 2 === 0 ? { ...face, state: 'serving' } : BLANK, forMs }
  }

  function look(): void {
    callOff()
    if (isStopped) return
    const { face: seen, forMs } = present()
    const bytes = boardFrame(format, seen)
    const time = timers.now()
    if (String(bytes) !== said || time - saidAt >= refreshMs) {
      said = String(bytes)
      saidAt = time
      send(bytes)
    }
    callOff = timers.after(Math.min(forMs, saidAt + refreshMs - time), look)
  }

  function again(): void {
    said = ''
    look()
  }

  look()
  return {
    show: (next, call = '') => {
      const key = JSON.stringify([next, call])
      if (key === shown) return
      shown = key
      face = next
      since = timers.now()
      look()
    },
    again,
    stop: () => {
      callOff()
      isStopped = true
      send(boardFrame(format, BLANK))
    },
  }
}
