import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { DESK, type Hall, openHall, PHONE } from './harness/hall.ts'
import { device, hallView, NOTICES_MADE, NOW, paperOut, station, troubled } from './harness/views.ts'

// A machine that builds other things beside takes its time; nothing here waits for a clock.
const MALL = readFileSync(join(import.meta.dirname, '../../../resources/malls/kupang.json'), 'utf8')

let hall: Hall
let page: Page

beforeAll(async () => {
  hall = await openHall(NOW)
  page = await hall.page()
})
afterAll(() => hall.close())

beforeEach(() => {
  hall.master.back()
  hall.master.show(troubled())
  hall.master.received.length = 0
  hall.master.reply = () => ({ body: { ok: true } })
})

const button = (name: string | RegExp) => page.getByRole('button', { name })
const dialog = () => page.getByRole('dialog')

/** What axe has to say, as short as can be. */
async function faults(): Promise<unknown[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
  return violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)])
}

const overhang = (): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

/** Nothing sticks out and axe finds nothing, at this size. */
async function sound(): Promise<void> {
  expect(await overhang()).toBe(0)
  expect(await faults()).toEqual([])
}

describe('devices', () => {
  test('what is the matter, where, since when, and what to do; the worst first', async () => {
    await hall.goto(page, 'today')
    await page.locator('.health-fault').first().waitFor()
    const told = await page.locator('.health-fault').allInnerTexts()
    expect(told.map((text) => text.replace(/\s+/g, ' '))).toEqual([
      'Kiosk 2 · Kertas habis Gangguan Pasang gulungan baru, tutup penutupnya. Lalu cetak ulang nomor yang belum keluar. sejak 09.29 (12 menit)',
      'Layar Zona B · Tidak terhubung ke server Gangguan Lihat apakah PC-nya menyala dan kabel jaringannya terpasang. Stasiun menyambung sendiri. sejak 09.35 (6 menit)',
      'Kiosk pintu utama · Kertas hampir habis Perhatian Siapkan gulungan baru dan ganti saat sepi. sejak 09.16 (25 menit) · kira-kira 40 tiket lagi',
    ])
    await page.getByText('Hari ini 2 panggilan tidak sempat diumumkan').waitFor()
  })

  test('says what a device said besides in words and figures, not in codes', async () => {
    const broken = { state: 'offline', severity: 'fault', detail: 'unreachable' } as const
    const box = { state: 'wrong-port', severity: 'fault', detail: 'in-use' } as const
    const quiet = { state: 'quiet-output', severity: 'warning', detail: '8 %' } as const
    const both = [device('buttons', box), device('printer', broken), device('loudspeaker', quiet)]
    hall.master.show(
      hallView({
        stations: [station('counter', 'counter-1', both)],
        faults: both.map((each) =>
          paperOut({
            ...each,
            stationId: 'counter-1',
            station: 'counter',
            deviceId: each.id,
            severity: 'fault',
          }),
        ),
      }),
    )
    await hall.goto(page, 'today')
    await button(/Semua stasiun/).click()
    await button(/Loket 1/).click()
    await page.locator('.station-devices li').first().waitFor()
    const text = await page.locator('.health').innerText()
    expect(text).toContain('printer tidak ditemukan')
    expect(text).toContain('Port kotak tombol dipakai program lain')
    expect(text).toContain('8 %')
    expect(text).not.toMatch(/in-use|unreachable|wrong-port/)
    await sound()
  })

  test('a new fault is counted in the title and said to screen readers, on the other page too', async () => {
    hall.master.show(hallView({ stations: troubled().stations }))
    hall.master.reply = () => ({ headers: { ETag: '"12"' }, body: JSON.parse(MALL) })
    await hall.goto(page, 'mall')
    await expect.poll(() => page.title()).toBe('Dokumen mal · Antre')
    hall.master.show(troubled())
    await page
      .getByRole('status')
      .getByText('Baru saja: Kiosk 2, Kertas habis')
      .waitFor({ state: 'attached' })
    await expect.poll(() => page.title()).toBe('(2) Dokumen mal · Antre')
    expect(await page.getByRole('link', { name: /Hari ini/ }).textContent()).toContain('2')
    hall.master.show(hallView())
    await expect.poll(() => page.title()).toBe('Dokumen mal · Antre')
  })

  test('all is well', async () => {
    hall.master.show(hallView({ stations: [station('kiosk', 'kiosk-1', [device('printer')])] }))
    await hall.goto(page, 'today')
    await page.getByText('Semua perangkat baik').waitFor()
    await button('Semua stasiun (1) · 1 terhubung').waitFor()
  })

  test('a fault of an earlier day says its day', async () => {
    hall.master.show(
      hallView({ stations: troubled().stations, faults: [paperOut({ since: '2026-11-21T15:10:00+08:00' })] }),
    )
    await hall.goto(page, 'today')
    await page.getByText('sejak Sabtu 15.10').waitFor()
  })

  test('stations unfold to their devices', async () => {
    await hall.goto(page, 'today')
    await button(/^Semua stasiun \(6\) · 4 terhubung/).click()
    await button(/^Kiosk pintu utama/).click()
    const body = page.locator('.station-body')
    expect((await body.innerText()).replace(/\s+/g, ' ')).toBe(
      'Kiosk tiket · kiosk-1 Printer Kertas hampir habis sejak 09.16 (25 menit) · kira-kira 40 tiket lagi',
    )
    expect(await button('Lupakan stasiun ini').count()).toBe(0)
  })

  test('one that was taken away is forgotten, after a word on what that loses', async () => {
    await hall.goto(page, 'today')
    await button(/^Semua stasiun/).click()
    await button(/^Layar Zona B/).click()
    await button('Lupakan stasiun ini').click()
    await dialog().getByText('Yang hilang: keadaan perangkat').waitFor()
    hall.master.reply = () => ({ status: 403, body: { code: 'forbidden', status: 403 } })
    await button('Ya, lupakan').click()
    await dialog().getByText('Kunci Anda tidak mengizinkan ini.').waitFor()
    hall.master.reply = () => ({ body: { ok: true } })
    await button('Ya, lupakan').click()
    await dialog().waitFor({ state: 'detached' })
    expect(hall.master.received.map(({ path }) => path)).toEqual(Array(2).fill('stations/display-B/forget'))
  })

  test('the sound is off until somebody wants it, and remembered', async () => {
    await hall.goto(page, 'today')
    const bell = button('Bunyi bila ada gangguan baru')
    expect(await bell.getAttribute('aria-pressed')).toBe('false')
    await bell.click()
    expect(await bell.getAttribute('aria-pressed')).toBe('true')
    await page.reload()
    expect(await bell.getAttribute('aria-pressed')).toBe('true')
    await bell.click()
  })
})

