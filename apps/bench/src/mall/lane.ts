import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openButtonBox, type VirtualButtonBox } from '@antre/devices'
import type { Mall } from '@antre/domain'
import type { Browser } from 'playwright-core'
import type { Workbench } from '../figures/workbench.ts'
import { openWatched, type Watched } from '../watch/page.ts'
import { MALL_FILE, type Master } from './master.ts'
import { SERVICE } from './services.ts'
import { startStation } from './station.ts'

/** One zone with one counter that has a button box, and one display in Chromium. */
export interface Lane {
  readonly box: VirtualButtonBox
  readonly display: Watched
  /** Waits until the display has done with its last call, and it was heard. */
  quiet(): Promise<void>
  close(): Promise<void>
}

const TICKETS = 60
/** Far below a spoken word's level, far above an empty graph's. */
const AUDIBLE_RMS = 0.02
const LONGEST_CALL_MS = 60_000

const zoneOf = (i: number) => `lane-${i}`
const counterOf = (i: number) => `counter-${i}`

/** The mall of the demo, reduced to so many zones with a counter each. */
export function laneMall(lanes: number): Mall {
  const mall = JSON.parse(readFileSync(MALL_FILE, 'utf8')) as Mall
  const all = Array.from({ length: lanes }, (_, i) => i)
  const text = (i: number) => ({ id: `Loket ${i + 1}`, en: `Counter ${i + 1}` })
  return {
    ...mall,
    zones: all.map((i) => ({ id: zoneOf(i), name: text(i) })),
    counters: all.map((i) => ({
      id: counterOf(i),
      name: text(i),
      zone: zoneOf(i),
      serviceIds: mall.services.map(({ id }) => id),
    })),
  }
}

export async function openLane(
  { load }: Workbench,
  browser: Browser,
  folder: string,
  master: Master,
  i: number,
): Promise<Lane> {
  const { port, token } = master
  const box = await openButtonBox(join(folder, `box-${i}`))
  await load.call('post', { port, token, path: `counters/${counterOf(i)}/open`, body: '{}' })
  await load.call('issue', { port, token, clients: 1, count: TICKETS, serviceIds: [SERVICE] })
  const counter = await startStation('counter', master, ['--counter', counterOf(i), '--buttons', box.path])
  const station = await startStation('display', master, ['--zone', zoneOf(i)])
  const display = await openWatched(browser, station.url)
  await display.page.locator('html[data-voice=speaks]').waitFor({ timeout: LONGEST_CALL_MS })
  await display.setClock()
  return {
    box,
    display,
    async quiet() {
      await display.page
        .locator('.call[data-announcing=true]')
        .waitFor({ state: 'detached', timeout: LONGEST_CALL_MS })
      const peak = await display.page.locator('html').getAttribute('data-peak-level')
      if (peak !== null && Number(peak) < AUDIBLE_RMS) throw new Error('the last call was not heard')
    },
    async close() {
      await display.page.context().close()
      await station.stop()
      await counter.stop()
      await box.close()
    },
  }
}
