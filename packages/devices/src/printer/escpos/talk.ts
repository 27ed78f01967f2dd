import { type Link, within } from '../../link/link.ts'
import type { PrinterStatus } from '../port.ts'
import type { Ask, Profile } from '../profile.ts'
import type { Timing } from '../timing.ts'
import { askStatus, CLEAR_BUFFERS } from './bytes.ts'
import { type Reply, replyReader } from './replies.ts'
import { statusFrom } from './status.ts'

/** A conversation with a printer over one line. Nothing here throws; every wait has an end. */
export interface Talk {
  /** Asks all that the profile knows to ask. */
  readonly status: () => Promise<PrinterStatus>
  /**
   * Tells it to forget what it has not printed and waits `ms` for it to say that it did. Done even after a
   * stop, unless `stop` is given.
   */
  readonly clear: (ms: number, stop?: AbortSignal) => Promise<boolean>
  readonly send: (bytes: Uint8Array) => Promise<'sent' | 'late' | 'lost' | 'stopped'>
  /** Sooner than after `ms` when it reports that everything sent is done. */
  readonly settle: (ms: number) => Promise<void>
  readonly rest: (ms: number) => Promise<void>
  readonly isDone: () => boolean
}

type Heard = Exclude<Reply, { kind: 'done' }>
type Silence = 'late' | 'stopped' | 'lost'

export function talkOver(link: Link, profile: Profile, timing: Timing, signal: AbortSignal): Talk {
  const heard: Heard[] = []
  const waiting = new Set<() => void>()
  let isDone = false
  let isLost = false

  const wake = (): void => {
    for (const check of waiting) check()
  }
  const read = replyReader()
  link.onBytes((bytes) => {
    for (const reply of read(bytes)) {
      if (reply.kind === 'done') isDone = true
      else heard.push(reply)
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

  async function next(ms: number, stop: AbortSignal): Promise<Heard | Silence> {
    const outcome = await until(() => heard.length > 0 || isLost, ms, stop)
    return outcome === 'met' ? (heard.shift() ?? 'lost') : outcome
  }

  async function send(bytes: Uint8Array, ms = timing.writeMs, stop = signal): Promise<'sent' | Silence> {
    // A slow line may take its time on top.
    const passing = (bytes.length / link.rate) * 1000
    const outcome = await within(link.write(bytes), ms + passing, stop)
    return outcome === 'written' ? 'sent' : outcome
  }

  async function status(): Promise<PrinterStatus> {
    const bytes: Partial<Record<Ask, number>> = {}
    for (const ask of profile.asks) {
      // A late answer to an earlier question must not be taken for this one's.
      heard.length = 0
      const sent = await send(askStatus(ask))
      const reply = sent === 'sent' ? await next(timing.answerMs, signal) : sent
      if (typeof reply === 'string') return unheard(reply)
      if (reply.kind !== 'status') return { state: 'unknown', why: 'garbled' }
      bytes[ask] = reply.byte
    }
    return statusFrom(bytes, profile.masks)
  }

  async function clear(ms: number, stop = new AbortController().signal): Promise<boolean> {
    heard.length = 0
    if ((await send(CLEAR_BUFFERS, ms, stop)) !== 'sent') return false
    for (;;) {
      const reply = await next(ms, stop)
      if (typeof reply === 'string') return false
      if (reply.kind === 'cleared') return true
    }
  }

  return {
    status,
    clear,
    send: (bytes) => send(bytes),
    settle: async (ms) => void (await until(() => isDone || isLost, ms, signal)),
    rest: async (ms) => void (await until(() => isLost, ms, signal)),
    isDone: () => isDone,
  }
}

function unheard(silence: Silence): PrinterStatus {
  switch (silence) {
    case 'late':
      return { state: 'unknown', why: 'silent' }
    case 'stopped':
      return { state: 'unknown', why: 'closed' }
    case 'lost':
      return { state: 'offline', why: 'lost' }
  }
}
