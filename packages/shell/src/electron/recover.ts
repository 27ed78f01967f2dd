import { recoveryMs, WELL_MS } from '../recovery.ts'
import type { After, ShellLog } from '../screen.ts'
import type { ElectronContents } from './api.ts'

export interface RecoverOptions {
  /** Loads the page anew. */
  readonly load: () => void
  readonly after: After
  readonly now: () => number
  readonly log: ShellLog
}

/** How long a page may hang before it is ended: long enough for a slow disk, short for a person waiting. */
const HANG_MS = 10_000
/** Chromium's word for "another navigation came first": no failure. */
const ABORTED = -3

/**
 * Brings the page back when its process dies, hangs, or the page does not load.
 * @returns calls off what is planned
 */
export function recover(contents: ElectronContents, { load, after, now, log }: RecoverOptions): () => void {
  let failures = 0
  let began = now()
  let planned = () => {}
  let hanging = () => {}

  function again(why: object, text: string) {
    failures = now() - began >= WELL_MS ? 1 : failures + 1
    const inMs = recoveryMs(failures)
    log.warn({ ...why, inMs }, text)
    planned()
    planned = after(inMs, () => {
      began = now()
      load()
    })
  }

  contents.on('render-process-gone', (_event, { reason, exitCode }) => {
    hanging()
    again({ reason, exitCode }, 'the page died; loading it again')
  })
  contents.on('did-fail-load', (_event, code, description, _url, isMainFrame) => {
    if (isMainFrame && code !== ABORTED) again({ code, description }, 'the page did not load; trying again')
  })
  contents.on('unresponsive', () => {
    hanging()
    hanging = after(HANG_MS, () => {
      log.warn({}, 'the page hangs; ending it')
      if (!contents.isDestroyed()) contents.forcefullyCrashRenderer() // Comes back as render-process-gone.
    })
  })
  contents.on('responsive', () => hanging())
  return () => {
    planned()
    hanging()
  }
}
