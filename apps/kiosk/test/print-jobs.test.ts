import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TicketView } from '@antre/contract'
import { openPrinter, startVirtualPrinter, textOf, type VirtualPrinter } from '@antre/devices'
import { openStation, type Station, silentLog } from '@antre/station'
import { type MasterDouble, type SteppedTimers, startMasterDouble, steppedTimers } from '@antre/testkit'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openJournal } from '../src/jobs/journal.ts'
import { type PrintJobs, startPrintJobs } from '../src/jobs/print-jobs.ts'
import { aTicket, kioskView } from './kiosk-view.ts'

/** As real, only sooner: the virtual printer answers at once or never. */
const TIMING = {
  connectMs: 300,
  answerMs: 120,
  writeMs: 300,
  clearMs: 120,
  confirmMs: 500,
  pollMs: 5,
  settleMs: 20,
}

let folder: string
let file: string
let master: MasterDouble
let virtual: VirtualPrinter
let clock: SteppedTimers
let station: Station
let jobs: PrintJobs

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'antre-kiosk-'))
  file = join(folder, 'prints.json')
  master = await startMasterDouble(kioskView())
  virtual = await startVirtualPrinter()
  clock = steppedTimers()
  await start()
})
afterEach(async () => {
  await jobs.stop()
  await station.stop()
  await virtual.close()
  await master.close()
  rmSync(folder, { recursive: true, force: true })
})

/** A station and its jobs on the journal in `file`: as after switching the kiosk on. */
async function start() {
  const base = { kind: 'kiosk', stationId: 'kiosk-1', token: 't', port: 0 } as const
  const config = { ...base, master: master.url, folder, resources: folder, screenFolder: folder }
  const opened = await openStation(config, { clock, random: () => 0.5, log: silentLog })
  if (!opened.ok) throw new Error(opened.detail)
  station = opened.station
  const printer = openPrinter(virtual.url, { timing: TIMING })
  const ports = { clock, random: () => 0.5, log: silentLog }
  jobs = startPrintJobs({ link: station.link, printer, opened: openJournal(file), ...ports })
}

const isReport = ({ url }: { url: string }) => url.endsWith('/print-result')
const reports = () =>
  master.requests
    .filter(isReport)
    .map(({ url, body }) => `${url.split('/')[4]} ${JSON.parse(body).reason ?? 'ok'}`)
const numbers = () =>
  virtual.papers.flatMap((paper) => textOf(paper).filter((line) => /^A-\d{3}$/.test(line.trim())))

/** Shows the tickets and resolves when `count` reports (default: one each) have come. */
async function print(tickets: readonly TicketView[], count = tickets.length, now?: string) {
  const before = reports().length
  const done = new Promise<void>((resolve) => {
    const next = async () => {
      while (reports().length < before + count) await master.next(isReport)
      resolve()
    }
    void next()
  })
  master.show(kioskView(tickets, now))
  await done
  await jobs.idle()
}
/** Lets every pause between two attempts pass, at once, until `done`. */
async function passPauses(done: Promise<unknown>) {
  const pauses = [75, 150, 187.5, 300, 375, 600, 750, 1_500, 3_000, 3_750]
  let over = false
  const ended = done.then(() => {
    over = true
    return null
  })
  while (!over) {
    const ms = await Promise.race([ended, clock.timer((wait) => pauses.includes(wait))])
    if (ms !== null) clock.advance(ms)
  }
}
const viewSeen = () =>
  new Promise<void>((resolve) => {
    const leave = station.link.subscribe((event) => {
      if (event.type !== 'view') return
      leave()
      resolve()
    })
  })

describe('a well printer', () => {
  test('prints each ticket once, in order, and says so', async () => {
    await print([aTicket(1), aTicket(2), aTicket(3)])
    expect(numbers().map((line) => line.trim())).toEqual(['A-001', 'A-002', 'A-003'])
    expect(reports()).toEqual(['t-1 ok', 't-2 ok', 't-3 ok'])
  })

  test('the same view again, a reconnection, a restart: nothing more comes out', async () => {
    await print([aTicket(1)])
    const seen = viewSeen()
    master.show(kioskView([aTicket(1)]))
    await seen
    await jobs.stop()
    await station.stop()
    await start()
    await viewSeen()
    await jobs.idle()
    expect(virtual.papers).toHaveLength(1)
    expect(reports()).toEqual(['t-1 ok'])
  })

  test('tickets that need no paper are left alone', async () => {
    const others = [
      aTicket(1, { print: 'printed' }),
      aTicket(2, { print: 'failed' }),
      aTicket(3, { print: 'none' }),
    ]
    await print([...others, aTicket(4)], 1)
    expect(reports()).toEqual(['t-4 ok'])
  })
})

