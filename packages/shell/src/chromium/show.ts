import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type After, after as afterTimeout, type ShellLog, type ShowScreen } from '../screen.ts'
import { findChromium, type Machine, thisMachine } from './find.ts'
import { chromiumFlags } from './flags.ts'
import { keepRunning } from './keep-running.ts'
import { endLeftover } from './leftover.ts'
import { preparePreferences } from './preferences.ts'

export interface ChromiumOptions {
  /** The station's data folder: the browser's profile is kept below it. */
  readonly folder: string
  readonly log: ShellLog
  readonly machine?: Machine
  readonly spawn?: (file: string, args: readonly string[]) => ChildProcess
  readonly after?: After
  readonly now?: () => number
}

/** Shows screens in a Chromium of this PC, for machines without Electron. */
export function chromiumScreen(options: ChromiumOptions): ShowScreen {
  const { folder, log, machine = thisMachine(), after = afterTimeout, now = Date.now } = options
  const run = options.spawn ?? ((file, args) => spawn(file, args, { stdio: 'ignore' }))
  return async (url, how) => {
    const file = findChromium(machine)
    if (file === null) return NO_BROWSER
    const profile = join(folder, 'chromium')
    const leftover = endLeftover(profile, (pid) => process.kill(pid, 'SIGTERM'))
    if (leftover !== null) log.warn({ pid: leftover }, 'ended a browser of an earlier run')
    preparePreferences(profile)
    const args = chromiumFlags({
      ...how,
      url,
      profile,
      superuser: process.getuid?.() === 0,
      softwareOnly: machine.platform === 'linux' && !existsSync('/dev/dri'),
      extra: (machine.env.ANTRE_CHROMIUM_FLAGS ?? '').split(' ').filter(Boolean),
    })
    const start = () => run(file, args)
    return { ok: true, screen: keepRunning({ start, always: how.mode === 'kiosk', after, now, log }) }
  }
}

const NO_BROWSER = {
  ok: false,
  code: 'no-browser',
  detail: 'no Chromium, Chrome or Edge was found; install one, or name it with ANTRE_CHROMIUM',
} as const
