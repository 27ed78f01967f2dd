import { textOf } from '@antre/devices'
import { launchChromium } from '@antre/testkit/chromium'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openScreen } from '../src/browser.ts'
import { type Hall, openHall } from '../src/hall.ts'

/** The counter for e-KTP in the mall of Kota Kupang, and the zone it is in. */
const PLACE = { counterId: '1', zoneId: 'A' }
const SERVICE = 'Perekaman e-KTP'
/** Far below a spoken word's level, far above an empty graph's. */
const AUDIBLE_RMS = 0.02

let hall: Hall
let browser: Awaited<ReturnType<typeof launchChromium>>
let kiosk: Page
let counter: Page
let display: Page
const faults: string[][] = []

beforeAll(async () => {
  hall = await openHall(PLACE)
  browser = await launchChromium()
  const screens = await Promise.all(
    (['kiosk', 'counter', 'display'] as const).map((kind) => openScreen(browser, kind, hall.screens[kind])),
  )
  ;[kiosk, counter, display] = screens.map(({ page }) => page) as [Page, Page, Page]
  faults.push(...screens.map((screen) => screen.faults))
})

afterAll(async () => {
  await browser?.close()
  await hall?.[Symbol.asyncDispose]()
})

/** Three taps from the attract screen to a number; gives the number the screen shows. */
async function takeTicket(): Promise<string> {
  await kiosk.getByText('Sentuh layar untuk mulai').tap()
  await kiosk.getByRole('button', { name: SERVICE }).first().tap()
  await kiosk.getByRole('button', { name: 'Ambil nomor' }).tap()
  const number = kiosk.locator('.ticket-number')
  await number.waitFor()
  return ((await number.textContent()) ?? '').trim()
}

const leaveTicket = () => kiosk.getByRole('button', { name: 'Selesai', exact: true }).tap()

/** Until the display has finished speaking the call and the master knows it. */
async function announced(number: string) {
  await display.locator('.screen', { hasText: number }).waitFor()
  await expect
    .poll(
      async () => (await hall.admin.get(`/views/counters/${PLACE.counterId}`)).body.ticket?.call?.announcedAt,
    )
    .toBeTruthy()
}

const peakLevel = async () => Number(await display.locator('html').getAttribute('data-peak-level'))

describe('the main job', () => {
  it('tap, paper, next, seen, heard, acknowledged', async () => {
    const paper = hall.printer.nextPaper()
    const number = await takeTicket()
    expect(number).toMatch(/^A-\d{3}$/)
    const lines = textOf(await paper).map((line) => line.trim())
    expect(lines).toContain(number)
    expect(lines).toContain(SERVICE)
    expect(lines.join('\n')).toMatch(/23 November 2026.*09\.\d\d WITA/)
    await kiosk.getByText('Tiket sudah keluar di bawah layar').waitFor()
    await leaveTicket()

    await counter.getByRole('button', { name: 'Buka loket' }).click()
    await counter.getByRole('button', { name: /Berikutnya/ }).click()
    await counter.locator('.present-number', { hasText: number }).waitFor()
    await announced(number)
    expect(await peakLevel()).toBeGreaterThan(AUDIBLE_RMS)
    await counter.getByText(/Sudah diumumkan/).waitFor()
  })

  it('recall is shown and spoken again', async () => {
    const before = (await hall.admin.get('/views/displays/A')).body.calls[0].id
    await counter.getByRole('button', { name: 'Panggil ulang' }).click()
    await expect
      .poll(async () => (await hall.admin.get('/views/displays/A')).body.calls[0].id)
      .not.toBe(before)
    await announced((await hall.admin.get('/views/displays/A')).body.calls[0].number)
    expect(await peakLevel()).toBeGreaterThan(AUDIBLE_RMS)
  })

  it('goes on after the master is killed in the middle: same numbers, nothing lost, nothing twice', async () => {
    const before = await takeTicket()
    await leaveTicket()
    await hall.killMaster()
    await display.locator('.screen[data-link=away]').waitFor()
    await counter.locator('[data-away=true]').first().waitFor()
    await kiosk.locator('.kiosk[data-away=true]').waitFor()
    // What was true stays readable.
    expect(await display.locator('.screen').textContent()).toContain('A-001')

    await hall.restartMaster()
    await kiosk.locator('.kiosk[data-away=false]').waitFor()
    await display.locator('.screen[data-link=live]').waitFor()
    const after = await takeTicket()
    expect(Number(after.slice(2))).toBe(Number(before.slice(2)) + 1)
    await leaveTicket()

    await counter.getByRole('button', { name: /Berikutnya/ }).click()
    await counter.locator('.present-number', { hasText: before }).waitFor()
    await announced(before)
    await counter.getByRole('button', { name: /Berikutnya/ }).click()
    await counter.locator('.present-number', { hasText: after }).waitFor()
    await announced(after)
    expect(await hall.verify()).toMatch(/^ok: /)
  })

  it('left no fault in any screen, and nothing left the building', () => {
    expect(faults).toEqual([[], [], []])
  })
})
