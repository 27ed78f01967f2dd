import type { ChildProcess } from 'node:child_process'
import { recoveryMs, WELL_MS } from '../recovery.ts'
import type { After, Screen, ShellLog } from '../screen.ts'

export interface KeepRunningOptions {
  readonly start: () => ChildProcess
  /** False: a browser that ends well was closed by the person, and stays closed. */
  readonly always: boolean
  readonly after: After
  readonly now: () => number
  readonly log: ShellLog
}

/** How long a browser may take to end before it is made to. */
const GRACE_MS = 3_000

/** Starts a browser, again when it dies, until it is closed. */
export function keepRunning({ start, always, after, now, log }: KeepRunningOptions): Screen {
  let child: ChildProcess | null = null
  let callOff = () => {}
  let closing = false
  let failures = 0

  function begin() {
    const began = now()
    const running = start()
    child = running
    let over = false
    const ended = (how: object, well: boolean) => {
      if (over) return
      over = true
      child = null
      if (closing || (well && !always)) return
      failures = now() - began >= WELL_MS ? 1 : failures + 1
      const inMs = recoveryMs(failures)
      log.warn({ ...how, inMs }, 'the browser ended; starting it again')
      callOff = after(inMs, begin)
    }
    running.once('exit', (code, signal) => ended({ code, signal }, code === 0))
    running.once('error', (error) => ended({ error: error.message }, false))
  }

  begin()
  return {
    async close() {
      closing = true
      callOff()
      if (child) await end(child, after)
    },
  }
}

function end(child: ChildProcess, after: After): Promise<void> {
  return new Promise((resolve) => {
    const insist = after(GRACE_MS, () => child.kill('SIGKILL'))
    child.once('exit', () => {
      insist()
      resolve()
    })
    child.kill('SIGTERM')
  })
}
