import type { VirtualBoard, VirtualButtonBox, VirtualPrinter } from '@antre/devices'
import type { HeardSource } from '../heard/source.ts'
import type { NetworkCable } from '../network/cable.ts'
import type { Act, DockState, ScreenLink } from '../state.ts'
import { boxBench } from './box.ts'
import { printerBench } from './printer.ts'

/** The virtual devices of a mall on one machine: the same handles that tests hold. */
export interface DockDevices {
  readonly printer?: VirtualPrinter | undefined
  readonly box?: VirtualButtonBox | undefined
  readonly board?: VirtualBoard | undefined
  /** What a display says. */
  readonly loudspeaker?: HeardSource | undefined
  /** Between a station and its master. */
  readonly cables?: readonly { readonly station: string; readonly cable: NetworkCable }[]
  /** Worth opening beside the dock. */
  readonly screens?: readonly ScreenLink[]
  /** The mall's clock: its zone, and how far it is ahead of this PC's. */
  readonly time?: { readonly zone: string; readonly aheadMs: number }
}

/** The devices as the dock's page sees and moves them. */
export interface Bench {
  readonly state: () => DockState
  /** False: there is no such device. */
  readonly act: (act: Act) => Promise<boolean>
  /** A slip of paper as SVG text; null when it is gone. */
  readonly picture: (id: number | 'strip') => string | null
  readonly close: () => void
}

/** @param nowMs milliseconds since the epoch */
export function openBench(devices: DockDevices, nowMs: () => number): Bench {
  const { time = { zone: 'UTC', aheadMs: 0 } } = devices
  const printer = devices.printer && printerBench(devices.printer, () => nowMs() + time.aheadMs)
  const box = devices.box && boxBench(devices.box)
  const { board, loudspeaker, cables = [], screens = [] } = devices
  let boardPlugged = true

  async function act(given: Act): Promise<boolean> {
    switch (given.do) {
      case 'break-printer':
        await printer?.setFault(given.fault)
        return printer !== undefined
      case 'tear-off':
        printer?.tearOff()
        return printer !== undefined
      case 'press':
        box?.press(given.line)
        return box !== undefined
      case 'noise':
        box?.noise()
        return box !== undefined
      case 'plug-box':
        await box?.plug(given.plugged)
        return box !== undefined
      case 'plug-board':
        boardPlugged = given.plugged
        await (given.plugged ? board?.plugIn() : board?.unplug())
        return board !== undefined
      case 'set-cable': {
        const found = cables.find(({ station }) => station === given.station)
        if (found) setCable(found.cable, given.state)
        return found !== undefined
      }
      default:
        return given satisfies never
    }
  }

  return {
    state: () => ({
      timeZone: time.zone,
      printer: printer?.state() ?? null,
      box: box?.state() ?? null,
      board: board ? { plugged: boardPlugged, ...board.shown() } : null,
      loudspeaker: loudspeaker?.state() ?? null,
      cables: cables.map(({ station, cable }) => ({ station, state: cable.state() })),
      screens,
    }),
    act,
    picture: (id) => printer?.picture(id) ?? null,
    close: () => printer?.close(),
  }
}

function setCable(cable: NetworkCable, state: ReturnType<NetworkCable['state']>): void {
  if (state === 'connected') cable.mend()
  else if (state === 'slow') cable.slow()
  else cable.cut(state)
}
