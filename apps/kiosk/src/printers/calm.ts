import type { DeviceReport } from '@antre/contract'
import { severityOf } from '@antre/domain'
import type { Clock } from '@antre/station'

/** A device that got better, and worse, and better again within this time flickers. */
const FLICKER_MS = 30_000
/** How long the better state of one that flickers must last before it is believed. */
const LASTS_MS = 10_000

const RANK = { ok: 0, warning: 1, fault: 2 } as const
const rank = ({ state }: DeviceReport): number => RANK[severityOf(state)]

/** A ticket lies in the presenter after every printing; this long after, somebody has left it there. */
const LEFT_THERE_MS = 60_000

/** A ticket comes out all the same. */
const PROVES_NOTHING_OF: ReadonlySet<DeviceReport['state']> = new Set(['paper-low', 'presenter'])

/** Passes on what a device is like. */
export interface Calm {
  set(device: DeviceReport): void
  /** No doubt is left: it has just done its work and said so, or somebody has put in paper that it sees. */
  proved(what: 'work' | 'paper'): void
  stop(): void
}

/**
 * Bad news at once, good news at once; but a device that flickers (a paper sensor at the edge of the roll, a
 * loose cable) is as bad as it gets until it has been better for a while, or has proved that it works. Each
 * change is stored for good.
 */
export function calmed(clock: Clock, tell: (device: DeviceReport) => void): Calm {
  let told: DeviceReport | null = null
  /** When it last got better, believed or not. */
  let betterAt = Number.NEGATIVE_INFINITY
  /** Better than what was told, and not believed yet. */
  let doubted: DeviceReport | null = null
  let callOffDoubt = () => {}
  let callOffLeft = () => {}

  function pass(device: DeviceReport) {
    doubted = null
    callOffDoubt()
    if (JSON.stringify(device) === JSON.stringify(told)) return
    told = device
    tell(device)
  }

  function believe() {
    if (doubted) pass(doubted)
  }

  function settle(device: DeviceReport) {
    if (told === null || rank(device) >= rank(told)) return pass(device)
    // It goes on being better: said again, it is not doubted for longer.
    if (doubted) {
      doubted = device
      return
    }
    const flickers = clock.now() - betterAt <= FLICKER_MS
    betterAt = clock.now()
    if (!flickers) return pass(device)
    doubted = device
    callOffDoubt = clock.after(LASTS_MS, believe)
  }

  return {
    set(device) {
      callOffLeft()
      if (device.state === 'presenter' && told?.state !== 'presenter') {
        settle({ ...device, state: 'ready' })
        callOffLeft = clock.after(LEFT_THERE_MS, () => pass(device))
        return
      }
      settle(device)
    },
    proved(what) {
      if (told === null || rank(told) === 0) return
      if (what === 'work' && PROVES_NOTHING_OF.has(told.state)) return
      betterAt = Number.NEGATIVE_INFINITY
      believe()
    },
    stop() {
      callOffDoubt()
      callOffLeft()
    },
  }
}
