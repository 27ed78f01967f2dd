/** The same cases every time, so that a failure can be looked at again. */
export const RUNS = { seed: 20261123, numRuns: 300 } as const

/** Seconds here; minutes on a machine that does much else. */
export const PATIENCE_MS = 120_000
