import { SerialPort } from 'serialport'
import { watchDevice } from './device-name.ts'
import { type Connect, type Link, within } from './link.ts'
import { pendingWrites } from './pending.ts'

export interface SerialLine {
  readonly path: string
  readonly baudRate: number
  readonly flow: 'none' | 'rtscts' | 'xonxoff'
  readonly parity?: 'none' | 'even' | 'odd'
}

/** A start bit, eight of data, a stop bit. */
const BITS_A_BYTE = 10

/** A device on a serial line, 8N1 unless another parity is asked for. */
export function serialConnect({ path, baudRate, flow, parity = 'none' }: SerialLine): Connect {
  return async (signal, timeoutMs) => {
    if (signal.aborted) return { ok: false, reason: 'aborted' }
    const port = new SerialPort({
      path,
      baudRate,
      parity,
      autoOpen: false,
      rtscts: flow === 'rtscts',
      xon: flow === 'xonxoff',
      xoff: flow === 'xonxoff',
    })
    // Errors show as the end of the line or in a write's callback.
    port.on('error', () => {})
    const opened = new Promise<'open' | Error>((resolve) => {
      port.open((error) => resolve(error ?? 'open'))
    })
    const outcome = await within(opened, timeoutMs, signal)
    if (outcome === 'open') return { ok: true, link: serialLink(port, path, baudRate / BITS_A_BYTE) }
    void opened.then(() => port.isOpen && port.close())
    if (outcome instanceof Error) return { ok: false, reason: 'unreachable', detail: outcome.message }
    return { ok: false, reason: outcome === 'late' ? 'connect-timeout' : 'aborted' }
  }
}

function serialLink(port: SerialPort, path: string, rate: number): Link {
  // Without a listener for data, an unplugged adapter goes unnoticed until something is written.
  port.on('data', () => {})
  const ended = new Promise<void>((resolve) => port.once('close', () => resolve()))
  const forget = watchDevice(path, () => port.isOpen && port.close(() => {}))
  void ended.then(forget)
  const writes = pendingWrites(ended)

  const close = (): Promise<void> => {
    if (port.isOpen) port.close(() => {})
    return ended
  }

  return {
    answers: 'possible',
    keeps: false,
    rate,
    ended,
    write: (bytes) => {
      const { outcome, settle } = writes.begin()
      if (port.isOpen) {
        port.write(Buffer.from(bytes))
        port.drain((error) => settle(error ? 'lost' : 'written'))
      } else settle('lost')
      return outcome
    },
    onBytes: (listener) => void port.on('data', listener),
    abandon: async () => {
      if (port.isOpen) await new Promise<void>((resolve) => port.flush(() => resolve()))
      await close()
    },
    close,
  }
}