describe('tickets without paper', () => {
  const ticket = (print: string, extra = {}) => ({
    body: { ticket: { id: 't-9', number: 'A-027', print, printAt: 'kiosk-1', ...extra } },
  })

  test('are printed again where a printer works; what becomes of it is shown', async () => {
    await hall.goto(page, 'today')
    await page.locator('.prints').getByText('kertas habis').waitFor()
    await button('Cetak ulang A-027').click()
    expect(await dialog().getByLabel('Kiosk 2').isDisabled()).toBe(true)
    expect(await dialog().getByLabel('Kiosk pintu utama').isChecked()).toBe(true)
    let state = 'pending'
    hall.master.reply = () => ticket(state)
    await button('Cetak di Kiosk pintu utama').click()
    await page.getByText('Menunggu Kiosk pintu utama').waitFor()
    expect(hall.master.received).toMatchObject([{ path: 'tickets/t-9/print', body: { printAt: 'kiosk-1' } }])
    state = 'printed'
    hall.master.show({ ...troubled(), printFailures: [] })
    await page.getByText('Sudah tercetak di Kiosk pintu utama').waitFor()
  })

  test('that fail again say why, and can be tried once more', async () => {
    await hall.goto(page, 'today')
    hall.master.reply = () => ticket('failed', { printFailure: 'cover-open' })
    await button('Cetak ulang A-027').click()
    await button(/^Cetak di/).click()
    await page.locator('.prints').getByText('penutup printer terbuka').waitFor()
    await button('Cetak ulang A-027').waitFor()
  })

  test('a refusal is said in the dialog; with no kiosk that prints there is nothing to press', async () => {
    await hall.goto(page, 'today')
    hall.master.reply = () => ({ status: 409, body: { code: 'printer-not-ready', status: 409 } })
    await button('Cetak ulang A-027').click()
    await button(/^Cetak di/).click()
    await dialog().getByText('Kiosk itu sedang tidak bisa mencetak.').waitFor()
    const view = troubled()
    hall.master.show({ ...view, stations: view.stations.map((each) => ({ ...each, connected: false })) })
    await dialog().getByText('Tidak ada kiosk yang bisa mencetak sekarang.').waitFor()
    expect(await button('Cetak').last().isDisabled()).toBe(true)
  })
})

