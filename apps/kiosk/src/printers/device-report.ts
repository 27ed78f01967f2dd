import type { DeviceReport } from '@antre/contract'
import type { PrinterStatus, PrinterTarget } from '@antre/devices'

export type Said = Pick<DeviceReport, 'state' | 'detail'>

/** Of a kiosk that was not told what prints its tickets. */
export const NOT_SET: Said = { state: 'unknown', detail: 'not-set' }

/** What the master is told of a printer in this status; null when there is nothing to tell: it was closed. */
export function saidOf(status: PrinterStatus, wire: PrinterTarget['kind']): Said | null {
  switch (status.state) {
    case 'ready':
      return { state: status.untaken ? 'presenter' : 'ready' }
    case 'paper-low':
      return { state: 'paper-low', ...(status.untaken && { detail: 'untaken' }) }
    case 'paper-out':
    case 'cover-open':
    case 'cutter-error':
    case 'overheated':
      return { state: status.state }
    case 'offline':
      return offline(status.why, wire)
    case 'unknown':
      return unknown(status.why)
  }
}

type Why<State extends PrinterStatus['state']> = Extract<PrinterStatus, { state: State; why: string }>['why']

/** A network printer that cannot be reached may be off, or the network; a device that is not there is not there. */
function offline(why: Why<'offline'>, wire: PrinterTarget['kind']): Said {
  if (why === 'no-permission') return { state: why }
  const isDevice = wire === 'file' || wire === 'serial'
  return { state: why === 'unreachable' && isDevice ? 'unplugged' : 'offline', detail: why }
}

function unknown(why: Why<'unknown'>): Said | null {
  switch (why) {
    case 'not-asked':
      return { state: 'unknown', detail: why }
    // It is expected to answer, and nothing is printed on one that does not.
    case 'silent':
      return { state: 'offline', detail: why }
    case 'garbled':
      return { state: 'noise', detail: why }
    case 'closed':
      return null
  }
}

/** Time enough to fetch a roll, and to wait until it is quiet. */
const SOON_TICKETS = 40

/** A printer that can print, and has paper as far as anybody can tell: one that never says counts as such. */
export const seesPaper = ({ state }: Said): boolean =>
  state === 'ready' || state === 'presenter' || state === 'unknown'

/**
 * A printer without a sensor for the end of its roll is said to run low when the rolls before it would. `left`:
 * about how many tickets its roll still gives; null when nobody knows.
 */
export function withEstimate(said: Said, left: number | null, isSensed: boolean): Said {
  if (left === null || left > SOON_TICKETS || isSensed || !seesPaper(said)) return said
  return { state: 'paper-low', detail: 'estimated' }
}

/** The hall hears how much paper there is once it runs low: each change of the figure is stored for good. */
export function forTheHall({ ticketsLeft, ...report }: DeviceReport): DeviceReport {
  return { ...report, ...(report.state === 'paper-low' && ticketsLeft !== undefined && { ticketsLeft }) }
}

/** So that the figure changes a few times an hour, not with every ticket: tens, and fives for the last twenty. */
export function roughly(tickets: number): number {
  const step = tickets > 20 ? 10 : 5
  return Math.floor(tickets / step) * step
}
