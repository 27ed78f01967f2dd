import { performance } from 'node:perf_hooks'

/** Milliseconds since the epoch, finer than a millisecond: the same clock in every process of this machine. */
export const wallNow = (): number => performance.timeOrigin + performance.now()
