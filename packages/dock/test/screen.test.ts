import { join } from 'node:path'
import { systemClock } from '@antre/station'
import { launchChromium } from '@antre/testkit/chromium'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { openDock } from '../src/index.ts'
import { everyDevice } from './support/desk.ts'
import { aReceipt } from './support/receipt.ts'

/** Brought up to date by the run of the tests (vitest.config.ts). */
const SCREEN = join(import.meta.dirname, '../dist/screen')
const SMALL = { width: 1366, height: 768 }
const LARGE = { width: 1920, height: 1080 }

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(async () => {
  await browser.close()
})

/** The dock of every device, open in a browser. */
async function openPage(viewport = SMALL) {
  const desk = await everyDevice()
  const opened = await openDock(desk.devices, { clock: systemClock, screenFolder: SCREEN })
  if (!opened.ok) throw new Error(opened.detail)
  const context = await browser.newContext({ viewport, locale: 'id-ID' })
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(String(error)))
  page.on('console', (message) => void (message.type() === 'error' && faults.push(message.text())))
  onTestFinished(async () => {
    await context.close()
    await opened.dock.close()
  })
  await page.goto(opened.dock.url)
  await page.locator('main').waitFor()
  const area = (name: string) => page.getByRole('region', { name, exact: true }).first()
  const button = (name: string) => page.getByRole('button', { name, exact: true })
  const marked = (name: string) => page.getByRole('button', { name, exact: true, pressed: true })
  return { ...desk, page, faults, area, button, marked, close: opened.dock.close }
}

test('NEXT on the box: the counter is pressed, its answer stands on the box, the board shows the number', async () => {
  const { page, button, pressed, faults } = await openPage()
  await button('Berikutnya').click()
  await page.getByText('OK A-012 3', { exact: true }).first().waitFor()
  await page.getByRole('img', { name: 'Papan LED: A-012' }).waitFor()
  await page.getByLabel('Nomor, misalnya A-012').fill('a-031')
  await page.keyboard.press('Enter')
  await page.getByText('‹ OK A-012 3').nth(1).waitFor()
  expect(pressed).toEqual([{ kind: 'next' }, { kind: 'call', number: 'A-031' }])
  await button('Cabut').click()
  await page.getByText('Kabel tercabut').waitFor()
  expect(await button('Berikutnya').isDisabled()).toBe(true)
  await button('Pasang').click()
  await page.getByText('Kabel tercabut').waitFor({ state: 'hidden' })
  expect(faults).toEqual([])
})

test('a lever is the printer, paper comes out, and tearing it off takes it away', async () => {
  const { page, area, button, marked, printer, driver, faults } = await openPage()
  await area('Kertas').getByText('Belum ada kertas').waitFor()
  await marked('Siap').waitFor()
  await driver.print(aReceipt('A-001'))
  await driver.print(aReceipt('A-002'))
  await area('Kertas').getByText('2 baru').waitFor()
  const newest = area('Kertas').getByRole('img').first()
  expect(await newest.evaluate((img: HTMLImageElement) => img.decode().then(() => img.naturalWidth))).toBe(
    320,
  )
  expect(await newest.getAttribute('src')).toMatch(/papers\/2$/)
  await button('Sobek').click()
  await page.getByText('Sudah disobek').waitFor()
  await button('Tutup terbuka').click()
  await marked('Tutup terbuka').waitFor()
  expect([printer.lever(), (await driver.status()).state]).toEqual(['cover-open', 'cover-open'])
  await button('Habis di tengah').click()
  await page.getByText('Terjadi di tengah tiket berikutnya').waitFor()
  expect(await driver.print(aReceipt('A-003'))).toMatchObject({ ok: false })
  await page.getByRole('img', { name: 'Masih tergantung di printer' }).waitFor()
  await marked('Habis').waitFor()
  printer.setLever('ready')
  await marked('Siap').waitFor()
  await area('Kertas').getByText('1 baru').waitFor()
  expect(faults).toEqual([])
})

test('each station has its switch', async () => {
  const { page, cables, faults } = await openPage()
  const counter = page.getByRole('group', { name: 'counter-1' })
  for (const [name, state] of [
    ['Dicabut', 'silence'],
    ['Ditolak', 'reset'],
    ['Lambat', 'slow'],
    ['Tersambung', 'connected'],
  ] as const) {
    await counter.getByRole('button', { name }).click()
    await counter.getByRole('button', { name, pressed: true }).waitFor()
    expect(cables.map(({ cable }) => cable.state())).toEqual(['connected', state, 'connected'])
  }
  expect(faults).toEqual([])
})

test('what was said stands there with its time, what is being said moves the meter', async () => {
  const { area, heard, page } = await openPage()
  await area('Pengeras suara').getByText('Belum ada yang diucapkan').waitFor()
  const words = { id: '1', text: 'Nomor antrean A nol satu', language: 'id', at: '2026-11-23T01:05:00Z' }
  heard.say({ entries: [{ ...words, state: 'began' }], level: 0.2 })
  await area('Pengeras suara').getByText('sedang diucapkan').waitFor()
  await area('Pengeras suara').getByText('09.05').waitFor()
  const meter = page.getByRole('meter', { name: 'Tingkat suara' })
  expect(Number(await meter.getAttribute('aria-valuenow'))).toBeGreaterThan(50)
  heard.say({ entries: [{ ...words, state: 'ended' }], level: 0 })
  await area('Pengeras suara').getByText('terdengar').waitFor()
  heard.say({ connected: false })
  await page.getByText('Stasiun layar tidak terhubung').waitFor()
})

test('in English, by keyboard, and when the demo has ended', async () => {
  const { page, button, printer, close } = await openPage()
  await button('EN').click()
  await page.getByRole('heading', { name: 'Printer levers' }).waitFor()
  await button('Ready').focus()
  await page.keyboard.press('Tab')
  await page.getByText('Staff are told to fetch a new roll.').waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Paper low', pressed: true }).waitFor()
  expect(printer.lever()).toBe('paper-low')
  await close()
  await page.getByText('The demo is not running').waitFor()
})

test.each([SMALL, LARGE])('everything is on one screen of %o, and reads well', async (viewport) => {
  const { page, driver, heard, button } = await openPage(viewport)
  await driver.print(aReceipt('A-001'))
  await page.getByText('1 baru').waitFor()
  await button('Berikutnya').click()
  await page.getByRole('img', { name: 'Papan LED: A-012' }).waitFor()
  const entry = {
    text: 'Nomor antrean A nol satu, silakan menuju loket satu',
    language: 'id',
    state: 'ended',
  } as const
  heard.say({
    entries: Array.from({ length: 50 }, (_, n) => ({ ...entry, id: String(n), at: '2026-11-23T01:05:00Z' })),
  })
  await page.getByText('terdengar').first().waitFor()
  for (const name of ['Dicabut', 'Habis di tengah']) await button(name).first().click()
  await page.getByText('Terjadi di tengah').waitFor()
  expect(await overflowing(page)).toEqual([])
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} ${target}`))).toEqual([])
})

/** What is wider or higher than its place, but for the two that are meant to scroll. */
function overflowing(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [
      document.documentElement,
      ...document.querySelectorAll('main, .panel, .lever, .key, .quiet, .switch button'),
    ]
      .filter((it) => it.scrollWidth > it.clientWidth + 1 || it.scrollHeight > it.clientHeight + 1)
      .map((it) => `${it.tagName}.${it.className} ${it.textContent?.slice(0, 40)}`),
  )
}
