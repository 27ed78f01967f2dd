import { launchChromium } from '@antre/testkit/chromium'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openScreen } from '../src/browser.ts'
import { type Hall, openHall } from '../src/hall.ts'

let hall: Hall
let browser: Browser

beforeAll(async () => {
  hall = await openHall({ counterId: '2', zoneId: 'A' })
  browser = await launchChromium()
})

afterAll(async () => {
  await browser?.close()
  await hall?.[Symbol.asyncDispose]()
})

it('a smart TV opens the display straight from the master: the token leaves the address and becomes a cookie', async () => {
  const token = await hall.mint('--role', 'display', '--zone', 'A')
  const { page, faults } = await openScreen(
    browser,
    'display',
    `${hall.masterUrl}/display/?zone=A#key=${token}`,
  )
  await page.getByText('Selamat datang').first().waitFor()
  expect(page.url()).toBe(`${hall.masterUrl}/display/?zone=A`)
  const [cookie] = await page.context().cookies()
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict', path: '/display/' })
  await page.reload()
  await page.getByText('Selamat datang').first().waitFor()
  expect(faults).toEqual([])
})

it("an officer's browser works as a counter straight from the master", async () => {
  const { serviceId } = await firstService('1')
  const issued = await hall.admin.post('/tickets', { serviceId })
  const token = await hall.mint('--role', 'counter', '--counter', '1')
  const { page, faults } = await openScreen(
    browser,
    'counter',
    `${hall.masterUrl}/counter/?id=1#key=${token}`,
  )
  await page.getByRole('button', { name: 'Buka loket' }).click()
  await page.locator('.next[aria-disabled=false]').waitFor()
  await page.keyboard.press('Enter')
  await page.locator('.present-number', { hasText: issued.body.ticket.number }).waitFor()
  expect(faults).toEqual([])
})

it('a screen of the station opens for nobody who does not have its link', async () => {
  const context = await browser.newContext()
  const page = await context.newPage()
  const { origin, pathname } = new URL(hall.screens.counter)
  await page.goto(`${origin}${pathname}?id=2`)
  const status = await page.evaluate(async () => {
    const response = await fetch('./api/v1/counters/2/open', { method: 'POST' })
    return response.status
  })
  expect(status).toBe(401)
  await context.close()
})

it('the administrator sees the hall of today and its counters', async () => {
  const token = await hall.mint('--role', 'admin')
  const { page, faults } = await openScreen(browser, 'admin', `${hall.masterUrl}/admin/#key=${token}`)
  await page.getByText('Loket 1', { exact: true }).first().waitFor()
  expect(await page.locator('body').textContent()).toContain('Perekaman e-KTP')
  expect(faults).toEqual([])
})

async function firstService(counterId: string): Promise<{ serviceId: string }> {
  const { body } = await hall.admin.get('/mall')
  const counter = body.counters.find(({ id }: { id: string }) => id === counterId)
  return { serviceId: counter.serviceIds[0] }
}
