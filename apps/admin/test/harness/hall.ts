import { type ScreenMaster, startScreenMaster } from '@antre/testkit'
import { launchChromium } from '@antre/testkit/chromium'
import type { Page } from 'playwright-core'

export const PHONE = { width: 390, height: 844 } as const
export const DESK = { width: 1366, height: 768 } as const

/** The built screen, a real Chromium, and a master that says what the test wants. */
export interface Hall {
  readonly master: ScreenMaster
  /** A page of its own browser profile, whose clock starts at the fixtures' time. */
  page(): Promise<Page>
  /** Loads a page of the console as on a new day: nothing remembered. */
  goto(page: Page, hash: string, size?: { readonly width: number; readonly height: number }): Promise<void>
  close(): Promise<void>
}

export async function openHall(now: number): Promise<Hall> {
  const master = await startScreenMaster('admin')
  const browser = await launchChromium()
  return {
    master,
    async page() {
      const context = await browser.newContext({ viewport: DESK, reducedMotion: 'reduce' })
      const page = await context.newPage()
      await page.clock.install({ time: now })
      return page
    },
    async goto(page, hash, size = DESK) {
      await page.setViewportSize(size)
      // Another hash alone would not load anything anew.
      await page.goto('about:blank')
      await page.goto(`${master.url}#${hash}`)
      await page.locator('.top-nav').waitFor()
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
