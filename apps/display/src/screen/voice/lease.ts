import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Standing } from '../calls/turn.ts'
import type { Soundness } from '../sound/health.ts'

/** What the master is asked. */
export interface Asking {
  readonly able: boolean
  readonly speaking: boolean
  readonly state: Soundness['state']
  readonly detail?: string
}

export interface Granted {
  readonly speaks: boolean
  /** From when the question was sent. */
  readonly leaseMs: number
  /** Other displays of the zone that would speak. */
  readonly others: number
}

export interface LeasePorts {
  /** Settles within `ANSWER_MS`; null when no answer came. */
  readonly ask: (asking: Asking) => Promise<Granted | null>
  /** A page that goes away says so without waiting. */
  readonly leave: (asking: Asking) => void
  /** A clock that only moves forward, and counts time that the PC slept through; ms. */
  readonly now: () => number
  readonly later: (ms: number, run: () => void) => () => void
}

/**
 * The right to speak for the zone. One display at a time has it, and only for seconds: whoever falls silent, for
 * whatever reason, loses it to the next.
 */
export interface Lease {
  readonly standing: StoreApi<Standing>
  /** How the sound of this display is; told at once when it changed. */
  readonly report: (sound: Soundness) => void
  /**
   * Asks whether this display may begin to speak now. The master then keeps the right for it until the words are over,
   * also when it is not heard from again: nobody speaks into them. True without an answer only for a display that
   * was alone. Each true is followed by `ended`; several in a row, until the last of them has ended, are one announcement.
   */
  readonly begin: () => Promise<boolean>
  readonly ended: () => void
  /** Forgets what it knew and asks: after a sleep nothing is as it was. */
  readonly startAgain: () => void
  /** The page closes, or is put away. */
  readonly leave: () => void
}

/** A third of the lease: two answers may be lost. */
const ASK_MS = 2_000
/** The master is on the same network; an answer that takes longer is as good as none. */
export const ANSWER_MS = 1_500
/** A master that shows views but never answers this question must not keep calls off the screen. */
const UNANSWERED_MS = 4_000

export function createLease(ports: LeasePorts, first: Soundness): Lease {
  const standing = createStore<Standing>(() => 'unknown')
  let startedAt = ports.now()
  let sound = first
  /** Announcements that are asked for, and those of them that were granted. */
  let [speaking, begun] = [0, 0]
  let last: Granted | null = null
  /** The last answer was to a display that would speak. */
  let wasAble = false
  let until = Number.NEGATIVE_INFINITY
  let told = ''
  let left = false
  let asking: Promise<Granted | null> | null = null
  let callOff = (): void => undefined

  /**
   * Who could be heard only if nobody else can, leaves it to the others as long as there are any, but says first what it
   * has begun: one that is hidden in the middle of a sentence is still heard.
   */
  const isAble = (): boolean =>
    sound.hears === 'yes' || (sound.hears === 'at-need' && (begun > 0 || last?.others === 0))

  const wording = (): Asking => ({
    able: isAble(),
    // Words that nobody hears keep nobody from saying them.
    speaking: speaking > 0 && sound.hears !== 'no',
    state: sound.state,
    ...(sound.detail !== undefined && { detail: sound.detail }),
  })

  const pause = (ms: number): Promise<void> =>
    new Promise((resolve) => void ports.later(Math.max(0, ms), resolve))

  const judge = (): Standing => {
    if (last === null) return ports.now() - startedAt < UNANSWERED_MS ? 'unknown' : 'nobody'
    if (!isAble()) return last.others > 0 ? 'elsewhere' : 'nobody'
    // It has just become able, and the answer to that is not there yet.
    if (!wasAble) return standing.getState()
    // Nobody was there to take the right over: out of reach of the master it goes on.
    const alone = last.others === 0 && last.speaks
    return ports.now() < until || alone ? 'mine' : 'elsewhere'
  }

  const settle = (): void => {
    const now = judge()
    if (now !== standing.getState()) standing.setState(now, true)
  }

  const askOnce = async (): Promise<Granted | null> => {
    const sentAt = ports.now()
    const words = wording()
    told = JSON.stringify(words)
    const granted = await ports.ask(words)
    if (left) return null
    if (granted !== null) {
      last = granted
      wasAble = words.able
      // What was granted to another state of affairs is not held any more.
      until = granted.speaks && isAble() ? sentAt + granted.leaseMs : Number.NEGATIVE_INFINITY
    }
    settle()
    return granted
  }

  /** One question at a time, so that the master hears them in their order. */
  const ask = async (): Promise<Granted | null> => {
    while (asking !== null) await asking
    if (left) return null
    asking = askOnce()
    const granted = await asking
    asking = null
    changed()
    return granted
  }

  const round = (): void => {
    callOff()
    if (left) return
    callOff = ports.later(ASK_MS, round)
    settle()
    if (asking === null && sound.state !== 'starting') void ask()
  }

  /** Tells at once what the last question did not hold. */
  const changed = (): void => {
    if (!left && asking === null && JSON.stringify(wording()) !== told) void ask()
  }

  round()
  return {
    standing,
    report: (next) => {
      sound = next
      settle()
      changed()
    },
    begin: async () => {
      speaking += 1
      while (!left && standing.getState() === 'mine') {
        const sentAt = ports.now()
        const granted = await ask()
        if (standing.getState() !== 'mine') break
        if (granted !== null || last?.others === 0) {
          begun += 1
          return true
        }
        // A question that was refused in an instant must not be put without end.
        await pause(sentAt + ANSWER_MS - ports.now())
        settle()
      }
      speaking -= 1
      changed()
      return false
    },
    ended: () => {
      speaking -= 1
      begun -= 1
      if (begun > 0) return
      settle()
      changed()
    },
    startAgain: () => {
      last = null
      startedAt = ports.now()
      until = Number.NEGATIVE_INFINITY
      settle()
      round()
    },
    leave: () => {
      if (left) return
      left = true
      callOff()
      standing.setState('elsewhere', true)
      ports.leave({ ...wording(), able: false, speaking: false })
    },
  }
}
