import type { PrinterStatus, PrintFailure } from '@antre/devices'

/** What a printer's state means, and what to do about it. */
export function statusWords(status: PrinterStatus): string {
  switch (status.state) {
    case 'ready':
      return `ready${status.untaken ? '; a ticket waits in the presenter, nobody has taken it yet' : ''}`
    case 'paper-low':
      return 'ready, but the paper ends soon: have a new roll at hand'
    case 'paper-out':
      return 'out of paper: put a new roll in'
    case 'cover-open':
      return 'its cover is open: close it'
    case 'cutter-error':
      return 'its cutter is jammed: switch it off, free the cutter, switch it on'
    case 'overheated':
      return 'its head is too hot: it goes on by itself when it has cooled'
    case 'offline':
      return OFFLINE[status.why]
    case 'unknown':
      return UNKNOWN[status.why]
    default:
      return status satisfies never
  }
}

const BUSY = 'many printers serve one connection at a time: while a kiosk runs on it, it is that kiosk’s'

const OFFLINE = {
  unreachable: 'nothing answers there: is it switched on, is the cable in, is the address right?',
  'no-permission':
    'this user may not use it: add the user to the group lp (USB) or dialout (serial), then sign in anew',
  timeout: `no connection in time: is it switched on, is the address right? Also, ${BUSY}`,
  lost: `it ended the connection: ${BUSY}`,
  reported: 'it says that it is offline, and no cause',
  feeding: 'its feed button is pressed: let it go',
  jam: 'paper is stuck in it: take it out, then switch it off and on',
  error: 'it reports an error: switch it off and on',
  broken: 'it reports an error it cannot come out of: switch it off and on; if it stays, have it mended',
} as const satisfies Record<Extract<PrinterStatus, { state: 'offline' }>['why'], string>

const UNKNOWN = {
  'not-asked': 'it is there, and is not asked more than that (status=none)',
  silent: 'it does not answer: for one that never does, add ?status=none',
  garbled: 'it answers, but not as a printer does: is it another device, or is the baud rate wrong?',
  closed: 'closed',
} as const satisfies Record<Extract<PrinterStatus, { state: 'unknown' }>['why'], string>

/** Why a page did not come out, or may not have. */
export const FAILURE: Readonly<Record<PrintFailure, string>> = {
  'paper-out': statusWords({ state: 'paper-out' }),
  'cover-open': statusWords({ state: 'cover-open' }),
  'cutter-error': statusWords({ state: 'cutter-error' }),
  overheated: statusWords({ state: 'overheated' }),
  offline: OFFLINE.reported,
  unreachable: OFFLINE.unreachable,
  'connect-timeout': OFFLINE.timeout,
  'write-timeout': 'it stopped taking bytes: switch it off and on',
  'connection-lost': 'the connection broke before it was confirmed: look at the cable',
  'no-answer': UNKNOWN.silent,
  'garbled-status': UNKNOWN.garbled,
  unconfirmed: 'all was sent, but it never said that it is well: look whether the page came out',
  aborted: 'it was taken back',
  closed: 'it was closed',
}
