import { readdir, realpath } from 'node:fs/promises'
import { join } from 'node:path'
import { SerialPort } from 'serialport'

/** A serial port of this computer. */
export interface SerialPortFound {
  /** What to open; on Linux the name that stays (`/dev/serial/by-id/…`) where there is one. */
  readonly path: string
  /** Where that leads now, if it is another name: `/dev/ttyUSB0`. */
  readonly now: string | null
  /** What the adapter calls itself; null where it does not. */
  readonly about: string | null
}

/** USB adapters and boards; the built-in `ttyS` ports exist whether anything is wired or not. */
const USB_PORT = /^tty(USB|ACM)\d+$/

/**
 * The serial ports of this computer. serialport lists them; on a Linux without udev, where it rejects,
 * they are read from the device folder.
 */
export async function listPorts(
  list: () => Promise<readonly { path: string; manufacturer?: string | undefined }[]> = SerialPort.list,
  devices = '/dev',
): Promise<readonly SerialPortFound[]> {
  const named = await namesThatStay(join(devices, 'serial/by-id'))
  const about = new Map<string, string | null>()
  try {
    for (const { path, manufacturer } of await list()) about.set(path, manufacturer ?? null)
  } catch {
    const names = await readdir(devices).catch(() => [])
    for (const name of names) if (USB_PORT.test(name)) about.set(join(devices, name), null)
  }
  for (const path of named.keys()) if (!about.has(path)) about.set(path, null)
  return [...about]
    .map(([now, what]): SerialPortFound => {
      const stays = named.get(now)
      return stays === undefined ? { path: now, now: null, about: what } : { path: stays, now, about: what }
    })
    .sort((a, b) => Number(b.now !== null) - Number(a.now !== null) || a.path.localeCompare(b.path))
}

/** By the port they lead to. */
async function namesThatStay(folder: string): Promise<ReadonlyMap<string, string>> {
  const names = await readdir(folder).catch(() => [])
  const found = new Map<string, string>()
  for (const name of names) {
    const port = await realpath(join(folder, name)).catch(() => null)
    if (port !== null) found.set(port, join(folder, name))
  }
  return found
}
