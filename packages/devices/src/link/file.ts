import { constants, type FileHandle, open, stat } from 'node:fs/promises'
import { type Connect, type Connected, type Link, pause, type WriteWay } from './link.ts'

const { O_APPEND, O_CREAT, O_NOCTTY, O_NONBLOCK, O_RDWR, O_WRONLY } = constants
const CHUNK_BYTES = 512
/** How often a busy device is tried again, and one that was just written to is listened to. */
const RETRY_MS = 5
/** So many times without a word, and it is listened to less often: a line may be kept open all day. */
const PATIENT_AFTER = 400
const PATIENT_MS = 50
const READ_BYTES = 64

/**
 * A printer's device file (`/dev/usb/lp0`), a pipe, or a plain file to print into. Nothing blocks: a write
 * that the device does not take is tried again here, so that it ends the moment the job is given up,
 * instead of sitting in the system until paper is back.
 */
export function fileConnect(path: string): Connect {
  return async (signal) => {
    if (signal.aborted) return { ok: false, reason: 'aborted' }
    try {
      return await openLine(path)
    } catch (error) {
      return { ok: false, reason: 'unreachable', detail: error instanceof Error ? error.message : '' }
    }
  }
}

async function openLine(path: string): Promise<Connected> {
  const kind = await kindOf(path)
  if (kind === null) return { ok: false, reason: 'unreachable' }
  const handle = await open(path, FLAGS[kind], 0o644)
  return { ok: true, link: fileLink(handle, kind) }
}

type Kind = 'device' | 'pipe' | 'file'

/** A pipe is opened for writing alone, else its own bytes would come back. */
const FLAGS: Readonly<Record<Kind, number>> = {
  device: O_RDWR | O_NONBLOCK | O_NOCTTY,
  pipe: O_WRONLY | O_NONBLOCK,
  file: O_WRONLY | O_APPEND | O_CREAT,
}

/** What is at the path. A device that is not plugged in must not become a plain file. */
async function kindOf(path: string): Promise<Kind | null> {
  const found = await stat(path).catch(() => null)
  if (found === null) return path.startsWith('/dev/') ? null : 'file'
  if (found.isCharacterDevice()) return 'device'
  if (found.isFIFO()) return 'pipe'
  return found.isFile() ? 'file' : null
}

function fileLink(handle: FileHandle, kind: Kind): Link {
  const closing = new AbortController()
  const { signal } = closing
  let end = (): void => {}
  const ended = new Promise<void>((resolve) => {
    end = resolve
  })
  let gone: Promise<void> | null = null
  let quiet = 0

  function abandon(): Promise<void> {
    closing.abort()
    gone ??= handle.close().then(end, end)
    return gone
  }

  let last: Promise<unknown> = Promise.resolve()

  function write(bytes: Uint8Array, way: WriteWay = {}): Promise<'written' | 'lost'> {
    const before = last
    const run = (async () => {
      await before
      return pour(bytes, way.signal ? AbortSignal.any([signal, way.signal]) : signal, way.whole ?? false)
    })()
    last = run
    return run
  }

  async function pour(bytes: Uint8Array, stop: AbortSignal, whole: boolean): Promise<'written' | 'lost'> {
    let at = 0
    quiet = 0
    while (at < bytes.length && !stop.aborted) {
      // The last byte goes by itself: Linux' USB printer driver takes it only when the printer has taken
      // the rest, of which it would throw away whatever is under way when the file is closed.
      const rest = bytes.length - at
      const length = whole ? rest : Math.min(CHUNK_BYTES, Math.max(1, rest - 1))
      try {
        at += (await handle.write(bytes, at, length)).bytesWritten
      } catch (error) {
        if (!isBusy(error)) return 'lost'
        await pause(RETRY_MS, stop)
      }
    }
    return at < bytes.length ? 'lost' : 'written'
  }

  async function restAfterNothing(): Promise<void> {
    quiet += 1
    await pause(quiet > PATIENT_AFTER ? PATIENT_MS : RETRY_MS, signal)
  }

  async function listen(listener: (bytes: Uint8Array) => void): Promise<void> {
    const buffer = Buffer.alloc(READ_BYTES)
    while (!signal.aborted) {
      try {
        const { bytesRead } = await handle.read(buffer, 0, READ_BYTES, null)
        if (bytesRead > 0) listener(Uint8Array.prototype.slice.call(buffer, 0, bytesRead))
        else await restAfterNothing()
      } catch (error) {
        if (!isBusy(error)) return void (await abandon())
        await restAfterNothing()
      }
    }
  }

  return {
    answers: kind === 'device' ? 'possible' : 'never',
    keeps: kind === 'file',
    rate: Number.POSITIVE_INFINITY,
    ended,
    write,
    onBytes: (listener) => {
      if (kind === 'device') void listen(listener)
    },
    abandon,
    close: async () => {
      if (kind === 'file' && gone === null) await handle.datasync().catch(() => {})
      await abandon()
    },
  }
}

/** The device has no room, or nothing to say, just now. */
function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'EAGAIN' || error.code === 'EBUSY')
}
