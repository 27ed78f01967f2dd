import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** Until this stands in the list of what is amiss on the staff's console. */
export async function fault(console: Page, text: string): Promise<void> {
  await console.locator('.health-fault', { hasText: text }).first().waitFor()
}

/** Until the list of what is amiss on the staff's console is empty. */
export async function noFault(console: Page): Promise<void> {
  await expect.poll(() => console.locator('.health-fault').count()).toBe(0)
}
