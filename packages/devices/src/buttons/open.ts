import { keepOpen, type LineStatus } from '../hotplug/keep-open.ts'
import { systemTimers, type Timers } from '../hotplug/timers.ts'
import { serialConnect } from '../link/serial.ts'
import { type ButtonsCode, type ButtonsConfig, readButtons } from './config.ts'
import { boxLamp } from './lamp.ts'
import { lineLanguage } from './line-language.ts'
import { type Hearing, listen, type Turn } from './listen.ts'
import { mappedLanguage } from './mapped/language.ts'
import { noiseWatch } from './noise.ts'

export type ButtonsStatus =
  | LineStatus
  /** Bytes come, and nothing of them is understood: a wrong speed, another device, a bad cable. */
  | { readonly state: 'noise' }

export interface ButtonsOptions extends Hearing {
  readonly onStatus?: (status: ButtonsStatus) => void
  readonly timers?: Timers
  /** How long to wait before the first, second … attempt to find the box again; the last one stays. */
  readonly retryMs?: readonly number[]
}

/** A button box at a counter. */
export interface Buttons {
  readonly status: () => ButtonsStatus
  /** Tells a box that can show it how many wait. */
  readonly lamp: (waiting: number) => void
  /** Releases the device and answers no more. Idempotent. */
  readonly close: () => Promise<void>
}

/** A button box that can never work as it was asked for. */
export class ButtonsPathError extends Error {
  override readonly name = 'ButtonsPathError'
  readonly code: ButtonsCode
  constructor(code: ButtonsCode, detail: string) {
    super(`${code}: ${detail}`)
    this.code = code
  }
}

/**
 * Listens to the button box at `asked` (`/dev/ttyUSB0?baud=9600`, `COM3?map=box.json`) and finds it again
 * whenever it was pulled off. Throws ButtonsPathError for what can never work; a box that is not there yet
 * shows in the status.
 */
export function openButtons(asked: string | ButtonsConfig, options: ButtonsOptions): Buttons {
  const config = typeof asked === 'string' ? readOrThrow(asked) : asked
  const { onStatus = () => {}, timers = systemTimers, retryMs } = options
  const { path, baudRate, parity, map } = config
  const language = map === null ? lineLanguage(timers) : mappedLanguage(map, timers)
  const noise = noiseWatch(timers.now)
  const turn: Turn = { isTaken: false }
  let line: LineStatus = { state: 'connecting' }
  let status: ButtonsStatus = line
  const lamp = boxLamp(language, timers)
  let stop = () => {}

  function look(): void {
    const next: ButtonsStatus = line.state === 'connected' && noise.isNoisy() ? { state: 'noise' } : line
    if (JSON.stringify(next) === JSON.stringify(status)) return
    status = next
    onStatus(next)
  }

  const kept = keepOpen({
    connect: serialConnect({ path, baudRate, parity, flow: 'none' }),
    ...(retryMs && { retryMs }),
    onOpen: (opened) => {
      stop()
      noise.good()
      stop = listen({ link: opened, language, options, noise, turn, look })
      lamp.use(opened)
    },
    onStatus: (next) => {
      if (next.state !== 'connected') {
        stop()
        lamp.use(null)
      }
      line = next
      look()
    },
  })

  return {
    status: () => status,
    lamp: lamp.show,
    close: () => kept.close(),
  }
}

function readOrThrow(text: string): ButtonsConfig {
  const read = readButtons(text)
  if (!read.ok) throw new ButtonsPathError(read.code, read.detail)
  return read.config
}
