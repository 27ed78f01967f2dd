import { keepOpen, type LineStatus } from '../hotplug/keep-open.ts'
import { systemTimers, type Timers } from '../hotplug/timers.ts'
import type { Link } from '../link/link.ts'
import { serialConnect } from '../link/serial.ts'
import { type ButtonsCode, type ButtonsConfig, readButtons } from './config.ts'
import type { BoxLanguage, Heard } from './heard.ts'
import { lineLanguage } from './line-language.ts'
import { mappedLanguage } from './mapped/language.ts'
import { type NoiseWatch, noiseWatch } from './noise.ts'
import type { Answer, Press } from './press.ts'

export type ButtonsStatus =
  | LineStatus
  /** Bytes come, and nothing of them is understood: a wrong speed, another device, a bad cable. */
  | { readonly state: 'noise' }

export interface ButtonsOptions {
  /**
   * Does what a press asks for. Called for one press at a time; what it answers goes back to the box. A
   * rejection is a bug and is answered `ERR internal`.
   */
  readonly onPress: (press: Press) => Promise<Answer>
  readonly onStatus?: (status: ButtonsStatus) => void
  /** All that was understood, and what was not; for whoever looks for a fault. */
  readonly onHeard?: (heard: Heard) => void
  /** The bytes as they came; for whoever looks for a fault. */
  readonly onBytes?: (bytes: Uint8Array) => void
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

/** Presses that wait while one is being done: finish, next, and an impatient one. */
const MOST_WAITING = 3

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
  let line: LineStatus = { state: 'connecting' }
  let status: ButtonsStatus = line
  let waiting: number | null = null
  let lit: string | null = null
  let link: Link | null = null
  let stop = () => {}

  function look(): void {
    const next: ButtonsStatus = line.state === 'connected' && noise.isNoisy() ? { state: 'noise' } : line
    if (JSON.stringify(next) === JSON.stringify(status)) return
    status = next
    onStatus(next)
  }

  function light(): void {
    const bytes = waiting === null ? null : language.lamp(waiting)
    if (bytes === null || link === null || String(bytes) === lit) return
    lit = String(bytes)
    void link.write(bytes)
  }

  const kept = keepOpen({
    connect: serialConnect({ path, baudRate, parity, flow: 'none' }),
    ...(retryMs && { retryMs }),
    onOpen: (opened) => {
      stop()
      noise.good()
      link = opened
      lit = null
      stop = listen({ link: opened, language, options, noise, look })
      light()
    },
    onStatus: (next) => {
      if (next.state !== 'connected') {
        stop()
        link = null
      }
      line = next
      look()
    },
  })

  return {
    status: () => status,
    lamp: (count) => {
      waiting = count
      light()
    },
    close: () => kept.close(),
  }
}

function readOrThrow(text: string): ButtonsConfig {
  const read = readButtons(text)
  if (!read.ok) throw new ButtonsPathError(read.code, read.detail)
  return read.config
}

interface Listening {
  readonly link: Link
  readonly language: BoxLanguage
  readonly options: ButtonsOptions
  readonly noise: NoiseWatch
  /** Something came: the status may have changed. */
  readonly look: () => void
}

/** Does the presses that come over one line, one at a time. The answer stops it. */
function listen({ link, language, options, noise, look }: Listening): () => void {
  let last: Promise<void> = Promise.resolve()
  let waiting = 0

  function answer(given: Answer): void {
    const bytes = language.answer(given)
    if (bytes) void link.write(bytes)
  }

  async function work(press: Press): Promise<void> {
    try {
      answer(await options.onPress(press))
    } catch {
      answer({ ok: false, code: 'internal' })
    } finally {
      waiting -= 1
    }
  }

  function queue(press: Press): void {
    if (waiting > MOST_WAITING) answer({ ok: false, code: 'busy' })
    else {
      waiting += 1
      last = last.then(() => work(press))
    }
  }

  function hear(heard: Heard): void {
    options.onHeard?.(heard)
    judge(noise, heard)
    look()
    if (heard.kind === 'press') queue(heard.press)
    if (heard.kind === 'refused') answer({ ok: false, code: heard.code })
    // Another device that talks is not talked to.
    if (heard.kind === 'unknown' && !noise.isNoisy()) answer({ ok: false, code: 'unknown-button' })
  }

  const ear = language.listen(hear)
  link.onBytes((bytes) => {
    options.onBytes?.(bytes)
    ear.take(bytes)
  })
  return ear.stop
}

function judge(noise: NoiseWatch, heard: Heard): void {
  if (heard.kind === 'garbage') noise.garbage(heard.bytes)
  else if (heard.kind === 'unknown') noise.garbage(heard.text.length)
  else if (heard.kind !== 'known' || heard.what !== 'echo') noise.good()
}
