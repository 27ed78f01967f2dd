import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Duplex } from 'node:stream'
import type { ReceiptDocument } from '@antre/receipt'
import { onTestFinished } from 'vitest'
import {
  isBlank,
  openPrinter,
  type PeerOptions,
  type Printer,
  type PrinterPeer,
  type PrinterStatus,
  printerPeer,
  startVirtualPrinter,
  type Timing,
  textOf,
  type VirtualPrinter,
} from '../src/index.ts'
import { openCable } from '../src/pty/cable.ts'

/** Longer than a busy machine stalls: nothing that is well is cut off. What is done between jobs is quick. */
export const QUICK: Partial<Timing> = {
  connectMs: 60_000,
  answerMs: 60_000,
  quietMs: 5,
  writeMs: 60_000,
  clearMs: 60_000,
  confirmMs: 60_000,
  slowMs: 60_000,
  lullMs: 50,
  pollMs: 5,
  settleMs: 0,
  careMs: 20,
  idleMs: 10,
  calmMs: 20,
  awayMs: 40,
}

/** For silence that is expected: so long is waited for each answer that does not come. Longer than a stall. */
export const SILENCE: Partial<Timing> = { answerMs: 1500, clearMs: 1500, confirmMs: 1500, slowMs: 1500 }

/** For a printer that minds no clear command: no answer to it is ever cut off. */
export const NEVER_CLEARS: Partial<Timing> = { clearMs: 20 }

/** Longer than any test: what happens by itself within it was not asked for. */
export const NEVER_MS = 600_000

/** A small ticket; the number is all that tells two of them apart. */
export function ticket(number = 'A-012'): ReceiptDocument {
  const line = (text: string) => ({ kind: 'text', text, align: 'left', bold: false, size: 'normal' }) as const
  return [
    line('Mal Pelayanan Publik'),
    { kind: 'rule' },
    { kind: 'number', text: number },
    line(`Perekaman e-KTP ${number}`),
    line('Dinas Kependudukan'),
    { kind: 'row', left: 'Biaya', right: 'Gratis' },
    line(`Terima kasih ${number}`),
    { kind: 'cut' },
  ]
}

/** One with the woven band and a QR code, which some printers get as pictures. */
export function ticketWithPictures(number = 'A-012'): ReceiptDocument {
  const [head, ...rest] = ticket(number)
  const qr = { kind: 'qr', data: `antre:${number}` } as const
  return [...(head ? [head] : []), { kind: 'band' }, ...rest.slice(0, 2), qr, ...rest.slice(2)]
}

/** The papers that have something on them, as text. */
export function printed(peer: PrinterPeer): string[] {
  return peer.papers.filter((paper) => !isBlank(paper)).map((paper) => textOf(paper).join('\n'))
}

/** How often a ticket came out whole, from its number to its last line. */
export function copiesOf(number: string, peer: PrinterPeer): number {
  return printed(peer).filter(
    (text) => text.includes(`\n${number}\n`) && text.includes(`Terima kasih ${number}`),
  ).length
}

export async function tcpPrinter(
  {
    interrupted = false,
    ...options
  }: PeerOptions & { readonly query?: string; readonly interrupted?: boolean } = {},
  timing: Partial<Timing> = {},
): Promise<{ readonly peer: VirtualPrinter; readonly printer: Printer }> {
  const peer = await startVirtualPrinter(options)
  const url = options.query ? `${peer.url}&${options.query}` : peer.url
  const printer = openPrinter(url, { timing: { ...QUICK, ...timing }, interrupted })
  onTestFinished(async () => {
    await printer.close()
    await peer.close()
  })
  return { peer, printer }
}

/** A virtual printer at the end of a serial line. */
export async function linePrinter(
  scheme: 'serial' | 'file',
  {
    interrupted = false,
    ...options
  }: PeerOptions & { readonly query?: string; readonly interrupted?: boolean } = {},
  timing: Partial<Timing> = {},
): Promise<{ readonly peer: PrinterPeer; readonly printer: Printer; readonly unplug: () => Promise<void> }> {
  const peer = printerPeer(options)
  const folder = await temporaryFolder()
  const cable = await openCable(join(folder, 'printer'), peer.attach)
  const printer = openPrinter(
    `${scheme}://${cable.path}?width=${options.width ?? 80}&${options.query ?? ''}`,
    { timing: { ...QUICK, ...timing }, interrupted },
  )
  onTestFinished(async () => {
    await printer.close()
    await cable.unplug()
  })
  return { peer, printer, unplug: cable.unplug }
}

/** What somebody who watches a printer is told. */
export interface Heard {
  /** All of it, oldest first. */
  readonly statuses: readonly PrinterStatus[]
  /** Settles when such a state is told, or was told last. */
  readonly until: (state: PrinterStatus['state'], untaken?: true) => Promise<PrinterStatus>
  readonly stop: () => void
}

export function watching(printer: Pick<Printer, 'watch'>): Heard {
  const statuses: PrinterStatus[] = []
  const waiting = new Set<(status: PrinterStatus) => void>()
  const stop = printer.watch((status) => {
    statuses.push(status)
    for (const tell of waiting) tell(status)
  })
  onTestFinished(stop)
  return {
    statuses,
    stop,
    until: (state, untaken) =>
      new Promise((resolve) => {
        const tell = (status: PrinterStatus): void => {
          const isUntaken = 'untaken' in status ? status.untaken : undefined
          if (status.state === state && isUntaken === untaken) resolve(status)
        }
        waiting.add(tell)
        const last = statuses.at(-1)
        if (last) tell(last)
      }),
  }
}

export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'antre-devices-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** Settles when the condition holds; looks again whenever the event loop turns. */
export async function eventually(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setImmediate(resolve))
}

/** The printer's end of a line, and what it has said since it was last asked. */
export function wire(): [stream: Duplex, told: () => number[]] {
  const said: number[] = []
  const stream = new Duplex({
    read: () => {},
    write: (chunk: Uint8Array, _, done) => {
      said.push(...chunk)
      done()
    },
  })
  return [stream, () => said.splice(0)]
}
