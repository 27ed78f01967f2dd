import type { Browser, Page } from 'playwright-core'

/** The size each screen has in the hall, in CSS pixels. */
export const SIZES = {
  kiosk: { width: 1080, height: 1920 },
  counter: { width: 420, height: 760 },
  display: { width: 1920, height: 1080 },
  admin: { width: 1366, height: 768 },
} as const

/** Opens a screen as its app would, and collects what goes wrong in it. */
export async function openScreen(
  browser: Browser,
  kind: keyof typeof SIZES,
  url: string,
  /** Runs in the page before anything of ours. */
  before?: () => void,
): Promise<{ page: Page; faults: string[] }> {
  const context = await browser.newContext({
    viewport: SIZES[kind],
    locale: 'id-ID',
    hasTouch: kind === 'kiosk',
  })
  if (before) await context.addInitScript(before)
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(String(error)))
  page.on('request', (request) => {
    const { hostname } = new URL(request.url())
    if (
      !request.url().startsWith('data:') &&
      !request.url().startsWith('blob:') &&
      hostname !== '127.0.0.1'
    ) {
      faults.push(`left the building: ${request.url()}`)
    }
  })
  await page.goto(url)
  return { page, faults }
}
