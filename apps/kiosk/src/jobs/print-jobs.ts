import { randomUUID } from 'node:crypto'
import type { TicketView } from '@antre/contract'
import type { GroupPrintResult, PrinterGroup } from '@antre/devices'
import { receiptFor } from '@antre/receipt'
import type { Clock, Link, Log, Random } from '@antre/station'
import type { Logo } from '../logo/logo.ts'
import { type JobId, type JobNote, jobKey, type OpenedJournal } from './journal.ts'
import { type Outcome, unprinted } from './outcome.ts'
import { receiptInput } from './receipt-input.ts'
import { type RecentPrint, recentPrints } from './recent.ts'
import { createReports } from './reports.ts'
import { type JobsView, watchWork } from './work.ts'

export interface PrintJobsOptions {
  readonly link: Link
  readonly printer: Pick<PrinterGroup, 'print' | 'close'>
  readonly opened: OpenedJournal
  readonly logo: Pick<Logo, 'want' | 'picture'>
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
}

export interface PrintJobs {
  /** The latest numbers this kiosk was to print, newest first. */
  recent(): readonly RecentPrint[]
  /** Lets the ticket that is coming out come out (a few seconds at most), tells the master, ends. */
  stop(): Promise<void>
  /** Resolves when nothing is being printed or reported. */
  idle(): Promise<void>
}

/** Asked for longer ago than this: whoever wanted it has read the number off the screen and gone. */
const STALE_MS = 60_000
/** Long after the master would offer a reported job again. */
const KEEP_MS = 60 * 60_000
/** Kept longer, for staff to look at. */
const KEEP_LATEST = 20
const LAST_TICKET_MS = 5_000
const LAST_REPORT_MS = 2_000

interface Job extends JobId {
  readonly number: string
  /** When it was asked for. Master's clock, ms. */
  readonly askedAt: number
}

/**
 * Prints what the kiosk's view asks for: each job once, one at a time, noted on disk before the first
 * byte and after the last. What was under way when the station died is reported as interrupted and never
 * printed by itself, since nobody knows how much of it is on paper.
 */
export function startPrintJobs(options: PrintJobsOptions): PrintJobs {
  const { link, printer, opened, logo, clock, random, log } = options
  const { journal } = opened
  const queue: Job[] = []
  /** Beside the journal, which may have failed to note them. */
  const seen = new Set<string>()
  let unknownPast = opened.lost !== null
  let newest: JobsView | null = null
  let printing: Promise<void> | null = null
  let stopped = false

  const reports = createReports({
    link,
    clock,
    random,
    log,
    onTaken: (note) => journal.put({ ...note, state: 'reported' }),
  })

  function end({ ticketId, attempt, number }: JobId & { readonly number: string }, outcome: Outcome) {
    const key = journal.get({ ticketId, attempt })?.key ?? randomUUID()
    const note: JobNote = { ticketId, attempt, number, state: 'ended', outcome, key, at: link.time.now() }
    if (!journal.put(note)) log.error({ ticket: number }, 'the outcome of a print could not be noted')
    const about = { ticket: number, ...(attempt > 0 && { attempt }) }
    if (outcome.ok) log.info(about, 'printed')
    else log.warn({ ...about, reason: outcome.reason }, 'not printed')
    reports.add(note)
  }

  function resume() {
    if (opened.lost !== null) log.warn({ why: opened.lost }, 'the journal of prints was put aside')
    for (const note of journal.all()) {
      seen.add(jobKey(note))
      if (note.state === 'printing') end(note, { ok: false, reason: 'interrupted' })
      if (note.state === 'ended') reports.add(note)
    }
  }

  function look(view: JobsView) {
    newest = view
    logo.want(view.view.receipt.logo)
    for (const { ticket, attempt, askedAt, state, movedTo } of view.prints) {
      const job = {
        ticketId: ticket.id,
        attempt,
        number: ticket.number,
        askedAt: Date.parse(askedAt),
      }
      if (state !== 'pending' || movedTo !== undefined || seen.has(jobKey(job))) continue
      seen.add(jobKey(job))
      if (unknownPast) end(job, { ok: false, reason: 'interrupted' })
      else if (view.now - job.askedAt > STALE_MS) end(job, unprinted('stale'))
      else queue.push(job)
    }
    unknownPast = false
    forget(view)
    printing ??= printAll().finally(() => {
      printing = null
    })
  }

  function forget(view: JobsView) {
    const offered = new Set(
      view.prints.map(({ ticket, attempt }) => jobKey({ ticketId: ticket.id, attempt })),
    )
    const isOld = ({ state, at }: JobNote) => state === 'reported' && view.now - at > KEEP_MS
    const gone = journal
      .all()
      .slice(0, -KEEP_LATEST)
      .filter((note) => isOld(note) && !offered.has(jobKey(note)))
    for (const note of gone) seen.delete(jobKey(note))
    journal.drop(gone)
  }

  async function printAll() {
    for (let job = queue.shift(); job && !stopped; job = queue.shift()) {
      const order = newest && orderOf(newest, job)
      if (!order) continue
      end(job, await printOne(job, order))
    }
  }

  async function printOne(job: Job, { view, ticket, reprint }: Order): Promise<Outcome> {
    const { ticketId, attempt, number } = job
    const at = link.time.now()
    // Others before it took their time.
    if (at - job.askedAt > STALE_MS) return unprinted('stale')
    if (!journal.put({ ticketId, attempt, number, state: 'printing', key: randomUUID(), at }))
      return unprinted('not-noted')
    try {
      const paper = (isAgain: boolean) =>
        receiptFor({ ...receiptInput(view, ticket, isAgain), logo: logo.picture() })
      return outcomeOf(await printer.print(paper(reprint), { again: paper(true) }))
    } catch (error) {
      log.error({ ticket: number, err: error }, 'printing broke a rule of the program')
      return { ok: false, reason: 'internal' }
    }
  }

  resume()
  const leave = watchWork(link, log, (view) => {
    if (!stopped) look(view)
  })

  return {
    recent: () => recentPrints(journal.all(), queue, newest),
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

interface Order {
  readonly view: JobsView['view']
  readonly ticket: TicketView
  readonly reprint: boolean
}

/** What is to be printed for a job by now; null when it is not wanted here any more. */
function orderOf({ view, prints }: JobsView, { ticketId, attempt }: JobId): Order | null {
  const entry = prints.find(({ ticket }) => ticket.id === ticketId)
  if (!entry || entry.attempt !== attempt || entry.state !== 'pending' || entry.movedTo) return null
  return { view, ticket: entry.ticket, reprint: entry.reprint }
}

function outcomeOf(result: GroupPrintResult): Outcome {
  if (result.ok) return { ok: true }
  const untouched = [result, ...result.before].every(({ residue }) => residue === 'none')
  return { ok: false, reason: result.reason, ...(untouched && { untouched }) }
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
