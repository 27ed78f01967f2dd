import { type Link, pause } from '../link/link.ts'
import { serialConnect } from '../link/serial.ts'
import { repeatFilter } from './debounce.ts'
import { lineReader } from './lines.ts'
import { type ButtonsPathCode, parseButtonsPath } from './path.ts'
import { type Answer, lineFor, type Press, pressFrom } from './press.ts'

export type ButtonsStatus =
  | { readonly state: 'connecting' }
  | { readonly state: 'connected' }
  /** `absent`: there is no such device, or it may not be opened; `lost`: it was pulled off. */
  | { readonly state: 'unplugged'; readonly why: 'absent' | 'lost' }
  | { readonly state: 'closed' }

export interface ButtonsOptions {
  /**
   * Does what a press asks for. Called for one press at a time; what it answers goes back to the box. A
   * rejection is a bug and is answered `ERR internal`.
   */
  readonly onPress: (press: Press) => Promise<Answer>
  readonly onStatus?: (status: ButtonsStatus) => void
  /** Milliseconds that only move forward, for the debouncing. */
  readonly now?: () => number
  /** How long to wait before the first, second … attempt to find the box again; the last one stays. */
  readonly retryMs?: readonly number[]
}

/** A button box at a counter. */
export interface Buttons {
  readonly status: () => ButtonsStatus
  /** Releases the device and answers no more. Idempotent. */
  readonly close: () => Promise<void>
}

/** An address of a button box that can never work. */
export class ButtonsPathError extends Error {
  override readonly name = 'ButtonsPathError'
  readonly code: ButtonsPathCode
  constructor(code: ButtonsPathCode, detail: string) {
    super(`${code}: ${detail}`)
    this.code = code
  }
}

const RETRY_MS = [250, 500, 1000, 2000, 4000] as const
const OPEN_MS = 3000
/** Presses that wait while one is being done: finish, next, and an impatient one. */
const MOST_WAITING = 3

/**
 * Listens to the button box at `path` (`/dev/ttyUSB0?baud=9600`, `COM3`) and finds it again whenever it
 * was pulled off. Throws ButtonsPathError for a path that can never work; a box that is not there yet
 * shows in the status.
 */
export function openButtons(path: string, options: ButtonsOptions): Buttons {
  const parsed = parseButtonsPath(path)
  if (!parsed.ok) throw new ButtonsPathError(parsed.code, parsed.detail)
  const { onPress, onStatus = () => {}, now = () => performance.now(), retryMs = RETRY_MS } = options
  const connect = serialConnect({ ...parsed.line, flow: 'none' })
  const closing = new AbortController()
  let status: ButtonsStatus = { state: 'connecting' }

  function become(next: ButtonsStatus): void {
    if (status.state === next.state && JSON.stringify(status) === JSON.stringify(next)) return
    status = next
    onStatus(next)
  }

  async function keepOpen(): Promise<void> {
    let tried = 0
    while (!closing.signal.aborted) {
      const connected = await connect(closing.signal, OPEN_MS)
      if (connected.ok) {
        tried = 0
        const { link } = connected
        listen(link, onPress, now)
        become({ state: 'connected' })
        await Promise.race([link.ended, aborted(closing.signal)])
        await link.abandon()
      }
      if (closing.signal.aborted) return
      become({ state: 'unplugged', why: connected.ok ? 'lost' : 'absent' })
      await pause(retryMs[Math.min(tried, retryMs.length - 1)] ?? 0, closing.signal)
      tried += 1
    }
  }

  const running = keepOpen()
  return {
    status: () => status,
    close: async () => {
      closing.abort()
      await running
      become({ state: 'closed' })
    },
  }
}

/** Does the presses that come over one line, one at a time. */
function listen(link: Link, onPress: ButtonsOptions['onPress'], now: () => number): void {
  const read = lineReader()
  const isRepeat = repeatFilter(now)
  let last: Promise<void> = Promise.resolve()
  let waiting = 0

  const answer = (given: Answer): void => void link.write(Buffer.from(lineFor(given)))

  async function work(press: Press): Promise<void> {
    try {
      answer(await onPress(press))
    } catch {
      answer({ ok: false, code: 'internal' })
    } finally {
      waiting -= 1
    }
  }

  function take(line: string): void {
    const press = pressFrom(line)
    if (press === null) answer({ ok: false, code: 'unknown-button' })
    else if (isRepeat(JSON.stringify(press))) return
    else if (waiting > MOST_WAITING) answer({ ok: false, code: 'busy' })
    else {
      waiting += 1
      last = last.then(() => work(press))
    }
  }

  link.onBytes((bytes) => {
    for (const line of read(bytes)) take(line)
  })
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
}
