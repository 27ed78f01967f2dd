import { fileConnect } from '../link/file.ts'
import type { Connect } from '../link/link.ts'
import { serialConnect } from '../link/serial.ts'
import { tcpConnect } from '../link/tcp.ts'
import { escposPrinter } from './escpos/printer.ts'
import type { Printer } from './port.ts'
import { patient, TIMING, type Timing } from './timing.ts'
import { type PrinterTarget, type PrinterUrlCode, parsePrinterUrl } from './url.ts'

/** A printer's address that cannot be used; `code` says why, the message names the part. */
export class PrinterUrlError extends Error {
  override readonly name = 'PrinterUrlError'
  readonly code: PrinterUrlCode | 'printer-virtual'
  constructor(code: PrinterUrlCode | 'printer-virtual', detail: string) {
    super(`${code}: ${detail}`)
    this.code = code
  }
}

export interface OpenPrinterOptions {
  /** Time-outs to use instead of the usual ones. */
  readonly timing?: Partial<Timing>
  /**
   * The last job of an earlier run was cut short (a crash, a power cut): what it may have left in the
   * printer is thrown away and cut off before the first ticket.
   */
  readonly interrupted?: boolean
}

/**
 * The printer at an address such as `tcp://10.0.0.9:9100?width=58` (all of them: `parsePrinterUrl`).
 * Nothing is connected yet: a printer that is away shows in `status()` and `print()`.
 * Throws PrinterUrlError for an address that can never work; for `virtual:` (`printer-virtual`) start a
 * virtual printer and open its `url`.
 */
export function openPrinter(url: string, { timing, interrupted = false }: OpenPrinterOptions = {}): Printer {
  const parsed = parsePrinterUrl(url)
  if (!parsed.ok) throw new PrinterUrlError(parsed.code, parsed.detail)
  const { target } = parsed
  const { patience, speed } = target.profile
  // Paper that is waited for longer is paper that moves more slowly.
  const profile = { ...target.profile, speed: speed / patience }
  const waits = patient({ ...TIMING, ...timing }, patience)
  return escposPrinter(connectTo(target), profile, waits, { interrupted })
}

function connectTo(target: PrinterTarget): Connect {
  switch (target.kind) {
    case 'tcp':
      return tcpConnect(target.host, target.port)
    case 'file':
      return fileConnect(target.path)
    case 'serial':
      return serialConnect(target)
    case 'virtual':
      throw new PrinterUrlError('printer-virtual', 'virtual:')
  }
}
