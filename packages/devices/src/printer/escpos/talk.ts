import { type Link, within } from '../../link/link.ts'
import type { PrinterStatus } from '../port.ts'
import type { Ask, StatusMasks } from '../profile.ts'
import type { Timing } from '../timing.ts'
import { askStatus, CLEAR_BUFFERS } from './bytes.ts'
import { type Reply, replyReader } from './replies.ts'
import type { Reports } from './reports.ts'
import { type StatusBytes, statusFrom } from './status.ts'

/** What a conversation must know of the printer. */
export interface Tongue {
  readonly asks: readonly Ask[]
  readonly masks: StatusMasks
  /** Hears of every report. */
  readonly reports: Pick<Reports, 'came'>
}

/** A conversation with a printer over one line. Nothing here throws; every wait has an end. */
export interface Talk {
  /** Asks all that there is to ask. */
  readonly status: (stop: AbortSignal) => Promise<PrinterStatus>
  /** Tells it to forget what it has not printed and waits `ms` for it to say that it did. */
  readonly clear: (ms: number, stop: AbortSignal) => Promise<boolean>
  readonly send: (bytes: Uint8Array, stop: AbortSignal) => Promise<'sent' | 'late' | 'lost' | 'stopped'>
  /** It is being initialised (`ESC @`), and says nothing more by itself. */
  readonly initialised: () => void
  /** Sooner than after `ms` when the condition holds; it is looked at with everything that is heard. */
  readonly until: (condition: () => boolean, ms: number, stop: AbortSignal) => Promise<void>
  /** Sooner than after `ms` when it speaks up by itself. */
  readonly listen: (ms: number, stop: AbortSignal) => Promise<void>
  readonly rest: (ms: number, stop: AbortSignal) => Promise<void>
  readonly isLost: () => boolean
}

type Heard = Exclude<Reply, { kind: 'done' | 'automatic' }>
type Silence = 'late' | 'stopped' | 'lost'
type Unheard = Silence | 'garbled'

/** More than this unasked is no printer: nobody listens to it, and what it says is not kept. */
const MOST_UNASKED = 64
/** How often a printer is asked forth and back before its answers are called rubbish. */
const ATTEMPTS = 3

