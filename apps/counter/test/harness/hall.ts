import { type ScreenMaster, startScreenMaster } from '@antre/testkit'
import { launchChromium } from '@antre/testkit/chromium'
import type { Page } from 'playwright-core'

export const SMALL = { width: 420, height: 760 } as const
export const LARGE = { width: 1366, height: 768 } as const

/** The built screen, a real Chromium, and a master that says what the test wants. */
export interface Hall {
  readonly master: ScreenMaster
  /** A page of its own browser profile, whose clock starts at the fixtures' time. */
  page(): Promise<Page>
  /** Loads the screen as on a new day: nothing remembered. */
  goto(page: Page, size: { readonly width: number; readonly height: number }): Promise<void>
  close(): Promise<void>
}

export async function openHall(now: number): Promise<Hall> {
  const master = await startScreenMaster('counter')
  const browser = await launchChromium()
  return {
    master,
    async page() {
      const context = await browser.newContext({ viewport: SMALL, reducedMotion: 'reduce' })
      const page = await context.newPage()
      await page.clock.install({ time: now })
      return page
    },
    async goto(page, size) {
      await page.setViewportSize(size)
      await page.goto(`${master.url}?id=3`)
      await page.locator('.head-who h1').waitFor()
      // In the typeface that comes instead, words have other widths.
      await page.evaluate(() => document.fonts.ready)
      await page.evaluate(() => localStorage.clear())
    },
    async close() {
      await browser.close()
      await master.close()
    },
  }
}