test('a loudspeaker that cannot know whether it is heard: who hears it says so', async () => {
  const fault = { ...troubled().faults[0], stationId: 'display-A', kind: 'loudspeaker', state: 'unknown' }
  hall.master.show({ ...troubled(), faults: [fault] })
  await hall.goto(page, 'today')
  await button('Saya mendengarnya').click()
  await expect.poll(() => hall.master.received.map(({ path }) => path)).toEqual(['stations/display-A/heard'])
})

describe('announcements', () => {
  async function choose(template: string): Promise<void> {
    await hall.goto(page, 'today')
    await button('Buat pengumuman').click()
    await button(template).click()
  }
  const send = () => button(/^Siarkan$/)

  test('show their very words in both languages before they are made', async () => {
    await choose('Sebentar lagi tutup')
    await page.getByText('Perhatian. Semua loket tutup dalam 15 menit.').waitFor()
    await button('30').click()
    await page.getByText('Perhatian. Semua loket tutup dalam 30 menit.').waitFor()
    expect(await page.locator('blockquote[lang=en]').textContent()).toContain('30 minutes')
    await dialog().getByLabel('Zona B').uncheck()
    await send().click()
    await page.getByText('Diteruskan ke layar panggilan.').waitFor()
    expect(hall.master.received).toMatchObject([
      { path: 'notices', body: { template: 'closing-soon', values: { minutes: 30 }, zones: ['A'] } },
    ])
  })

  test('ask for what is missing, and take a counter or a time as it is typed', async () => {
    await choose('Anak mencari keluarga')
    await send().click()
    await page.getByText('Isi dahulu.').waitFor()
    await page.getByRole('combobox', { name: 'Di mana?' }).fill('informasi')
    await page.getByRole('option', { name: 'Loket Informasi dan Pengaduan' }).click()
    await send().click()
    await dialog().waitFor({ state: 'detached' })
    await button('Buat pengumuman').click()
    await button('Istirahat').click()
    await page.getByLabel('Sampai pukul berapa?').fill('13:00')
    await page.getByText('Kami istirahat sampai pukul 13.00.').waitFor()
    await send().click()
    await dialog().waitFor({ state: 'detached' })
    expect(hall.master.received.map(({ body }) => body)).toEqual([
      { template: 'lost-child', values: { at: '8' } },
      { template: 'break', values: { until: '13:00' } },
    ])
  })

  test('to leave the building is asked for twice', async () => {
    await choose('Tinggalkan gedung')
    await send().click()
    await page.getByText('Semua orang akan diminta meninggalkan gedung.').waitFor()
    expect(hall.master.received).toEqual([])
    await button('Ya, siarkan sekarang').click()
    await dialog().waitFor({ state: 'detached' })
    expect(hall.master.received).toMatchObject([{ body: { template: 'evacuate' } }])
  })

  test('pressed twice are made once; a lost answer is asked for again with the same key', async () => {
    await choose('Uji suara')
    let answer = (_reply: object): void => undefined
    hall.master.reply = () => new Promise((done) => (answer = done as typeof answer))
    await send().dblclick()
    await expect.poll(() => hall.master.received.length).toBe(1)
    answer({ status: 502, body: {} })
    hall.master.reply = () => ({ body: { notice: { id: 'n-3' } } })
    await dialog().waitFor({ state: 'detached' })
    expect(new Set(hall.master.received.map(({ key }) => key)).size).toBe(1)
  })

  test('a refusal is explained', async () => {
    await choose('Uji suara')
    hall.master.reply = () => ({ status: 403, body: { code: 'forbidden', status: 403 } })
    await send().click()
    await page.getByRole('alert').getByText('Kunci Anda tidak mengizinkan pengumuman.').waitFor()
  })

  test('that no display of a zone shows are said to be so, before and after', async () => {
    const view = troubled()
    const stations = view.stations.map((each) => ({ ...each, place: each.id.slice(-1) }))
    hall.master.show({ ...view, stations })
    await choose('Uji suara')
    await dialog().getByText('tidak ada layar').waitFor()
    await send().click()
    await page.getByText('Diteruskan ke layar panggilan, tetapi tidak ada layar di Zona B.').waitFor()
  })

  test('are ended after a question; to leave the building stands out until then', async () => {
    const [child] = NOTICES_MADE
    const evacuation = { ...child, id: 'n-9', template: 'evacuate', values: {} } as typeof child
    const notices = [...NOTICES_MADE, evacuation].flatMap((made) => made ?? [])
    hall.master.show({ ...troubled(), notices })
    await hall.goto(page, 'today')
    await button(/^Akhiri: Seorang anak/).click()
    await button('Ya, akhiri').click()
    await dialog().waitFor({ state: 'detached' })
    await page.getByText('Semua orang sedang diminta meninggalkan gedung.').waitFor()
    await button('Akhiri …').click()
    await dialog()
      .getByText(/Akhiri hanya bila gedung sudah dinyatakan aman/)
      .waitFor()
    await button('Ya, akhiri').click()
    await dialog().waitFor({ state: 'detached' })
    expect(hall.master.received.map(({ path }) => path)).toEqual(['notices/n-2/end', 'notices/n-9/end'])
  })

  test('of today say which zones have heard them, and can be made again', async () => {
    hall.master.show({ ...troubled(), notices: NOTICES_MADE })
    await hall.goto(page, 'today')
    const heard = async () => (await page.locator('.heard li').allInnerTexts()).map((text) => text.trim())
    await expect.poll(heard).toEqual(['Zona A terdengar 09.39', 'Zona B tidak ada layar'])
    await button('1 pengumuman sebelumnya').click()
    expect((await heard()).slice(2)).toEqual(['Zona A terdengar 09.11', 'Zona B tidak terdengar'])
    await button(/^Siarkan lagi: Seorang anak/).click()
    await page.getByText('Pengumuman yang sama baru disiarkan pukul 09.39.').waitFor()
  })
})

