import type { PrintFailure } from '@antre/devices'

/**
 * Why a ticket has no paper: what the printer says, or
 * - `stale`: the job was older than a minute when this kiosk first saw it; nobody stands there any more
 * - `interrupted`: the station stopped while printing; paper may have come out, so it is not printed again
 * - `not-noted`: the job could not be noted on disk, and what is not noted is not printed
 * - `internal`: a fault of the program
 */
export type JobFailure = PrintFailure | 'stale' | 'interrupted' | 'not-noted' | 'internal'

/** What is reported to the master: the body of `print-result`. */
export type Outcome = { readonly ok: true } | { readonly ok: false; readonly reason: JobFailure }
