/** The same cases every time, so that a failure can be looked at again. */
export const RUNS = { seed: 20261123, numRuns: 300 } as const
