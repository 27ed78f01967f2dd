import { join } from 'node:path'
import type { DeviceReport } from '@antre/contract'
import { parsePrinterUrl, startVirtualPrinter, textOf, type VirtualPrinter } from '@antre/devices'
import { receiptFor } from '@antre/receipt'
import { type Clock, silentLog, systemClock } from '@antre/station'
import { steppedTimers, type TemporaryFolder, temporaryFolder } from '@antre/testkit'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { receiptInput } from '../src/jobs/receipt-input.ts'
import { saidOf } from '../src/printers/device-report.ts'
import { type KioskPrinters, openPrinters, type PrinterPlan } from '../src/printers/printers.ts'
import { openRolls } from '../src/printers/rolls.ts'
import { aTicket, kioskView } from './kiosk-view.ts'

/** As real, or longer: what is well may answer late on a busy machine. Only the pauses are shorter. */
const TIMING = {
  ...{ connectMs: 20_000, answerMs: 2_000, writeMs: 20_000, clearMs: 2_000, confirmMs: 4_000 },
  ...{ pollMs: 5, settleMs: 20 },
  ...{ idleMs: 15, calmMs: 15, awayMs: 30, careMs: 50, careHoldMs: 200 },
}

let folder: TemporaryFolder
let first: VirtualPrinter
let second: VirtualPrinter
let printers: KioskPrinters
/** Every report, oldest first, as `printer-2 paper-low`. */
let told: string[]
let look: () => void
let reopen: (clock: Clock) => void
const rollsFile = () => join(folder.path, 'rolls.json')

function planOf(id: string, { url }: VirtualPrinter): PrinterPlan {
  const parsed = parsePrinterUrl(url)
  if (!parsed.ok) throw new Error(parsed.detail)
  return { id, address: url, url, target: parsed.target }
}

beforeEach(async () => {
  folder = temporaryFolder()
  first = await startVirtualPrinter()
  second = await startVirtualPrinter({ width: 58 })
  told = []
  look = () => {}
  const devices = {
    set({ id, state, detail, ticketsLeft }: DeviceReport) {
      told.push([id, state, detail, ticketsLeft].filter((part) => part !== undefined).join(' '))
      look()
    },
  }
  reopen = (clock) => {
    printers = openPrinters({
      plans: [planOf('printer', first), planOf('printer-2', second)],
      rollsFile: rollsFile(),
      interrupted: false,
      devices,
      clock,
      log: silentLog,
      timing: TIMING,
    })
  }
  reopen(systemClock)
  await until('printer-2 ready')
})
afterEach(async () => {
  await printers.close()
  await first.close()
  await second.close()
  folder[Symbol.dispose]()
})

/** Resolves when this is the last that was told of the device. */
function until(report: string): Promise<void> {
  const [id] = report.split(' ')
  const isLast = () => told.findLast((line) => line.startsWith(`${id} `)) === report
  if (isLast()) return Promise.resolve()
  return new Promise((resolve) => {
    look = () => {
      if (isLast()) resolve()
    }
  })
}
const ticket = (n: number) => receiptFor(receiptInput(kioskView(), aTicket(n), false))
const out = (virtual: VirtualPrinter) =>
  virtual.papers.map((paper) =>
    textOf(paper)
      .find((line) => /^\s*A-\d{3}\s*$/.test(line))
      ?.trim(),
  )

describe('what the master hears', () => {
  test('both at first, then each change, once', async () => {
    expect(told).toEqual(['printer ready', 'printer-2 ready'])
    second.setLever('paper-low')
    await until('printer-2 paper-low')
    first.setLever('cover-open')
    await until('printer cover-open')
    first.setLever('ready')
    await until('printer ready')
    expect(told).toEqual([
      'printer ready',
      'printer-2 ready',
      'printer-2 paper-low',
      'printer cover-open',
      'printer ready',
    ])
  })

  test('a cable that is pulled and put back, without a ticket', async () => {
    await first.unplug()
    await until('printer offline unreachable')
    await first.plugIn()
    await until('printer ready')
  })

  test('a printer that is frozen does not print, one that answers nonsense neither', async () => {
    first.setLever('hang')
    await until('printer offline silent')
    first.setLever('ready')
    await until('printer ready')
    second.setLever('garbage')
    await until('printer-2 noise garbled')
  })
})

test('a printer that flickered prints a ticket: it is well at once, not after a time', async () => {
  await printers.close()
  reopen(steppedTimers())
  for (let i = 0; i < 2; i++) {
    await first.unplug()
    await until('printer offline unreachable')
    await first.plugIn()
    if (i === 0) await until('printer ready')
  }
  // It is away until somebody has asked it again.
  while (!(await printers.printOn('printer', ticket(1)))?.ok);
  await until('printer ready')
})

