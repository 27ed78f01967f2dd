import type { Browser, Page } from 'playwright-core'
import { wallNow } from '../clock.ts'
import { PROBE, type Sight, TELL } from './probe.ts'

/** A screen in a real Chromium, watched from outside. Times are of `wallNow`, ms. */
export interface Watched {
  readonly page: Page
  /** When the large number had been drawn; waits for it. */
  painted(number: string): Promise<number>
  /** When the next sound began; ask before it does. */
  sound(): Promise<number>
  /** What the browser believes that the system's sound output adds, ms: not in the times. */
  outputMs(): number
  /** Compares the page's clock with ours again. */
  setClock(): Promise<void>
}

const SIZE = { width: 1920, height: 1080 }
const CLOCK_LOOKS = 20

export async function openWatched(browser: Browser, url: string): Promise<Watched> {
  const context = await browser.newContext({ viewport: SIZE, locale: 'id-ID' })
  const sights: Sight[] = []
  const waiting = new Set<() => void>()
  let ahead = 0
  let outputMs = 0
  await context.exposeFunction(TELL, (sight: Sight) => {
    if (sight.what === 'sound') outputMs = sight.outputMs
    sights.push(sight)
    for (const look of [...waiting]) look()
  })
  await context.addInitScript(PROBE)
  const page = await context.newPage()
  page.on('pageerror', (error) => process.stderr.write(`${error}\n`))
  await page.goto(url)

  function next(from: number, fits: (sight: Sight) => boolean): Promise<number> {
    return new Promise((resolve) => {
      const look = () => {
        const sight = sights.slice(from).find(fits)
        if (sight === undefined) return
        waiting.delete(look)
        resolve(sight.at - ahead)
      }
      waiting.add(look)
      look()
    })
  }

  return {
    page,
    painted: (number) => next(0, (sight) => sight.what === 'painted' && sight.number === number),
    sound: () => next(sights.length, ({ what }) => what === 'sound'),
    outputMs: () => outputMs,
    async setClock() {
      ahead = await aheadOf(page)
    },
  }
}

/** How far the page's clock is ahead of ours, by the quickest of some looks. Milliseconds. */
async function aheadOf(page: Page): Promise<number> {
  let quickest = Number.POSITIVE_INFINITY
  let ahead = 0
  for (let i = 0; i < CLOCK_LOOKS; i++) {
    const asked = wallNow()
    const there = await page.evaluate<number>('performance.timeOrigin + performance.now()')
    const took = wallNow() - asked
    if (took > quickest) continue
    quickest = took
    ahead = there - (asked + took / 2)
  }
  return ahead
}