describe('nothing sticks out, and axe finds nothing', () => {
  const thirty = hallView({
    stations: [
      ...troubled().stations,
      ...Array.from({ length: 27 }, (_, at) =>
        station('counter', `pc-${at}`, [device('buttons')], {
          place: String(at),
          connected: at % 5 > 0,
          ...(at === 7 && { name: { id: 'Stasiun dengan nama panjang sekali di lantai dua' } }),
        }),
      ),
    ],
    faults: [
      ...troubled().faults,
      ...troubled().faults.map((fault) => ({ ...fault, since: '2026-11-20T08:00:00+08:00' })),
    ],
    notices: NOTICES_MADE,
    printFailures: troubled().printFailures,
  })

  test.each([
    ['desk', DESK],
    ['phone', PHONE],
  ] as const)('with thirty stations unfolded, on a %s', async (_, size) => {
    hall.master.show(thirty)
    await hall.goto(page, 'today', size)
    await button(/^Semua stasiun \(33\)/).click()
    await button(/^Layar Zona B/).click()
    await sound()
  })

  test.each([
    ['desk', DESK],
    ['phone', PHONE],
  ] as const)('in the dialogs, on a %s', async (_, size) => {
    hall.master.show(thirty)
    await hall.goto(page, 'today', size)
    await button('Cetak ulang A-027').click()
    await dialog().waitFor()
    await sound()
    await button('Batal').click()
    await dialog().waitFor({ state: 'detached' })
    await button('Buat pengumuman').click()
    await dialog().waitFor()
    await sound()
    await button('Anak mencari keluarga').click()
    await button(/^Siarkan$/).click()
    await sound()
    await button('Pilihan lain').click()
    await button('Tinggalkan gedung').click()
    await button(/^Siarkan$/).click()
    await sound()
  })
})
