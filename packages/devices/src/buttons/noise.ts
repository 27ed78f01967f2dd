/** Bytes that say nothing, in moments apart from each other: what a wrong speed or a wrong device looks like. */
const NOISY_BYTES = 8
const NOISY_MOMENTS = 3
/** Garbage closer than this is one moment: one press at a wrong speed, one spark. */
const MOMENT_MS = 300
/** After so long a silence, garbage is a new story. */
const FORGET_MS = 10 * 60_000

/** Tells noise on a line (wrong speed, wrong device, a bad cable) from a spark now and then. */
export interface NoiseWatch {
  /** Bytes came that say nothing. */
  readonly garbage: (bytes: number) => void
  /** Something was understood: all is well. */
  readonly good: () => void
  readonly isNoisy: () => boolean
}

export function noiseWatch(now: () => number): NoiseWatch {
  let bytes = 0
  let moments = 0
  let momentAt = Number.NEGATIVE_INFINITY
  let lastAt = Number.NEGATIVE_INFINITY

  function good(): void {
    bytes = 0
    moments = 0
    momentAt = Number.NEGATIVE_INFINITY
  }

  return {
    good,
    garbage: (more) => {
      const time = now()
      if (time - lastAt > FORGET_MS) good()
      lastAt = time
      bytes += more
      if (time - momentAt < MOMENT_MS) return
      moments += 1
      momentAt = time
    },
    isNoisy: () => bytes >= NOISY_BYTES && moments >= NOISY_MOMENTS,
  }
}