export function talkOver(link: Link, { asks, masks, reports }: Tongue, timing: Timing): Talk {
  const heard: Heard[] = []
  const waiting = new Set<() => void>()
  let isLost = false
  /** It has spoken up since it was last asked. */
  let hasSpoken = false
  /** The errors it then told of, until it tells others or is told to forget. */
  let spoken = 0
  /** Answers and rubbish that ever came. */
  let words = 0
  /**
   * The next answer may be the one to an earlier question: one did not come in time, or was asked over a line before
   * this one.
   */
  let isInDoubt = true
  /** It said far more than it was asked, since the last round. */
  let isFlooded = false

  const wake = (): void => {
    for (const check of waiting) check()
  }
  const read = replyReader()
  link.onBytes((bytes) => {
    for (const reply of read(bytes)) {
      if (reply.kind === 'done') reports.came()
      else if (reply.kind === 'automatic') {
        hasSpoken = true
        spoken = reply.errors ?? spoken
      } else {
        words += 1
        if (heard.length < MOST_UNASKED) heard.push(reply)
        else isFlooded = true
      }
    }
    wake()
  })
  void link.ended.then(() => {
    isLost = true
    wake()
  })

  async function until(condition: () => boolean, ms: number, stop: AbortSignal): Promise<Silence | 'met'> {
    let check = (): void => {}
    const met = new Promise<'met'>((resolve) => {
      check = () => {
        if (condition()) resolve('met')
      }
    })
    waiting.add(check)
    check()
    const outcome = await within(met, ms, stop)
    waiting.delete(check)
    return outcome
  }

  /** The next thing heard that is one of `kinds`; the others are passed over. */
  async function next(
    kinds: readonly Heard['kind'][],
    ms: number,
    stop: AbortSignal,
  ): Promise<Heard | Silence> {
    const isOne = ({ kind }: Heard): boolean => kinds.includes(kind)
    const outcome = await until(() => heard.some(isOne) || isLost, ms, stop)
    if (outcome !== 'met') return outcome
    const at = heard.findIndex(isOne)
    return at < 0 ? 'lost' : (heard.splice(0, at + 1).at(-1) ?? 'lost')
  }

  async function send(
    bytes: Uint8Array,
    stop: AbortSignal,
    { ms = timing.writeMs, whole = false } = {},
  ): Promise<'sent' | Silence> {
    // A slow line may take its time on top.
    const passing = (bytes.length / link.rate) * 1000
    const given = new AbortController()
    const outcome = await within(link.write(bytes, { signal: given.signal, whole }), ms + passing, stop)
    if (outcome === 'written') return 'sent'
    given.abort()
    return outcome
  }

  async function ask(n: Ask, stop: AbortSignal): Promise<number | 'garbled' | Silence> {
    heard.length = 0
    const sent = await send(askStatus(n), stop, { whole: true })
    if (sent !== 'sent') return sent
    const reply = await next(['status', 'garbage'], timing.answerMs, stop)
    if (typeof reply === 'string') return reply
    return reply.kind === 'status' ? reply.byte : 'garbled'
  }

  async function round(questions: readonly Ask[], stop: AbortSignal): Promise<StatusBytes | Unheard> {
    let bytes: StatusBytes = {}
    for (const n of questions) {
      const answer = await ask(n, stop)
      if (typeof answer === 'string') {
        isInDoubt = true
        return answer
      }
      bytes = { ...bytes, [n]: answer }
    }
    return bytes
  }

  /** Lets what comes late come, until nothing more does. True when something came. */
  async function drain(stop: AbortSignal): Promise<boolean> {
    const first = words
    for (let before = -1; before !== words && !isLost && !isFlooded; ) {
      before = words
      await until(() => words > before || isLost, timing.quietMs, stop)
    }
    return words > first
  }

  /**
   * Nothing in an answer tells which question it belongs to: were each the answer to the question before, asking
   * forth and back would give one question two answers.
   */
  async function surely(stop: AbortSignal): Promise<StatusBytes | Unheard> {
    await drain(stop)
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const forth = await round(asks, stop)
      if (typeof forth === 'string') return forth
      const back = await round([...asks].reverse(), stop)
      if (typeof back === 'string') return back
      const cameMore = await drain(stop)
      if (cameMore || asks.some((n) => forth[n] !== back[n])) continue
      isInDoubt = false
      return back
    }
    return 'garbled'
  }

  async function status(stop: AbortSignal): Promise<PrinterStatus> {
    hasSpoken = false
    if (isFlooded) isInDoubt = true
    isFlooded = false
    const bytes = await (isInDoubt && asks.length > 0 ? surely(stop) : round(asks, stop))
    if (isFlooded) return unheard('garbled')
    return typeof bytes === 'string' ? unheard(bytes) : statusFrom(bytes, masks, spoken)
  }

  async function clear(ms: number, stop: AbortSignal): Promise<boolean> {
    heard.length = 0
    if ((await send(CLEAR_BUFFERS, stop, { ms, whole: true })) !== 'sent') return false
    return typeof (await next(['cleared'], ms, stop)) !== 'string'
  }

  return {
    status,
    clear,
    send: (bytes, stop) => send(bytes, stop),
    initialised: () => {
      spoken = 0
    },
    until: async (condition, ms, stop) => void (await until(() => condition() || isLost, ms, stop)),
    listen: async (ms, stop) => void (await until(() => hasSpoken || isLost, ms, stop)),
    rest: async (ms, stop) => void (await until(() => isLost, ms, stop)),
    isLost: () => isLost,
  }
}

function unheard(silence: Unheard): PrinterStatus {
  switch (silence) {
    case 'late':
      return { state: 'unknown', why: 'silent' }
    case 'stopped':
      return { state: 'unknown', why: 'closed' }
    case 'garbled':
      return { state: 'unknown', why: 'garbled' }
    case 'lost':
      return { state: 'offline', why: 'lost' }
  }
}
