import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** Until the list of what is amiss on the staff's console is empty. */
export async function noFault(console: Page): Promise<void> {
  await expect.poll(() => console.locator('.health-fault').count(), { timeout: 60_000 }).toBe(0)
}
