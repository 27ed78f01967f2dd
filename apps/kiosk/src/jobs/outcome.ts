import type { PrintFailure } from '@antre/devices'

/**
 * Why a ticket has no paper: what the printer says, or
 * - `stale`: it was asked for more than a minute before; nobody stands there any more
 * - `interrupted`: the station stopped while printing; paper may have come out, so it is not printed again
 * - `not-noted`: the job could not be noted on disk, and what is not noted is not printed
 * - `internal`: a fault of the program
 */
export type JobFailure = PrintFailure | 'stale' | 'interrupted' | 'not-noted' | 'internal'

/** What is reported to the master, with the attempt: the body of `print-result`. */
export type Outcome =
  | { readonly ok: true }
  /** `untouched`: not a byte of it reached a printer. */
  | { readonly ok: false; readonly reason: JobFailure; readonly untouched?: true }

/** It was not even begun. */
export const unprinted = (reason: 'stale' | 'not-noted'): Outcome => ({ ok: false, reason, untouched: true })
