import { join } from 'node:path'
import { type Clock, launchSecret, servePage } from '@antre/station'
import { type DockDevices, openBench } from '../bench/bench.ts'
import { paperPages } from '../paper/pages.ts'
import { dockRoutes } from './routes.ts'
import { watchOver } from './watch.ts'

/** The page with every virtual device. */
export interface Dock {
  /** With the key of this launch in the fragment. */
  readonly url: string
  /** The paper alone, as a kiosk with `virtual:` shows it; null without a virtual printer. */
  readonly paperUrl: string | null
  readonly close: () => Promise<void>
}

export type OpenedDock =
  | { readonly ok: true; readonly dock: Dock }
  | { readonly ok: false; readonly code: 'port-taken' | 'cannot-listen'; readonly detail: string }

export interface DockOptions {
  readonly clock: Clock
  /** 0, the default: any free one. */
  readonly port?: number
  /** Folder with the built page. */
  readonly screenFolder?: string
}

const SCREEN = join(import.meta.dirname, '../../dist/screen')

/** Serves the dock on 127.0.0.1, to whoever has the address. The devices stay whose they are: `close` leaves them. */
export async function openDock(devices: DockDevices, options: DockOptions): Promise<OpenedDock> {
  const { clock, port = 0, screenFolder = SCREEN } = options
  const bench = openBench(devices, clock.now)
  const watch = watchOver(() => JSON.stringify(bench.state()), clock)
  const secret = launchSecret()
  const { printer } = devices
  const served = await servePage({
    name: 'dock',
    secret,
    screenFolder,
    port,
    api: (inside) => dockRoutes(inside, bench, watch, clock),
    beside: (server) => {
      if (printer) paperPages(printer, clock, screenFolder)(server)
    },
  })
  if (!served.ok) return served
  const origin = `http://127.0.0.1:${served.server.port}`
  return {
    ok: true,
    dock: {
      url: `${origin}/dock/#key=${secret}`,
      paperUrl: printer ? `${origin}/paper/` : null,
      async close() {
        bench.close()
        await served.server.close()
      },
    },
  }
}