describe('one stands in for the other', () => {
  test('while the first has no paper, and only so long', async () => {
    first.setLever('paper-out')
    await until('printer paper-out')
    expect(await printers.print(ticket(1))).toMatchObject({ ok: true, by: 'printer-2' })
    first.setLever('ready')
    await until('printer ready')
    expect(await printers.print(ticket(2))).toMatchObject({ ok: true, by: 'printer' })
    expect([out(first), out(second)]).toEqual([['A-002'], ['A-001']])
  })

  test('when the first turns out to be gone', async () => {
    await first.unplug()
    expect(await printers.print(ticket(1))).toMatchObject({ ok: true, by: 'printer-2' })
    expect([out(first), out(second)]).toEqual([[], ['A-001']])
  })

  test('but not when the ticket may still come out of the first', async () => {
    first.setLever('hang', { afterLines: 3 })
    expect(await printers.print(ticket(1))).toMatchObject({ ok: false, by: 'printer', residue: 'possible' })
    expect(out(second)).toEqual([])
  })

  test('when neither can, the reason is told', async () => {
    first.setLever('paper-out')
    second.setLever('cover-open')
    const result = await printers.print(ticket(1))
    expect(result).toMatchObject({ ok: false, residue: 'none' })
    expect(result.before).toHaveLength(1)
  })
})

test('one printer is tried by itself', async () => {
  expect(await printers.printOn('printer-2', ticket(9))).toMatchObject({ ok: true })
  expect(await printers.printOn('printer-3', ticket(9))).toBeNull()
  expect([out(first), out(second)]).toEqual([[], ['A-009']])
})

describe('a printer without a sensor for the end of its roll', () => {
  const TICKETS = 100

  /** One roll was printed to its end, and of the next all but so many tickets. */
  function rollsWith(left: number): number {
    const plan = planOf('printer', first)
    const rolls = openRolls(rollsFile(), [{ ...plan, guess: plan.target.profile }], silentLog)
    const print = (count: number) => {
      for (let i = 0; i < count; i++) rolls.printed('printer', 120)
    }
    rolls.status('printer', { state: 'ready' })
    rolls.changed('printer')
    print(TICKETS)
    rolls.status('printer', { state: 'paper-out' })
    rolls.status('printer', { state: 'ready' })
    print(TICKETS - left)
    return rolls.left('printer') ?? -1
  }

  beforeEach(() => printers.close())

  test('warns when the roll has so little left as rolls before it showed', async () => {
    expect(rollsWith(42)).toBe(42)
    told = []
    reopen(systemClock)
    await until('printer ready')
    expect(printers.reports()[0]).toMatchObject({ state: 'ready', ticketsLeft: 40 })
    while (told.at(-1) !== 'printer paper-low estimated 30') await printers.printOn('printer', ticket(1))
    expect(told.filter((line) => /^printer /.test(line)).slice(0, 2)).toEqual([
      'printer ready',
      expect.stringMatching(/^printer paper-low estimated [34]0$/),
    ])
  })

  test('says nothing early to the hall, and to staff at the kiosk whenever it is known', async () => {
    rollsWith(90)
    told = []
    reopen(systemClock)
    await until('printer ready')
    expect(printers.reports()[0]).toEqual({ id: 'printer', kind: 'printer', state: 'ready', ticketsLeft: 90 })
  })

  test('a new roll ends the warning; one that nobody can see does not count', async () => {
    rollsWith(20)
    told = []
    reopen(steppedTimers())
    await until('printer paper-low estimated 20')
    await first.unplug()
    expect(await printers.paperChanged('printer')).toEqual({ state: 'offline', detail: 'unreachable' })
    await first.plugIn()
    await until('printer paper-low estimated 20')
    expect(await printers.paperChanged('printer')).toEqual({ state: 'ready' })
    await until('printer ready')
    expect(printers.reports()[0]).toMatchObject({ ticketsLeft: TICKETS })
  })
})

describe('a new roll', () => {
  test('is believed when the printer sees it', async () => {
    expect(await printers.paperChanged('printer')).toEqual({ state: 'ready' })
    second.setLever('paper-low')
    expect(await printers.paperChanged('printer-2')).toEqual({ state: 'paper-low' })
    expect(await printers.paperChanged('printer-3')).toBeNull()
  })
})

test.each([
  [{ state: 'ready', untaken: true }, 'tcp', { state: 'presenter' }],
  [{ state: 'offline', why: 'unreachable' }, 'tcp', { state: 'offline', detail: 'unreachable' }],
  [{ state: 'offline', why: 'unreachable' }, 'serial', { state: 'unplugged', detail: 'unreachable' }],
  [{ state: 'offline', why: 'no-permission' }, 'file', { state: 'no-permission' }],
  [{ state: 'offline', why: 'reported' }, 'file', { state: 'offline', detail: 'reported' }],
  [{ state: 'unknown', why: 'not-asked' }, 'file', { state: 'unknown', detail: 'not-asked' }],
  [{ state: 'unknown', why: 'closed' }, 'tcp', null],
] as const)('%j by %s is told as %j', (status, wire, said) => {
  expect(saidOf(status, wire)).toEqual(said)
})
