import { join } from 'node:path'
import { parsePrinterUrl, startVirtualPrinter, type VirtualPrinter } from '@antre/devices'
import { paperPages } from '@antre/dock/paper'
import type { ScreenSize } from '@antre/shell'
import {
  holdFolder,
  type Link,
  type Log,
  type Options,
  openStation,
  reportDevices,
  type Start,
} from '@antre/station'
import { mayComeOut, openJournal } from './jobs/journal.ts'
import { startPrintJobs } from './jobs/print-jobs.ts'
import { followLogo } from './logo/logo.ts'
import { openPrinters, type PrinterPlan } from './printers/printers.ts'
import { type StaffDesk, staffDesk } from './staff/desk.ts'
import { staffRoutes } from './staff/routes.ts'

/** A virtual printer runs for days: it remembers as many papers as anybody looks at. */
const KEPT_PAPERS = 100

/** A touch panel standing upright, in CSS pixels. */
export const SIZE: ScreenSize = { width: 1080, height: 1920 }

/** The kiosk station: its screen, and printers that print what its view asks for. */
export const startKiosk: Start<'kiosk'> = async (config, options, ports) => {
  const asked = readPrinters(options)
  if (!asked.ok) return asked
  const held = await holdFolder(config.folder)
  if (!held.ok) return held
  const { plans, virtuals } = await withVirtuals(asked.plans, ports.log)
  const [virtual] = virtuals
  let staff: { readonly desk: StaffDesk; readonly link: Link } | null = null
  const opened = await openStation(
    config,
    ports,
    virtual && paperPages(virtual, ports.clock, config.screenFolder),
    staffRoutes({ pin: options['staff-pin'], part: () => staff, ...ports }),
  )
  if (!opened.ok) {
    await closeAll(virtuals)
    await held.release()
    return opened
  }
  const { station } = opened
  const { link } = station
  const journal = openJournal(join(config.folder, 'prints.json'))
  // A clear and a cut too many do no harm; a printer that finishes what has failed makes a ghost.
  const interrupted = journal.lost !== null || journal.journal.all().some(mayComeOut)
  const devices = reportDevices(link, config.stationId, ports.clock, ports.log)
  const rollsFile = join(config.folder, 'rolls.json')
  const printers = openPrinters({ plans, rollsFile, interrupted, devices, ...ports })
  const { master, token, stationId } = config
  const source = { master, headers: { authorization: `Bearer ${token}`, 'x-antre-station': stationId } }
  const logo = followLogo({ source, file: join(config.folder, 'logo.json'), ...ports })
  const jobs = startPrintJobs({ link, printer: printers, opened: journal, logo, ...ports })
  staff = { link, desk: staffDesk({ stationId, link, jobs, printers, logo }) }
  return {
    ok: true,
    started: {
      url: station.url,
      addresses: virtual ? { paper: `${station.origin}/paper/` } : {},
      async stop() {
        logo.stop()
        await jobs.stop()
        devices.stop()
        await station.stop()
        await closeAll(virtuals)
        await held.release()
      },
    },
  }
}

/** For trying. Staff are told that no ticket is on paper. */
const WITHOUT_PRINTER = 'virtual:'

/** In the packaged application nobody sees a page with papers: it has to be told what prints. */
export const startPackagedKiosk: Start<'kiosk'> = async (config, options, ports) =>
  options.printer === undefined
    ? { ok: false, code: 'missing-option', detail: PRINTER_MISSING }
    : startKiosk(config, options, ports)

const PRINTER_MISSING =
  '"printer" in station.json says what prints: tcp://HOST:9100, file:///dev/usb/lp0 or serial:///dev/ttyUSB0. To try without paper: virtual:'

type Asked = Omit<PrinterPlan, 'url'>
type Read =
  | { readonly ok: true; readonly plans: readonly Asked[] }
  | { readonly ok: false; readonly code: string; readonly detail: string }

/** The printers it was asked for, the preferred one first. */
function readPrinters(options: Options<'kiosk'>): Read {
  const addresses = [options.printer ?? WITHOUT_PRINTER, options['second-printer']]
  const plans: Asked[] = []
  for (const [i, option] of ['printer', 'second-printer'].entries()) {
    const address = addresses[i]
    if (address === undefined) continue
    const parsed = parsePrinterUrl(address)
    if (!parsed.ok) return { ok: false, code: parsed.code, detail: `--${option}: ${parsed.detail}` }
    const isNotSet = i === 0 && options.printer === undefined
    plans.push({ id: i === 0 ? 'printer' : `printer-${i + 1}`, address, target: parsed.target, isNotSet })
  }
  return { ok: true, plans }
}

/** Virtual printers are started, and talked to over their real sockets, with the options they were asked for by. */
async function withVirtuals(asked: readonly Asked[], log: Log) {
  const plans: PrinterPlan[] = []
  const virtuals: VirtualPrinter[] = []
  for (const plan of asked) {
    if (plan.target.kind !== 'virtual') {
      plans.push({ ...plan, url: plan.address })
      continue
    }
    log.warn({ printer: plan.id }, 'a virtual printer: tickets come out on a page, none on paper')
    const virtual = await startVirtualPrinter({ width: plan.target.profile.width, keep: KEPT_PAPERS })
    virtuals.push(virtual)
    plans.push({ ...plan, url: `tcp://${virtual.host}:${virtual.port}${new URL(plan.address).search}` })
  }
  return { plans, virtuals }
}

const closeAll = async (virtuals: readonly VirtualPrinter[]): Promise<void> =>
  void (await Promise.all(virtuals.map((virtual) => virtual.close())))
