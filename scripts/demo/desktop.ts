import { join } from 'node:path'
import { chromiumScreen, type Screen } from '@antre/shell'
import type { DemoOptions } from './options.ts'

/** Whether the screens get windows: where there is a desktop, unless it is not wanted. */
export function opensWindows({ open }: DemoOptions): boolean {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env
  return open && (process.platform !== 'linux' || Boolean(DISPLAY || WAYLAND_DISPLAY))
}

const ADMIN_SIZE = { width: 1280, height: 860 }

/** The admin console has no station of its own: its window is the demo's. */
export async function showAdmin(address: string | undefined, options: DemoOptions): Promise<Screen | null> {
  if (address === undefined || !opensWindows(options)) return null
  const show = chromiumScreen({ folder: join(options.data, 'admin'), log: { info() {}, warn() {} } })
  const shown = await show(address, { mode: 'window', size: ADMIN_SIZE })
  return shown.ok ? shown.screen : null
}
