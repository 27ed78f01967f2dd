import type { ReceiptDocument } from '@antre/receipt'
import { obstacle } from './escpos/status.ts'
import type { Printer, PrinterStatus, PrintFailure, PrintResult, Residue } from './port.ts'

/** One printer of a group; `id` is unique in it. */
export interface GroupMember {
  readonly id: string
  readonly printer: Printer
}

/** A printer that did not print a ticket which another one was then tried for. */
export interface Attempt {
  readonly id: string
  readonly reason: PrintFailure
  readonly residue: Residue
}

/** `by` is the printer that printed, or the last one tried; `before` the ones that had failed by then. */
export type GroupPrintResult = PrintResult & { readonly by: string; readonly before: readonly Attempt[] }

export interface GroupPrintOptions {
  readonly signal?: AbortSignal
  /**
   * What is printed instead once a printer was tried that may have brought out some of it, or even all:
   * the paper that says it may not be the only one. Default: the same document.
   */
  readonly again?: ReceiptDocument
}

/** Several printers that stand in for each other. */
export interface PrinterGroup {
  /**
   * Prints on the first that can, in the order given; one whose last status could not print comes later.
   * The next one is tried only when nothing of the ticket can still come out of this one (`none`, `cleared`).
   */
  print(document: ReceiptDocument, options?: GroupPrintOptions): Promise<GroupPrintResult>
  /** Like `Printer.watch`, of all of them. */
  watch(listener: (id: string, status: PrinterStatus) => void): () => void
  /** Closes all of them. Idempotent. */
  close(): Promise<void>
}

/**
 * Printers that stand in for each other, the preferred one first; throws for none, or for an id twice.
 * It takes them over: `close` closes them.
 */
export function printerGroup(members: readonly GroupMember[]): PrinterGroup {
  if (members.length === 0 || new Set(members.map(({ id }) => id)).size < members.length)
    throw new TypeError('a group needs printers, each with an id of its own')
  const last = new Map<string, PrinterStatus>()

  function note(id: string, status: PrinterStatus): void {
    last.set(id, status)
  }

  const canPrint = ({ id }: GroupMember): boolean => {
    const status = last.get(id)
    return status === undefined || obstacle(status) === null
  }

  async function print(
    document: ReceiptDocument,
    { again = document, ...options }: GroupPrintOptions = {},
  ): Promise<GroupPrintResult> {
    const before: Attempt[] = []
    const order = [...members.filter(canPrint), ...members.filter((member) => !canPrint(member))]
    for (const [index, { id, printer }] of order.entries()) {
      const isFirst = before.every(({ residue }) => residue === 'none')
      const result = await printer.print(isFirst ? document : again, options)
      const isLast = index === order.length - 1
      if (result.ok || isLast || !mayGoOn(result)) return { ...result, by: id, before }
      before.push({ id, reason: result.reason, residue: result.residue })
    }
    throw new Error('unreachable: a group is never empty')
  }

  const stops = members.map(({ id, printer }) => printer.watch((status) => note(id, status)))

  return {
    print,
    watch: (listener) => {
      const own = members.map(({ id, printer }) => printer.watch((status) => listener(id, status)))
      return () => {
        for (const stop of own) stop()
      }
    },
    close: async () => {
      for (const stop of stops) stop()
      await Promise.all(members.map(({ printer }) => printer.close()))
    },
  }
}

/** Nothing of it can come out any more, and whoever wanted it still does. */
function mayGoOn({ reason, residue }: Extract<PrintResult, { ok: false }>): boolean {
  return residue !== 'possible' && reason !== 'aborted' && reason !== 'closed'
}
