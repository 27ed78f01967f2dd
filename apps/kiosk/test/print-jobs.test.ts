import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TicketView } from '@antre/contract'
import { openPrinter, printerGroup, startVirtualPrinter, textOf, type VirtualPrinter } from '@antre/devices'
import { openStation, type Station, silentLog } from '@antre/station'
import { type MasterDouble, type SteppedTimers, startMasterDouble, steppedTimers } from '@antre/testkit'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openJournal } from '../src/jobs/journal.ts'
import { type PrintJobs, startPrintJobs } from '../src/jobs/print-jobs.ts'
import { aTicket, kioskView, printEntry } from './kiosk-view.ts'

/** As real, or longer: what is well may answer late on a busy machine. Only the pauses are shorter. */
const TIMING = {
  connectMs: 20_000,
  answerMs: 2_000,
  writeMs: 20_000,
  clearMs: 2_000,
  confirmMs: 20_000,
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
  const printer = printerGroup([{ id: 'printer', printer: openPrinter(virtual.url, { timing: TIMING }) }])
  const ports = { clock, random: () => 0.5, log: silentLog }
  const logo = { want: () => {}, picture: () => null }
  jobs = startPrintJobs({ link: station.link, printer, opened: openJournal(file), logo, ...ports })
}

const isReport = ({ url }: { url: string }) => url.endsWith('/print-result')
/** `t-1 ok`, `t-1#1 paper-out` for the first reprint. */
const reports = () =>
  bodies().map(
    ({ ticket, attempt, reason }) => `${ticket}${attempt > 0 ? `#${attempt}` : ''} ${reason ?? 'ok'}`,
  )
const bodies = () =>
  master.requests
    .filter(isReport)
    .map(({ url, body }) => ({ ticket: url.split('/')[4], ...JSON.parse(body) }))
const numbers = () =>
  virtual.papers.flatMap((paper) => textOf(paper).filter((line) => /^A-\d{3}$/.test(line.trim())))

