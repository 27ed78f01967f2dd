import { stopWithParent } from './orphan.ts'

/** Resolves when this program shall end: Ctrl-C, SIGTERM, the terminal closed, npm gone. */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve())
    stopWithParent(() => resolve())
  })
}
