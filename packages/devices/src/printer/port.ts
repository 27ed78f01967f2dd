import type { ReceiptDocument } from '@antre/receipt'

/** What a printer says of itself, or what is known when it says nothing. */
export type PrinterStatus =
  | ({ readonly state: 'ready' } & Presenter)
  /** Prints, but the roll ends soon. */
  | ({ readonly state: 'paper-low' } & Presenter)
  | { readonly state: 'paper-out' }
  | { readonly state: 'cover-open' }
  | { readonly state: 'cutter-error' }
  /** The head is too hot; it goes on by itself when it has cooled. */
  | { readonly state: 'overheated' }
  | { readonly state: 'offline'; readonly why: OfflineWhy }
  | { readonly state: 'unknown'; readonly why: UnknownWhy }

/** Why a printer cannot be printed on, beyond the states that have a name of their own. */
export type OfflineWhy =
  /** Nothing answers at the address, no such device. */
  | 'unreachable'
  /** It is there, but the user this program runs as may not use it. */
  | 'no-permission'
  /** The connection was not made in time. */
  | 'timeout'
  /** The connection ended while asking. */
  | 'lost'
  /** The printer itself says that it is offline, and names no cause. */
  | 'reported'
  /** Somebody holds its feed button. */
  | 'feeding'
  /** Paper is stuck in its mechanism or its presenter: take it out, then switch it off and on. */
  | 'jam'
  /** An error without a name; switch it off and on. */
  | 'error'
  /** An error it does not come out of by itself; switch it off and on, and if it stays, have it mended. */
  | 'broken'

/** Why nobody knows how a printer is. */
export type UnknownWhy =
  /** The profile says that this printer has no status (`?status=none`). */
  | 'not-asked'
  /** It did not answer in time. */
  | 'silent'
  /** It answered something that is no status. */
  | 'garbled'
  /** This port was closed. */
  | 'closed'

/** Every word that says more than a state; `untaken`: a ticket waits in the presenter. */
export type PrinterDetail = OfflineWhy | UnknownWhy | 'untaken'

/** Of printers with a presenter: `untaken` while a finished ticket still waits to be taken. */
export interface Presenter {
  readonly untaken?: true
}

/** Why a ticket did not (or may not have) come out. */
export const PRINT_FAILURES = [
  'paper-out',
  'cover-open',
  'cutter-error',
  'overheated',
  /** The printer says that it is offline, or reports an error. */
  'offline',
  /** Nothing answers at the address, no such device, or one that may not be used. */
  'unreachable',
  'connect-timeout',
  /** The printer stopped taking bytes. */
  'write-timeout',
  /** The connection ended before the ticket was confirmed. */
  'connection-lost',
  /** It did not answer when asked before the job; nothing was sent. */
  'no-answer',
  /** It answers, but not what a printer answers: wrong device, wrong baud rate. */
  'garbled-status',
  /** All was sent, but the printer did not say that it is well afterwards. */
  'unconfirmed',
  /** The caller took it back. */
  'aborted',
  /** The port was closed. */
  'closed',
] as const
export type PrintFailure = (typeof PRINT_FAILURES)[number]

/**
 * What is left of a failed job in the printer:
 * - `none`: not a byte of it was sent
 * - `cleared`: the printer confirmed that it threw away what it had not printed yet
 * - `possible`: nobody can know; it is cleared at the next connection, before anything else
 */
export type Residue = 'none' | 'cleared' | 'possible'

export type PrintResult =
  /**
   * `confirmed` is false only for printers that cannot say so (`?status=none`, a plain file). `paperMm` is
   * how much paper the job took, reckoned from what was sent.
   */
  | { readonly ok: true; readonly confirmed: boolean; readonly paperMm: number }
  | { readonly ok: false; readonly reason: PrintFailure; readonly residue: Residue }

/** A ticket printer. One job is one ticket, one job at a time; calls made meanwhile wait for their turn. */
export interface Printer {
  /** Asks the printer now. Never throws. */
  status(): Promise<PrinterStatus>
  /**
   * Prints one document and answers when the printer has confirmed it after the cut, or has failed to.
   * After a failure nothing of the job is sent any more. Never throws for what a printer does.
   */
  print(document: ReceiptDocument, options?: { readonly signal?: AbortSignal }): Promise<PrintResult>
  /**
   * Tells the status now (as soon as it is known) and whenever it changes, until the returned function is
   * called. The printer is asked when it is idle and after each job, never during one; where it can, it
   * speaks up by itself. A cable pulled and put back shows without a job.
   */
  watch(listener: (status: PrinterStatus) => void): () => void
  /** Gives up a running job (`closed`) and releases the device. Idempotent. */
  close(): Promise<void>
}
