import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import {
  openButtonBox,
  openVirtualBoard,
  parsePrinterUrl,
  startVirtualPrinter,
  type VirtualBoard,
  type VirtualButtonBox,
  type VirtualPrinter,
} from '@antre/devices'
import { followHeard, type NetworkCable, networkCable, openDock } from '@antre/dock'
import { systemClock } from '@antre/station'
import type { DemoOptions } from './options.ts'

/** The devices that the demo pretends to have, and the page to move them from. */
export interface DemoDevices {
  /** What the kiosk is started with: its printer. */
  readonly kiosk: readonly string[]
  /** What the counter is started with: its button box and LED board, where this machine can pretend them. */
  readonly counter: readonly string[]
  /** The master's address by way of a cable of this station's own. */
  readonly cableTo: (master: string, station: string) => Promise<string>
  /** Puts them all on one page. `screens`: addresses by name. Answers addresses worth printing. */
  readonly show: (
    screens: ReadonlyMap<string, string>,
    time: { readonly zone: string; readonly aheadMs: number },
  ) => Promise<readonly (readonly [string, string])[]>
  readonly close: () => Promise<void>
}

/** Papers the virtual printer remembers. */
const KEPT_PAPERS = 200
/** Of the lever `slow`: a line at a time, for eyes to follow. */
const SLOW_LINE_MS = 150
const BOARD = { kind: 'framed', width: 5, address: 1 } as const
const SCREENS = ['kiosk', 'counter', 'display', 'admin']

export async function openDevices({ data, printer }: DemoOptions): Promise<DemoDevices> {
  const paper = await virtualPrinter(printer)
  const serial = await serialDevices(join(data, 'devices'))
  const cables: { readonly station: string; readonly cable: NetworkCable }[] = []
  const closing: (() => Promise<void>)[] = []

  async function cableTo(master: string, station: string): Promise<string> {
    const cable = await networkCable(master)
    cables.push({ station, cable })
    return cable.url
  }

  const show: DemoDevices['show'] = async (screens, time) => {
    const display = screens.get('display')
    const loudspeaker = display === undefined ? undefined : followHeard(display, systemClock)
    if (loudspeaker) closing.push(loudspeaker.close)
    const links = SCREENS.flatMap((name) => {
      const url = screens.get(name)
      return url === undefined ? [] : [{ name, url }]
    })
    const opened = await openDock(
      { printer: paper?.device, ...serial, loudspeaker, cables, screens: links, time },
      { clock: systemClock },
    )
    // A free port of this machine alone: nothing that happens to a user.
    if (!opened.ok) throw new Error(`the dock does not open: ${opened.detail}`)
    closing.push(opened.dock.close)
    const { url, paperUrl } = opened.dock
    return [...(paperUrl === null ? [] : [['paper', paperUrl] as const]), ['dock', url] as const]
  }

  return {
    kiosk: ['--printer', paper?.url ?? printer],
    counter: serial
      ? ['--buttons', serial.box.path, '--board', `${serial.board.path}?frame=framed&width=5&address=1`]
      : [],
    cableTo,
    show,
    async close() {
      await Promise.all(closing.map((close) => close()))
      await Promise.all(cables.map(({ cable }) => cable.close()))
      await Promise.all([serial?.box.close(), serial?.board.close(), paper?.device.close()])
    },
  }
}

/** The printer of `virtual:…`, and its real address with the same options; null for any other address. */
async function virtualPrinter(
  asked: string,
): Promise<{ readonly device: VirtualPrinter; readonly url: string } | null> {
  const parsed = parsePrinterUrl(asked)
  if (!parsed.ok || parsed.target.kind !== 'virtual') return null
  const device = await startVirtualPrinter({
    width: parsed.target.profile.width,
    keep: KEPT_PAPERS,
    slowMs: SLOW_LINE_MS,
  })
  return { device, url: `tcp://${device.host}:${device.port}${new URL(asked).search}` }
}

/** A button box and an LED board on virtual serial lines; null where the system has none for us. */
async function serialDevices(
  folder: string,
): Promise<{ readonly box: VirtualButtonBox; readonly board: VirtualBoard } | null> {
  if (process.platform !== 'linux') return null
  // Whatever a demo that was killed has left there.
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  try {
    const box = await openButtonBox(join(folder, 'buttons'))
    return { box, board: await openVirtualBoard(join(folder, 'board'), BOARD) }
  } catch {
    // A container without /dev/ptmx, a system without perl and python: the dock says that there is no box.
    return null
  }
}
