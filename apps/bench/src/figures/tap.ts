import { mkdirSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { type Figure, spread } from '../figure.ts'
import { startMaster } from '../mall/master.ts'
import { SERVICES, TIME } from '../mall/services.ts'
import { type Station, startStation } from '../mall/station.ts'
import { startTimedPrinter, type TimedPrinter } from '../printer/printer.ts'
import { turns, type Workbench } from './workbench.ts'

const TAPS_A_TURN = 15

/** How long from the beginning until the first byte, and until the cut. Milliseconds. */
interface Took {
  readonly firstByte: number
  readonly cut: number
}

/** (h): from the tap to the paper: screen's POST → station → master → view → driver → printer. */
export async function tap(bench: Workbench): Promise<Figure[]> {
  const dataDir = join(bench.folder, 'tap')
  mkdirSync(dataDir, { recursive: true })
  const printer = await startTimedPrinter()
  const master = await startMaster(dataDir, TIME)
  const flags = ['--station', 'kiosk-1', '--printer', printer.url]
  const kiosk = await startStation('kiosk', master, flags)
  await tapped(kiosk, printer)
  const raw = await openRaw(printer)
  await raw.write()
  const ours: Took[] = []
  const theirs: Took[] = []
  for (const turn of turns(bench)) {
    for (let i = 0; i < TAPS_A_TURN; i++) {
      ours.push(await tapped(kiosk, printer))
      theirs.push(await raw.write())
    }
    const last = ours.at(-1)
    bench.say(
      `tap ${turn}: ${last?.firstByte.toFixed(1)} ms to the first byte, ${last?.cut.toFixed(1)} to the cut`,
    )
  }
  raw.close()
  await kiosk.stop()
  await master.stop()
  await printer.close()
  const what = 'a raw socket, the same bytes'
  const line = (name: string, of: (took: Took) => number) =>
    spread({ id: 'h', what: `tap, until ${name}`, unit: 'ms' }, ours.map(of), {
      what,
      values: theirs.map(of),
    })
  return [
    ...line('the first byte is at the printer', ({ firstByte }) => firstByte),
    ...line('the ticket is cut', ({ cut }) => cut),
  ]
}

/** One tap on the screen's last key, and what came of it; over when the screen sees `printed`. */
async function tapped(kiosk: Station, printer: TimedPrinter): Promise<Took> {
  const serviceId = SERVICES[0] as string
  const seen = isPrinted(kiosk)
  const arriving = printer.next()
  const started = performance.now()
  const { ticket } = JSON.parse(await kiosk.post('tickets', JSON.stringify({ serviceId })))
  const { firstByteAt, cutAt } = await arriving
  await seen(ticket.number)
  return { firstByte: firstByteAt - started, cut: cutAt - started }
}

/** Follows the screen's view; the answer waits until that number's paper is out by it. */
function isPrinted(kiosk: Station): (number: string) => Promise<void> {
  const printed = new Set<string>()
  let wake = () => {}
  const leave = kiosk.follow('views/kiosk', (json) => {
    const prints = JSON.parse(json).station?.prints ?? []
    for (const { ticket, state } of prints) if (state === 'printed') printed.add(ticket.number)
    wake()
  })
  return (number) =>
    new Promise((resolve) => {
      wake = () => {
        if (!printed.has(number)) return
        leave()
        resolve()
      }
      wake()
    })
}

/** The least it can be: one connection that stands, one write. */
async function openRaw(printer: TimedPrinter) {
  const socket = connect({ port: printer.port, host: '127.0.0.1', noDelay: true })
  await new Promise<void>((resolve) => socket.once('connect', () => resolve()))
  socket.resume()
  return {
    async write(): Promise<Took> {
      const arriving = printer.next()
      const bytes = printer.lastJob()
      const started = performance.now()
      socket.write(bytes)
      const { firstByteAt, cutAt } = await arriving
      return { firstByte: firstByteAt - started, cut: cutAt - started }
    },
    close: () => socket.destroy(),
  }
}