/** Shows the tickets and resolves when `count` reports (default: one each) have come. */
async function print(
  tickets: readonly (TicketView | ReturnType<typeof printEntry>)[],
  count = tickets.length,
  now?: string,
) {
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
const linked = async () => void (station.link.view() ?? (await viewSeen()))
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

/** A ticket of an hour ago, to be printed once more. */
const again = (attempt: number, change: Parameters<typeof printEntry>[1] = {}) =>
  printEntry(aTicket(1, { issuedAt: '2026-11-23T08:00:00.000+08:00', attempt }), {
    askedAt: '2026-11-23T09:00:00.000+08:00',
    reprint: true,
    ...change,
  })
const markOf = () => virtual.papers.map((paper) => textOf(paper).some((line) => line.includes('CETAK ULANG')))

describe('printed once more', () => {
  test('a reprint comes out, however old the ticket, and says what it is; the number stays', async () => {
    await linked()
    await print([again(1)])
    expect(reports()).toEqual(['t-1#1 ok'])
    expect(numbers().map((line) => line.trim())).toEqual(['A-001'])
    expect(markOf()).toEqual([true])
  })

  test('each attempt once: the same view again prints nothing, the next attempt does', async () => {
    await print([aTicket(1)])
    await print([printEntry(aTicket(1, { attempt: 1 }), { reprint: true })])
    const seen = viewSeen()
    master.show(kioskView([printEntry(aTicket(1, { attempt: 1 }), { reprint: true })]))
    await seen
    await print([printEntry(aTicket(1, { attempt: 2 }), { reprint: true })])
    expect(reports()).toEqual(['t-1 ok', 't-1#1 ok', 't-1#2 ok'])
    expect(markOf()).toEqual([false, true, true])
  })

  test('asked again after not a byte was sent: an ordinary ticket, as it is the only one', async () => {
    virtual.setLever('paper-out')
    await print([aTicket(1)])
    expect(bodies()).toEqual([{ ticket: 't-1', ok: false, reason: 'paper-out', untouched: true, attempt: 0 }])
    virtual.setLever('ready')
    await print([printEntry(aTicket(1, { attempt: 1 }))])
    expect(markOf()).toEqual([false])
  })

  test('that fails in the middle is not said to be untouched', async () => {
    virtual.setLever('drop-mid-job')
    await print([aTicket(1)])
    expect(bodies()[0]).not.toHaveProperty('untouched')
  })

  test('one that has moved to another kiosk is left to it', async () => {
    const movedTo = { id: 'kiosk-2', name: { id: 'Kiosk 2' } }
    await print([again(1, { state: 'failed', movedTo }), again(2, { movedTo }), aTicket(3)], 1)
    expect(reports()).toEqual(['t-3 ok'])
    expect(virtual.papers).toHaveLength(1)
  })

  test('what waits for its turn and is taken elsewhere meanwhile does not come out', async () => {
    virtual.setLever('slow')
    const begun = viewSeen()
    master.show(kioskView([aTicket(1), aTicket(2)]))
    await begun
    const elsewhere = viewSeen()
    const movedTo = { id: 'kiosk-2', name: { id: 'Kiosk 2' } }
    master.show(kioskView([aTicket(1), printEntry(aTicket(2, { attempt: 1 }), { state: 'failed', movedTo })]))
    await elsewhere
    await jobs.idle()
    expect(reports()).toEqual(['t-1 ok'])
    expect(virtual.papers).toHaveLength(1)
  })
})

describe('a reprint asked for while this kiosk was', () => {
  const cutOff = async (ms: number) => {
    await linked()
    const lost = new Promise<void>((resolve) => {
      const leave = station.link.subscribe((event) => {
        if (event.type !== 'status' || event.status.state === 'live') return
        leave()
        resolve()
      })
    })
    await master.close()
    await lost
    clock.advance(ms)
    await master.reopen()
  }
  const at = (ms: number) => `${new Date(Date.parse('2026-11-23T09:00:00+08:00') + ms).toISOString()}`

  test('cut off for a moment: comes out', async () => {
    await cutOff(20_000)
    master.show(kioskView([again(1)], at(20_000)))
    await passPauses(master.next(isReport))
    expect(reports()).toEqual(['t-1#1 ok'])
  })

  test('cut off for an hour: does not come out, and staff are told', async () => {
    await cutOff(3_600_000)
    master.show(kioskView([again(1)], at(3_600_000)))
    await passPauses(master.next(isReport))
    expect(reports()).toEqual(['t-1#1 stale'])
    expect(bodies()[0]).toMatchObject({ untouched: true })
    expect(virtual.papers).toHaveLength(0)
  })

  const restarted = async (askedAt: string) => {
    await jobs.stop()
    await station.stop()
    master.show(kioskView([again(1, { askedAt })]))
    const told = master.next(isReport)
    await start()
    await told
  }

  test('switched off for long: does not come out; the next one does', async () => {
    await restarted('2026-11-23T08:50:00.000+08:00')
    await print([again(1, { state: 'failed' }), printEntry(aTicket(2, { attempt: 1 }))], 1)
    expect(reports()).toEqual(['t-1#1 stale', 't-2#1 ok'])
  })

  test('starting again: comes out, as somebody stands there', async () => {
    await restarted('2026-11-23T09:00:00.000+08:00')
    expect(reports()).toEqual(['t-1#1 ok'])
  })
})

describe('a job that comes late', () => {
  test('having waited for its turn too long: not printed', async () => {
    virtual.setLever('slow')
    const begun = viewSeen()
    master.show(kioskView([aTicket(1), aTicket(2)]))
    await begun
    clock.advance(61_000)
    await jobs.idle()
    expect(reports()).toEqual(['t-1 ok', 't-2 stale'])
  })

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

async function restartWith(kept: object) {
  await jobs.stop()
  await station.stop()
  writeFileSync(file, JSON.stringify(kept))
  await start()
}

describe('the latest numbers', () => {
  test('newest first, each by its latest printing, with why it failed; not those of yesterday', async () => {
    const yesterday = Date.parse('2026-11-22T15:00:00+08:00')
    const notes = [
      { ticketId: 't-0', number: 'A-090', state: 'reported', outcome: { ok: true }, key: 'k', at: yesterday },
    ]
    await restartWith({ format: 1, notes })
    await print([aTicket(1), aTicket(2)])
    virtual.setLever('cover-open')
    await print([printEntry(aTicket(1, { attempt: 1 }), { reprint: true }), aTicket(2)], 1)
    expect(jobs.recent()).toMatchObject([
      { number: 'A-001', attempt: 1, state: 'failed', reason: 'cover-open' },
      { number: 'A-002', attempt: 0, state: 'printed' },
    ])
    expect(jobs.recent()).toHaveLength(2)
  })

  test('a ticket that is coming out, and one behind it', async () => {
    virtual.setLever('slow')
    const begun = viewSeen()
    master.show(kioskView([aTicket(1), aTicket(2)]))
    await begun
    expect(jobs.recent()).toMatchObject([
      { number: 'A-002', state: 'waiting' },
      { number: 'A-001', state: 'printing' },
    ])
    await jobs.idle()
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
    const many = Array.from({ length: 20 }, (_, i) => aTicket(i + 3, { issuedAt: later }))
    await print([aTicket(2, { print: 'printed' }), ...many], many.length, later)
    const last = aTicket(23, { issuedAt: later })
    await print([aTicket(2, { print: 'printed' }), ...many, last], 1, later)
    expect(noted()).toEqual(['t-2', ...many.map(({ id }) => id), 't-23'])
  })

  test('of an older release: its jobs are first printings, and what it had not told is told', async () => {
    await restartWith({
      format: 1,
      notes: [
        { ticketId: 't-1', number: 'A-001', state: 'reported', outcome: { ok: true }, key: 'k1', at: 1 },
        { ticketId: 't-2', number: 'A-002', state: 'ended', outcome: { ok: true }, key: 'k2', at: 1 },
        { ticketId: 't-3', number: 'A-003', state: 'printing', key: 'k3', at: 1 },
      ],
    })
    await print([aTicket(1), aTicket(2), aTicket(3), aTicket(4)], 3)
    expect(reports().toSorted()).toEqual(['t-2 ok', 't-3 interrupted', 't-4 ok'])
    expect(readFileSync(file, 'utf8')).toMatch(/^\{"format":2,/)
  })

  test('of a later release is kept for it; what waits then is not printed: it may have been', async () => {
    const newer = { format: 3, notes: { anything: true } }
    await restartWith(newer)
    await print([aTicket(1)])
    await print([aTicket(1), aTicket(2)], 1)
    expect(reports()).toEqual(['t-1 interrupted', 't-2 ok'])
    expect(JSON.parse(readFileSync(`${file}.newer`, 'utf8'))).toEqual(newer)
  })
})
