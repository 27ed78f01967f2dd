/** How loud background sound is beside the voice at the same volume setting: about -12 dB. */
export const BACKGROUND = 0.25
/** While words are heard: 18 dB less than that. */
export const DUCKED = 10 ** (-18 / 20)
const RAMP_MS = 300
/** Between two calls in a row the background stays down: nothing pumps. */
const HOLD_MS = 1_200
const STEP_MS = 30

export interface FaderPorts {
  /** A clock that only moves forward, ms. */
  readonly now: () => number
  /** The answer calls it off. */
  readonly later: (ms: number, run: () => void) => () => void
}

/** The gain of one background sound: glides to where volume, ducking and being wanted at all put it. */
export interface Fader {
  /** 0..1; 0 at first. */
  readonly gain: () => number
  /** Volume of the zone, 0..1. */
  readonly volume: (volume: number) => void
  /** Whether it is to be heard at all. */
  readonly open: (wanted: boolean) => void
  /**
   * Turns it down; settles when it is. The answer lets it come up again, once; it does while nobody else keeps it
   * down.
   */
  readonly duck: () => Promise<() => void>
  /** Follows the gain, beginning with the present one. The answer ends it. */
  readonly follow: (apply: (gain: number) => void) => () => void
}

interface Ramp {
  readonly from: number
  readonly to: number
  readonly at: number
}

export function createFader({ now, later }: FaderPorts): Fader {
  const followers = new Set<(gain: number) => void>()
  let [loudness, isOpen, ducks, gain] = [1, false, 0, 0]
  /** Words have just ended; more may follow. */
  let isHeld = false
  let ramp: Ramp | null = null
  /** Called once the gain is where it is going. */
  const arrived = new Set<() => void>()
  let stop = (): void => undefined
  let callOff = (): void => undefined

  const move = ({ from, to, at }: Ramp): void => {
    const part = Math.min(1, Math.max(0, (now() - at) / RAMP_MS))
    gain = from + (to - from) * part
    if (part < 1) stop = later(STEP_MS, () => ramp && move(ramp))
    else ramp = null
    for (const follower of followers) follower(gain)
    if (ramp !== null) return
    for (const tell of arrived) tell()
    arrived.clear()
  }

  const glide = (): void => {
    const to = isOpen ? loudness * BACKGROUND * (ducks > 0 || isHeld ? DUCKED : 1) : 0
    if (to === (ramp?.to ?? gain)) return
    stop()
    ramp = { from: gain, to, at: now() }
    move(ramp)
  }

  return {
    gain: () => gain,
    volume: (volume) => {
      loudness = volume
      glide()
    },
    open: (wanted) => {
      isOpen = wanted
      glide()
    },
    duck: async () => {
      ducks += 1
      callOff()
      glide()
      if (ramp) await new Promise<void>((resolve) => void arrived.add(resolve))
      let down = true
      return () => {
        if (!down) return
        down = false
        ducks -= 1
        isHeld = true
        callOff()
        callOff = later(HOLD_MS, () => {
          isHeld = false
          glide()
        })
      }
    },
    follow: (follower) => {
      followers.add(follower)
      follower(gain)
      return () => followers.delete(follower)
    },
  }
}
