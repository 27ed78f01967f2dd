/** A line to a printer: bytes out, bytes in, nothing of what they mean. */
export interface Link {
  /** `never` for a plain file or a pipe, which no answer comes out of. */
  readonly answers: 'possible' | 'never'
  /** A file that keeps what is written is its own proof. */
  readonly keeps: boolean
  /** Bytes a second that can pass at most. */
  readonly rate: number
  /**
   * Settles when the operating system took them all; `lost` when the line broke before, or when the write was given
   * up. One write follows the other: what was given up never comes between the bytes of the next.
   */
  readonly write: (bytes: Uint8Array, way?: WriteWay) => Promise<'written' | 'lost'>
  /** Hears what comes in; one listener. */
  readonly onBytes: (listener: (bytes: Uint8Array) => void) => void
  /** Settles when the line is gone, whoever ended it. */
  readonly ended: Promise<void>
  /** Ends it and throws away whatever has not left yet. */
  readonly abandon: () => Promise<void>
  /** Ends it in order. */
  readonly close: () => Promise<void>
}

export interface WriteWay {
  /** Gives up what was not handed over yet, where the line allows it. */
  readonly signal?: AbortSignal
  /** In one piece: a command that a printer obeys in the middle of others. */
  readonly whole?: boolean
}

export type LinkFailure = 'unreachable' | 'connect-timeout' | 'aborted'

export type Connected =
  | { readonly ok: true; readonly link: Link }
  /** `detail`: what the system said, where it said something. */
  | { readonly ok: false; readonly reason: LinkFailure; readonly detail?: string }

/** Makes a line, within `timeoutMs` and unless `signal` says stop. Never throws. */
export type Connect = (signal: AbortSignal, timeoutMs: number) => Promise<Connected>

/** Settles like `work`, or with `late` after `ms`, or with `stopped` when the signal says so. */
export async function within<T>(
  work: Promise<T>,
  ms: number,
  signal: AbortSignal,
): Promise<T | 'late' | 'stopped'> {
  if (signal.aborted) return 'stopped'
  let timer: NodeJS.Timeout | undefined
  let stop: (() => void) | undefined
  try {
    return await Promise.race([
      work,
      new Promise<'late'>((resolve) => {
        timer = setTimeout(() => resolve('late'), ms)
      }),
      new Promise<'stopped'>((resolve) => {
        stop = () => resolve('stopped')
        signal.addEventListener('abort', stop, { once: true })
      }),
    ])
  } finally {
    clearTimeout(timer)
    if (stop) signal.removeEventListener('abort', stop)
  }
}

/** Waits; sooner when the signal says stop. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await within(new Promise<never>(() => {}), ms, signal)
}
