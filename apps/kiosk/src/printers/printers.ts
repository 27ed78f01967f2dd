import type { DeviceReport } from '@antre/contract'
import {
  type GroupPrintOptions,
  type GroupPrintResult,
  openPrinter,
  type Printer,
  type PrinterStatus,
  type PrinterTarget,
  type PrintResult,
  printerGroup,
  type Timing,
} from '@antre/devices'
import type { ReceiptDocument } from '@antre/receipt'
import type { Clock, DeviceReports, Log } from '@antre/station'
import { type Calm, calmed } from './calm.ts'
import { forTheHall, NOT_SET, roughly, type Said, saidOf, seesPaper, withEstimate } from './device-report.ts'
import { openRolls } from './rolls.ts'

/** A printer of this kiosk. */
export interface PrinterPlan {
  /** `printer`, `printer-2`: its device id. */
  readonly id: string
  /** As the station was told it. */
  readonly address: string
  /** Where it is opened: the address, or for `virtual:` the socket of a virtual printer. */
  readonly url: string
  readonly target: PrinterTarget
  /** The station was not told what prints: this one puts tickets on a page, and staff are told. */
  readonly isNotSet?: boolean
}

export interface PrintersOptions {
  /** The preferred one first. */
  readonly plans: readonly PrinterPlan[]
  /** Where what is learned of the paper is kept. */
  readonly rollsFile: string
  /** The last job of an earlier run was cut short. */
  readonly interrupted: boolean
  readonly devices: Pick<DeviceReports, 'set'>
  readonly clock: Clock
  readonly log: Log
  readonly timing?: Partial<Timing>
}

/** The printers of a kiosk, which stand in for each other. */
export interface KioskPrinters {
  print(document: ReceiptDocument, options?: GroupPrintOptions): Promise<GroupPrintResult>
  /** How each is right now, in order. */
  reports(): readonly DeviceReport[]
  /** Prints on this one alone; null when there is no such printer. */
  printOn(id: string, document: ReceiptDocument): Promise<PrintResult | null>
  /** Somebody put in a new roll. Answers how the printer is; null when there is none. Counted only when seen. */
  paperChanged(id: string): Promise<Said | null>
  close(): Promise<void>
}

/** A printer that takes long to say anything at first holds up the news of the others no longer. */
const FIRST_WORD_MS = 6_000

interface Member extends PrinterPlan {
  readonly printer: Printer
  readonly calm: Calm
}

const starting = (id: string): DeviceReport => ({ id, kind: 'printer', state: 'starting' })

/** Opens and watches them: the master hears of each change, the rolls are followed. */
export function openPrinters(options: PrintersOptions): KioskPrinters {
  const { plans, interrupted, devices, clock, log, timing } = options
  const rolls = openRolls(
    options.rollsFile,
    plans.map(({ id, address, target }) => ({ id, address, guess: target.profile })),
    log,
  )
  const statuses = new Map<string, PrinterStatus>()
  const told = new Map<string, DeviceReport>()
  let telling = false

  function tell(device: DeviceReport) {
    told.set(device.id, device)
    if (telling) devices.set(device)
    else if (told.size === plans.length) tellAll()
  }

  /** Told all at once: what is not on the list counts as taken away. */
  function tellAll() {
    if (telling) return
    telling = true
    callOff()
    for (const { id } of plans) devices.set(told.get(id) ?? starting(id))
  }
  const callOff = clock.after(FIRST_WORD_MS, tellAll)

  const members = plans.map((plan): Member => {
    const printer = openPrinter(plan.url, { interrupted, ...(timing && { timing }) })
    return { ...plan, printer, calm: calmed(clock, tell) }
  })
  const member = (id: string) => members.find((each) => each.id === id)
  const group = printerGroup(members)

  function reportOf({ id, target, isNotSet }: PrinterPlan): DeviceReport | null {
    const status = statuses.get(id)
    const said = status && (isNotSet ? NOT_SET : saidOf(status, target.kind))
    if (!said) return null
    const left = rolls.left(id)
    return {
      id,
      kind: 'printer',
      ...withEstimate(said, left, rolls.isSensed(id)),
      ...(left !== null && { ticketsLeft: roughly(left) }),
    }
  }

  function look(printer: Member) {
    const report = reportOf(printer)
    if (report) printer.calm.set(forTheHall(report))
  }

  function printed(id: string, result: PrintResult) {
    const printer = member(id)
    if (!result.ok || !printer) return
    rolls.printed(id, result.paperMm)
    look(printer)
    if (result.confirmed) printer.calm.proved('work')
  }

  const leave = group.watch((id, status) => {
    const printer = member(id)
    if (!printer) return
    statuses.set(id, status)
    rolls.status(id, status)
    look(printer)
  })

  return {
    async print(document, options) {
      const result = await group.print(document, options)
      printed(result.by, result)
      for (const { id, reason } of result.before)
        log.warn({ printer: id, reason }, 'another printer took over')
      return result
    },
    reports: () => plans.map((plan) => reportOf(plan) ?? starting(plan.id)),
    async printOn(id, document) {
      const printer = member(id)
      if (!printer) return null
      const result = await printer.printer.print(document)
      printed(id, result)
      return result
    },
    async paperChanged(id) {
      const printer = member(id)
      if (!printer) return null
      const said = saidOf(await printer.printer.status(), printer.target.kind)
      if (said && seesPaper(said)) {
        rolls.changed(id)
        printer.calm.proved('paper')
        look(printer)
      }
      return said
    },
    async close() {
      leave()
      callOff()
      for (const { calm } of members) calm.stop()
      await group.close()
    },
  }
}
