import type { Connect, Connected, Link } from '../../link/link.ts'
import type { Profile } from '../profile.ts'
import type { Timing } from '../timing.ts'
import type { Reports } from './reports.ts'
import { type Talk, talkOver } from './talk.ts'

/** A line to the printer and the conversation over it. */
export interface Line {
  readonly link: Link
  readonly talk: Talk
  /** The questions that make sense on it. */
  readonly asks: Profile['asks']
  /** The printer is expected to answer, but this line can carry no answers. */
  readonly mute: boolean
  /** Kept from an earlier turn: it may have died unnoticed, so that its silence proves nothing. */
  readonly isUsed: boolean
  /** The printer was told to speak up over it. */
  readonly isArmed: boolean
}

export type TakenLine = { readonly ok: true; readonly line: Line } | Extract<Connected, { ok: false }>

/** Makes lines, and keeps one between two uses while somebody wants it kept. */
export interface Lines {
  /** The line that was kept, else a new one. */
  readonly take: (stop: AbortSignal) => Promise<TakenLine>
  /** Keeps it for the next turn, or ends it in order. */
  readonly release: (line: Line) => Promise<void>
  /** Ends it and throws away whatever has not left yet. */
  readonly abandon: (line: Line) => Promise<void>
  /** The one that is kept; null when there is none. */
  readonly kept: () => Line | null
}

/**
 * Many network printers serve one connection at a time and let others wait: a second one for the status
 * would block the tickets, or the tickets it. So there is never more than one, used for both. A printer
 * that never answers gets a new one each time, since nothing would tell that an old one is dead.
 */
export function linesTo(
  connect: Connect,
  profile: Profile,
  timing: Timing,
  reports: Reports,
  mayKeep: () => boolean,
): Lines {
  let kept: Line | null = null

  function begin(link: Link): Line {
    const canAnswer = link.answers === 'possible'
    const asks = canAnswer ? profile.asks : []
    const mute = !canAnswer && !link.keeps && profile.asks.length > 0
    const talk = talkOver(link, { asks, masks: profile.masks, reports }, timing)
    return { link, talk, asks, mute, isUsed: false, isArmed: false }
  }

  return {
    take: async (stop) => {
      const old = kept
      kept = null
      if (old && !old.talk.isLost()) return { ok: true, line: { ...old, isUsed: true } }
      const connected = await connect(stop, timing.connectMs)
      return connected.ok ? { ok: true, line: begin(connected.link) } : connected
    },
    release: async (line) => {
      if (mayKeep() && line.asks.length > 0 && !line.talk.isLost()) kept = line
      else await line.link.close()
    },
    abandon: (line) => line.link.abandon(),
    kept: () => kept,
  }
}
