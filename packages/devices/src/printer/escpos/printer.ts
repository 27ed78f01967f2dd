import type { ReceiptDocument } from '@antre/receipt'
import { type Connect, type Link, type LinkFailure, pause } from '../../link/link.ts'
import type { Printer, PrinterStatus, PrintFailure, PrintResult, Residue } from '../port.ts'
import type { Profile } from '../profile.ts'
import type { Timing } from '../timing.ts'
import { encode, type Job, separator } from './encode.ts'
import { runJob } from './job.ts'
import { type Talk, talkOver } from './talk.ts'
import { inTurns } from './turns.ts'

const DOTS_A_MM = 8

/**
 * What a failed job may have left: `unprinted` bytes that could still come out, and half a ticket on the
 * paper; or only the half ticket (`paper`), which is cut off before the next one.
 */
type Leftover = 'none' | 'paper' | 'unprinted'

/** A printer that speaks ESC/POS over any line. Each call makes a line of its own and ends it. */
export function escposPrinter(
  connect: Connect,
  profile: Profile,
  timing: Timing,
  interrupted: boolean,
): Printer {
  const closing = new AbortController()
  const turns = inTurns()
  let leftover: Leftover = interrupted ? 'unprinted' : 'none'

  async function status(): Promise<PrinterStatus> {
    const connected = await connect(closing.signal, timing.connectMs)
    if (!connected.ok) return UNCONNECTED[connected.reason]
    const { link } = connected
    const { asks } = abilities(link)
    const talk = talkOver(link, { ...profile, asks }, timing, closing.signal)
    await clearLeftover(talk, link)
    const answer: PrinterStatus = asks.length === 0 ? idle(link) : await talk.status()
    await (answer.state === 'unknown' ? link.abandon() : link.close())
    return answer
  }

  async function print(job: Job, signal: AbortSignal): Promise<PrintResult> {
    const connected = await connect(signal, timing.connectMs)
    if (!connected.ok) return { ok: false, reason: connected.reason, residue: 'none' }
    const { link } = connected
    const { asks, mute } = abilities(link)
    if (mute) return giveUp(link, 'no-answer')
    const known = { ...profile, asks }
    const talk = talkOver(link, known, timing, signal)
    await clearLeftover(talk, link)
    const before = leftover === 'none' ? null : separator(profile)
    const outcome = await runJob(talk, job, before, known, timing)
    if (outcome.ok) {
      leftover = 'none'
      await link.close()
      return { ok: true, confirmed: asks.length > 0, paperMm: Math.round(job.height / DOTS_A_MM) }
    }
    return outcome.sent ? fail(talk, link, outcome.reason) : giveUp(link, outcome.reason)
  }

  async function giveUp(link: Link, reason: PrintFailure): Promise<PrintResult> {
    await link.abandon()
    return { ok: false, reason, residue: 'none' }
  }

  /** Sees to it that nothing of the job comes out any more; if the printer cannot say so now, later. */
  async function fail(talk: Talk, link: Link, reason: PrintFailure): Promise<PrintResult> {
    const cleared = link.answers === 'possible' && (await talk.clear(timing.clearMs))
    leftover = cleared ? 'paper' : 'unprinted'
    await link.abandon()
    if (!cleared && link.answers === 'possible') turns.between(careForLeftover)
    const residue: Residue = cleared ? 'cleared' : 'possible'
    return { ok: false, reason, residue }
  }

  async function clearLeftover(talk: Talk, link: Link): Promise<void> {
    if (leftover !== 'unprinted' || link.answers === 'never') return
    if (await talk.clear(timing.clearMs)) leftover = 'paper'
  }

  /**
   * Waits at the printer's door with a clear command, so that it is the first thing a frozen printer reads
   * when it comes back; until it has obeyed, or something else is to do.
   */
  async function careForLeftover(signal: AbortSignal): Promise<void> {
    for (let tried = 0; tried < timing.careTries && !signal.aborted; tried += 1) {
      if (tried > 0) await pause(timing.careMs, signal)
      const connected = await connect(signal, timing.connectMs)
      if (!connected.ok) continue
      const talk = talkOver(connected.link, profile, timing, signal)
      if (await talk.clear(timing.careHoldMs, signal)) leftover = 'paper'
      await connected.link.abandon()
      if (leftover !== 'unprinted') return
    }
  }

  /** Which questions make sense on this line; `mute` when a printer is expected to answer on one that cannot. */
  function abilities(link: Link): { readonly asks: Profile['asks']; readonly mute: boolean } {
    const asks = link.answers === 'never' ? [] : profile.asks
    return { asks, mute: link.answers === 'never' && !link.keeps && profile.asks.length > 0 }
  }

  return {
    status: () => (closing.signal.aborted ? Promise.resolve(CLOSED) : turns.next(status)),
    print: async (document: ReceiptDocument, { signal }: { readonly signal?: AbortSignal } = {}) => {
      const job = encode(document, profile)
      const stop = signal ? AbortSignal.any([signal, closing.signal]) : closing.signal
      const result = await turns.next(() => print(job, stop), stop)
      if (result === 'stopped') return stopped(closing.signal, 'none')
      const isOurs = !result.ok && (result.reason === 'aborted' || result.reason === 'closed')
      return isOurs ? stopped(closing.signal, result.residue) : result
    },
    watch: (listener) => {
      let isHeard = true
      void turns.next(status).then((now) => isHeard && listener(now))
      return () => {
        isHeard = false
      }
    },
    close: async () => {
      closing.abort()
      await turns.end()
    },
  }
}

const CLOSED: PrinterStatus = { state: 'unknown', why: 'closed' }

const UNCONNECTED: Readonly<Record<LinkFailure, PrinterStatus>> = {
  unreachable: { state: 'offline', why: 'unreachable' },
  'connect-timeout': { state: 'offline', why: 'timeout' },
  aborted: CLOSED,
}

function idle(link: Link): PrinterStatus {
  return link.keeps ? { state: 'ready' } : { state: 'unknown', why: 'not-asked' }
}

function stopped(closing: AbortSignal, residue: Residue): PrintResult {
  return { ok: false, reason: closing.aborted ? 'closed' : 'aborted', residue }
}
