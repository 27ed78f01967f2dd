import { randomUUID } from 'node:crypto'
import { type KioskView, kioskViewSchema, type TicketView } from '@antre/contract'
import type { Printer } from '@antre/devices'
import { receiptFor } from '@antre/receipt'
import type { Clock, KeptView, Link, Log, Random } from '@antre/station'
import type { JobNote, OpenedJournal } from './journal.ts'
import type { Outcome } from './outcome.ts'
import { receiptInput } from './receipt-input.ts'
import { createReports } from './reports.ts'

export interface PrintJobsOptions {
  readonly link: Link
  readonly printer: Printer
  readonly opened: OpenedJournal
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
}

export interface PrintJobs {
  /** Lets the ticket that is coming out come out (a few seconds at most), tells the master, ends. */
  stop(): Promise<void>
  /** Resolves when nothing is being printed or reported. */
  idle(): Promise<void>
}

/** Older than this when first seen: whoever pulled it has read the number off the screen and gone. */
const STALE_MS = 60_000
/** Long after the master would offer a reported job again. */
const KEEP_MS = 60 * 60_000
const LAST_TICKET_MS = 5_000
const LAST_REPORT_MS = 2_000

interface Job {
  readonly ticket: TicketView
  readonly view: KioskView
}

/**
 * Prints what the kiosk's view asks for: each ticket once, one at a time, noted on disk before the
 * first byte and after the last. What was under way when the station died is reported as interrupted
 * and never printed by itself, since nobody knows how much of it is on paper.
 */
export function startPrintJobs({ link, printer, opened, clock, random, log }: PrintJobsOptions): PrintJobs {
  const { journal } = opened
  const queue: Job[] = []
  /** Beside the journal, which may have failed to note them. */
  const seen = new Set<string>()
  let unknownPast = opened.lost
  let printing: Promise<void> | null = null
  let stopped = false

  const reports = createReports({
    link,
    clock,
    random,
    log,
    onTaken: (note) => journal.put({ ...note, state: 'reported' }),
  })

  function end(ticket: Pick<TicketView, 'id' | 'number'>, outcome: Outcome) {
    const note: JobNote = {
      ticketId: ticket.id,
      number: ticket.number,
      state: 'ended',
      outcome,
      key: journal.get(ticket.id)?.key ?? randomUUID(),
      at: link.time.now(),
    }
    if (!journal.put(note)) log.error({ ticket: ticket.number }, 'the outcome of a print could not be noted')
    if (outcome.ok) log.info({ ticket: ticket.number }, 'printed')
    else log.warn({ ticket: ticket.number, reason: outcome.reason }, 'not printed')
    reports.add(note)
  }

  function resume() {
    for (const note of journal.all()) {
      seen.add(note.ticketId)
      const ticket = { id: note.ticketId, number: note.number }
      if (note.state === 'printing') end(ticket, { ok: false, reason: 'interrupted' })
      if (note.state === 'ended') reports.add(note)
    }
  }

  function look(kept: KeptView) {
    const view = readView(kept, log)
    if (!view?.station || stopped) return
    const now = Date.parse(view.now)
    for (const { ticket, state } of view.station.prints) {
      if (state !== 'pending' || seen.has(ticket.id)) continue
      seen.add(ticket.id)
      if (unknownPast) end(ticket, { ok: false, reason: 'interrupted' })
      else if (now - Date.parse(ticket.issuedAt) > STALE_MS) end(ticket, { ok: false, reason: 'stale' })
      else queue.push({ ticket, view })
    }
    unknownPast = false
    forget(view)
    printing ??= printAll().finally(() => {
      printing = null
    })
  }

  function forget(view: KioskView) {
    const offered = new Set(view.station?.prints.map(({ ticket }) => ticket.id))
    const old = (note: JobNote) => note.state === 'reported' && link.time.now() - note.at > KEEP_MS
    const gone = journal.all().filter((note) => old(note) && !offered.has(note.ticketId))
    for (const { ticketId } of gone) seen.delete(ticketId)
    journal.drop(gone.map(({ ticketId }) => ticketId))
  }

  async function printAll() {
    for (let job = queue.shift(); job && !stopped; job = queue.shift()) {
      end(job.ticket, await printOne(job))
    }
  }

  async function printOne({ ticket, view }: Job): Promise<Outcome> {
    const { id, number } = ticket
    const key = randomUUID()
    const noted = journal.put({ ticketId: id, number, state: 'printing', key, at: link.time.now() })
    if (!noted) return { ok: false, reason: 'not-noted' }
    try {
      const result = await printer.print(receiptFor(receiptInput(view, ticket)))
      return result.ok ? { ok: true } : { ok: false, reason: result.reason }
    } catch (error) {
      log.error({ ticket: number, err: error }, 'printing broke a rule of the program')
      return { ok: false, reason: 'internal' }
    }
  }

  resume()
  const present = link.view()
  if (present) look(present)
  const leave = link.subscribe((event) => {
    if (event.type === 'view') look(event.view)
  })

  return {
    async idle() {
      await printing
      await reports.idle()
    },
    async stop() {
      stopped = true
      leave()
      await within(clock, LAST_TICKET_MS, printing)
      await printer.close() // What still runs ends as `closed`, and is noted and told as that.
      await printing
      if (link.status().state === 'live') await within(clock, LAST_REPORT_MS, reports.idle())
      reports.stop()
    },
  }
}

/** A view this release does not understand is no reason to stop showing it; it cannot be printed from. */
function readView(kept: KeptView, log: Log): KioskView | null {
  const read = kioskViewSchema.safeParse(JSON.parse(kept.json))
  if (read.success) return read.data
  log.error({ seq: kept.seq, fault: read.error.issues[0]?.path.join('.') }, 'the view is not one of a kiosk')
  return null
}

async function within(clock: Clock, ms: number, work: Promise<void> | null) {
  if (!work) return
  let callOff = () => {}
  const limit = new Promise<void>((resolve) => {
    callOff = clock.after(ms, resolve)
  })
  await Promise.race([work, limit])
  callOff()
}