describe('a printer that is not well', () => {
  test.each([
    ['paper-out', 'paper-out'],
    ['cover-open', 'cover-open'],
    ['hang', 'no-answer'],
    ['drop', 'connection-lost'],
  ] as const)(
    '%s: reported as %s; when it is well again the next ticket comes, the failed one does not',
    async (lever, reason) => {
      virtual.setLever(lever)
      await print([aTicket(1)])
      expect(reports()).toEqual([`t-1 ${reason}`])
      virtual.setLever('ready')
      await print([aTicket(1, { print: 'failed' }), aTicket(2)], 1)
      expect(reports()).toEqual([`t-1 ${reason}`, 't-2 ok'])
      expect(numbers().map((line) => line.trim())).toEqual(['A-002'])
    },
  )

  test('drops in the middle of a ticket: not counted as printed', async () => {
    virtual.setLever('drop-mid-job')
    await print([aTicket(1)])
    expect(reports()).toEqual(['t-1 connection-lost'])
  })

  test('the cable is out: said so', async () => {
    await virtual.unplug()
    await print([aTicket(1)])
    expect(reports()).toEqual(['t-1 unreachable'])
    await virtual.plugIn()
  })
})

describe('a job that comes late', () => {
  test('older than a minute when first seen: not printed', async () => {
    await print(
      [aTicket(1), aTicket(2, { issuedAt: '2026-11-23T09:00:30.000+08:00' })],
      2,
      '2026-11-23T09:01:00.001+08:00',
    )
    expect(reports().sort()).toEqual(['t-1 stale', 't-2 ok'])
    expect(virtual.papers).toHaveLength(1)
  })
})

describe('telling the master', () => {
  test('that is away: told when it is back, once', async () => {
    const lost = new Promise<void>((resolve) => {
      const leave = station.link.subscribe((event) => {
        if (event.type !== 'status' || event.status.state !== 'away') return
        leave()
        resolve()
      })
    })
    const out = virtual.nextPaper()
    master.show(kioskView([aTicket(1)]))
    await out
    await master.close()
    await lost
    await master.reopen()
    await passPauses(master.next(isReport))
    await passPauses(jobs.idle())
    expect(reports()).toEqual(['t-1 ok'])
    expect(virtual.papers).toHaveLength(1)
  })

  test('that stumbles over one report does not keep the others from it; a final refusal is final', async () => {
    master.answer = ({ url }) =>
      url.includes('t-1') ? { status: 404, body: { code: 'unknown-ticket' } } : { status: 200, body: {} }
    await print([aTicket(1), aTicket(2)])
    await jobs.stop()
    await station.stop()
    await start()
    await viewSeen()
    await jobs.idle()
    expect(reports()).toEqual(['t-1 ok', 't-2 ok'])
  })
})

describe('the journal', () => {
  test('that takes nothing: nothing is printed', async () => {
    mkdirSync(`${file}.new`)
    await print([aTicket(1)])
    expect(reports()).toEqual(['t-1 not-noted'])
    expect(virtual.papers).toHaveLength(0)
  })

  test('that cannot be read is put aside, and what waits then is not printed: it may have been', async () => {
    await jobs.stop()
    await station.stop()
    writeFileSync(file, '{"format":1,"notes":[{"ticke')
    master.show(kioskView([aTicket(1)]))
    const told = master.next(isReport)
    await start()
    await told
    await jobs.idle()
    await print([aTicket(1), aTicket(2)], 1)
    expect(reports()).toEqual(['t-1 interrupted', 't-2 ok'])
    expect(readdirSync(folder)).toContain('prints.json.unreadable')
  })

  test('forgets what the master has taken and no longer offers, after an hour', async () => {
    await print([aTicket(1)])
    await print([aTicket(1, { print: 'printed' }), aTicket(2)], 1)
    const noted = () =>
      openJournal(file)
        .journal.all()
        .map(({ ticketId }) => ticketId)
    expect(noted()).toEqual(['t-1', 't-2'])
    const later = '2026-11-23T10:30:00.000+08:00'
    await print([aTicket(2, { print: 'printed' }), aTicket(3, { issuedAt: later })], 1, later)
    expect(noted()).toEqual(['t-2', 't-3'])
  })
})
