import type { ReceiptDocument } from '@antre/receipt'
import { portFault } from '../../hotplug/port-fault.ts'
import type { Connect } from '../../link/link.ts'
import type { Printer, PrinterStatus, PrintFailure, PrintResult, Residue } from '../port.ts'
import { millimetres, type Profile } from '../profile.ts'
import type { Timing } from '../timing.ts'
import { encode, type Job, separator } from './encode.ts'
import { idleWork } from './idle.ts'
import { runJob } from './job.ts'
import { leftovers } from './leftovers.ts'
import { type Line, linesTo, type TakenLine } from './lines.ts'
import { reportsOf } from './reports.ts'
import { isUnheard } from './status.ts'
import { inTurns } from './turns.ts'
import { watchers } from './watchers.ts'

export interface EscposOptions {
  /** See OpenPrinterOptions. */
  readonly interrupted: boolean
}

/** A printer that speaks ESC/POS over any line. */
export function escposPrinter(
  connect: Connect,
  profile: Profile,
  timing: Timing,
  { interrupted }: EscposOptions,
): Printer {
  const closing = new AbortController()
  const told = watchers(() => turns.refresh())
  const mayKeep = (): boolean => told.count() > 0 && !closing.signal.aborted
  const reports = reportsOf(profile.reports, interrupted)
  const lines = linesTo(connect, profile, timing, reports, mayKeep)
  const left = leftovers(timing, interrupted, reports.settle)
  const idle = idleWork({ profile, timing, lines, left, told, look })
  const turns = inTurns((stop) => idle.run(AbortSignal.any([stop, closing.signal])))

  async function look(stop: AbortSignal): Promise<PrinterStatus> {
    const taken = await lines.take(stop)
    if (!taken.ok) return unconnected(taken)
    const { line } = taken
    await left.clear(line, stop)
    const status = line.asks.length === 0 ? unasked(line) : await line.talk.status(stop)
    if (stop.aborted || !isUnheard(status)) {
      await lines.release(line)
      return status
    }
    await lines.abandon(line)
    return line.isUsed ? look(stop) : status
  }

  async function status(): Promise<PrinterStatus> {
    const now = await look(closing.signal)
    if (!closing.signal.aborted) idle.heard(now)
    return now
  }

  async function print(job: Job, stop: AbortSignal): Promise<PrintResult> {
    const taken = await lines.take(stop)
    if (!taken.ok) return { ok: false, reason: taken.reason, residue: 'none' }
    const { line } = taken
    if (line.mute) return refused(line, 'no-answer')
    await left.clear(line, stop)
    const before = left.isAny() ? separator(profile, { unprinted: left.isUnprinted() }) : null
    const known = { ...profile, asks: line.asks }
    const outcome = await runJob(line.talk, { job, before, profile: known, timing, reports, stop })
    if (!outcome.ok && outcome.sent) return failed(line, outcome.reason)
    if (!outcome.ok && line.isUsed && UNHEARD.includes(outcome.reason)) {
      await lines.abandon(line)
      return print(job, stop)
    }
    if (!outcome.ok) return refused(line, outcome.reason)
    left.none()
    await lines.release(line)
    idle.heard(outcome.status)
    const paperMm = Math.round(millimetres(job.height + (before?.height ?? 0), profile))
    return { ok: true, confirmed: line.asks.length > 0, paperMm }
  }

  async function refused(line: Line, reason: PrintFailure): Promise<PrintResult> {
    await (UNHEARD.includes(reason) ? lines.abandon(line) : lines.release(line))
    return { ok: false, reason, residue: 'none' }
  }

  /** Sees to it that nothing of the job comes out any more; if the printer cannot say so now, later. */
  async function failed(line: Line, reason: PrintFailure): Promise<PrintResult> {
    left.some()
    const cleared = await left.clear(line, NEVER)
    if (!cleared && line.link.answers === 'possible') left.careFor()
    await lines.abandon(line)
    const residue: Residue = cleared ? 'cleared' : 'possible'
    return { ok: false, reason, residue }
  }

  return {
    status: () => (closing.signal.aborted ? Promise.resolve(CLOSED) : turns.next(status)),
    print: async (document: ReceiptDocument, { signal }: { readonly signal?: AbortSignal } = {}) => {
      const job = encode(document, { ...profile, reports: reports.known() })
      const stop = signal ? AbortSignal.any([signal, closing.signal]) : closing.signal
      const result = await turns.next(async () => {
        const outcome = await print(job, stop)
        if (!outcome.ok) idle.askSoon()
        return outcome
      }, stop)
      if (result === 'stopped') return stopped(closing.signal, 'none')
      const isOurs = !result.ok && (result.reason === 'aborted' || result.reason === 'closed')
      return isOurs ? stopped(closing.signal, result.residue) : result
    },
    watch: told.add,
    close: async () => {
      closing.abort()
      await turns.end()
      await lines.kept()?.link.close()
    },
  }
}

const NEVER = new AbortController().signal
const CLOSED: PrinterStatus = { state: 'unknown', why: 'closed' }

/** Nobody spoke at the other end, at least not sense. */
const UNHEARD: readonly PrintFailure[] = [
  'no-answer',
  'garbled-status',
  'connection-lost',
  'aborted',
  'closed',
]

function unconnected({ reason, detail }: Extract<TakenLine, { ok: false }>): PrinterStatus {
  switch (reason) {
    case 'unreachable': {
      const isForbidden = portFault(detail).state === 'no-permission'
      return { state: 'offline', why: isForbidden ? 'no-permission' : 'unreachable' }
    }
    case 'connect-timeout':
      return { state: 'offline', why: 'timeout' }
    case 'aborted':
      return CLOSED
  }
}

function unasked({ link }: Line): PrinterStatus {
  return link.keeps ? { state: 'ready' } : { state: 'unknown', why: 'not-asked' }
}

function stopped(closing: AbortSignal, residue: Residue): PrintResult {
  return { ok: false, reason: closing.aborted ? 'closed' : 'aborted', residue }
}
