import { type Lever, type Paper, renderPaperSvg, type VirtualPrinter } from '@antre/devices'
import type { PrinterFault, PrinterState } from '../state.ts'

/** Lines of a ticket that come out before what shall happen in its middle. */
const MID_TICKET_LINES = 10
/** Slips shown; the printer itself may remember more. */
const SHOWN = 12
const MID_TICKET: ReadonlySet<PrinterFault> = new Set(['out-mid-ticket', 'drop-mid-job', 'power-loss'])
const DOTS = { 58: 384, 80: 576 } as const

/** The virtual printer with its roll and its levers. */
export interface PrinterBench {
  readonly state: () => PrinterState
  readonly setFault: (fault: PrinterFault) => Promise<void>
  /** Takes what came out. */
  readonly tearOff: () => void
  /** One slip as a picture (SVG text), `strip` for what hangs out uncut; null when it is gone. */
  readonly picture: (id: number | 'strip') => string | null
  readonly close: () => void
}

/** @param nowMs milliseconds since the epoch */
export function printerBench(device: VirtualPrinter, nowMs: () => number): PrinterBench {
  const cameAt = new Map<number, string>()
  let isPlugged = true
  let taken = 0
  const stop = device.onPaper(({ id }) => {
    cameAt.set(id, new Date(nowMs()).toISOString())
    cameAt.delete(id - SHOWN)
  })
  const shown = (): readonly Paper[] => device.papers.slice(-SHOWN)

  return {
    state: () => ({
      fault: isPlugged ? device.lever() : 'cable-pulled',
      armed: faultOf(device.armed()),
      papers: shown().map(({ id }) => ({ id, at: cameAt.get(id) ?? '', taken: id <= taken })),
      strip: device.strip().length === 0 ? null : `${device.papers.at(-1)?.id ?? 0}-${device.strip().length}`,
    }),
    setFault: async (fault) => {
      isPlugged = fault !== 'cable-pulled'
      if (fault === 'cable-pulled') return device.unplug()
      await device.plugIn()
      // In the middle of a ticket: one must be able to begin.
      if (MID_TICKET.has(fault)) device.setLever('ready')
      if (fault === 'out-mid-ticket') device.setLever('paper-out', { afterLines: MID_TICKET_LINES })
      else if (fault === 'power-loss') device.setLever(fault, { afterLines: MID_TICKET_LINES })
      else device.setLever(fault)
    },
    tearOff: () => {
      taken = device.papers.at(-1)?.id ?? 0
      device.take()
    },
    picture: (id) => {
      const paper = id === 'strip' ? stripOf(device) : shown().find((each) => each.id === id)
      return paper ? renderPaperSvg(paper) : null
    },
    close: stop,
  }
}

const faultOf = (lever: Lever | null): PrinterFault | null =>
  lever === 'paper-out' ? 'out-mid-ticket' : lever

/** What hangs out, as if it were cut there. */
function stripOf(device: VirtualPrinter): Paper {
  const width = new URL(device.url).searchParams.get('width') === '58' ? 58 : 80
  return { id: 0, width, dots: DOTS[width], elements: device.strip(), end: 'full' }
}
