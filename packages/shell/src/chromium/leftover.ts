import { readFileSync, readlinkSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Ends a Chromium that outlived its station (killed, or the power button) and still holds the profile:
 * a new one would hand it the address and leave. Linux only, where the profile names its process.
 * @returns its process id; null when there was none
 */
export function endLeftover(profile: string, kill: (pid: number) => void): number | null {
  try {
    const pid = Number(/-(\d+)$/.exec(readlinkSync(join(profile, 'SingletonLock')))?.[1])
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
    if (!command.includes(`--user-data-dir=${profile}`)) return null // The number belongs to another program by now.
    kill(pid)
    return pid
  } catch {
    return null
  }
}
