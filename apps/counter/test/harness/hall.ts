import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ScreenMaster, startScreenMaster } from '@antre/testkit'
import { type Browser, chromium, type Page } from 'playwright-core'
import { build } from 'vite'

const ROOT = join(import.meta.dirname, '..', '..')

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
  const folder = await mkdtemp(join(tmpdir(), 'antre-counter-'))
  await build({ root: ROOT, logLevel: 'error', build: { outDir: folder, emptyOutDir: true } })
  const master = await startScreenMaster(folder, 'counter')
  const browser: Browser = await chromium.launch({
    executablePath: process.env.ANTRE_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  })
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
      await page.evaluate(() => localStorage.clear())
    },
    async close() {
      await browser.close()
      await master.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
