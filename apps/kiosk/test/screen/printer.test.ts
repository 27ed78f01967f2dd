import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { kupangView } from '../kupang-view.ts'
import {
  issuing,
  KIOSK_2,
  type Lobby,
  notPrinting,
  openLobby,
  printing,
  ticketFor,
  type Visit,
  wishes,
} from './lobby.ts'

let lobby: Lobby
let visit: Visit
beforeAll(async () => {
  lobby = await openLobby()
})
afterAll(() => lobby.close())
afterEach(() => visit.close())

const EKTP = ticketFor('ektp')
const banner = () => visit.page.getByRole('status').filter({ hasText: 'Printer' })

async function take(): Promise<void> {
  issuing(visit.master, EKTP)
  await visit.begin()
  await visit.tap('Perekaman e-KTP')
  await visit.tap('Ambil nomor')
  await visit.page.getByRole('heading', { name: 'A-012' }).waitFor()
}

describe('a printer that does not print', () => {
  test('is told before anybody taps, comes and goes by itself, and numbers can be had', async () => {
    visit = await lobby.open()
    const { page, master } = visit
    expect(await page.getByText('Printer sedang tidak mencetak').count()).toBe(0)
    master.show(notPrinting('screen'))
    await banner().getByText('Nomor Anda tampil di layar: silakan foto.').waitFor()
    master.show(kupangView())
    await page.getByText('Printer sedang tidak mencetak').waitFor({ state: 'detached' })
    master.show(notPrinting('screen'))
    await take()
    await page.getByText('Sebentar, printer sedang dicoba').waitFor()
    master.show(printing({ ...EKTP, print: 'failed' }, notPrinting('screen')))
    await page.getByText('Foto layar ini').waitFor()
    expect(wishes(master)).toHaveLength(1)
  })

  test('nobody is told to photograph and go while it is tried: the paper may still come out', async () => {
    visit = await lobby.open(notPrinting('screen'))
    const { page, master } = visit
    await take()
    await page.getByText('Sebentar, printer sedang dicoba').waitFor()
    await page.clock.runFor(20_000)
    expect(await page.getByText('Foto layar').count()).toBe(0)
    master.show(printing({ ...EKTP, print: 'printed' }, notPrinting('screen')))
    await page.getByText('Tiket sudah keluar').waitFor()
  })

  test('the number is larger than anything, with its code and its hour in the same frame', async () => {
    visit = await lobby.open(notPrinting('screen'))
    await take()
    visit.master.show(printing({ ...EKTP, print: 'failed' }, notPrinting('screen')))
    await visit.page.getByText('Foto layar ini').waitFor()
    const card = visit.page.locator('.ticket-card')
    expect(await card.getByRole('img', { name: 'Simpan di ponsel' }).isVisible()).toBe(true)
    expect(await card.getByText('23 November 2026').innerText()).toContain('09.41')
    const sizes = await visit.page.evaluate(() =>
      [...document.querySelectorAll('.ticket *')].map((each) =>
        Number.parseFloat(getComputedStyle(each).fontSize),
      ),
    )
    const number = await visit.page
      .locator('.ticket-number')
      .evaluate((h) => Number.parseFloat(getComputedStyle(h).fontSize))
    expect(number).toBe(Math.max(...sizes))
    expect(number).toBeGreaterThan(200)
  })

  test('paper that comes after all is told without a touch', async () => {
    visit = await lobby.open(notPrinting('screen'))
    const { page, master } = visit
    await take()
    master.show(printing({ ...EKTP, print: 'failed' }, notPrinting('screen')))
    await page.getByText('Foto layar ini').waitFor()
    await page.clock.runFor(60_000)
    master.show(printing({ ...EKTP, attempt: 1 }))
    await page.getByText('Tiket sedang dicetak').waitFor()
    master.show(printing({ ...EKTP, attempt: 1, print: 'printed' }))
    await page.getByText('Tiket sudah keluar').waitFor()
    await page.clock.runFor(5_000)
    expect(await page.getByRole('heading', { name: 'A-012' }).isVisible()).toBe(true)
    await page.clock.runFor(20_000)
    await visit.button(/^Sentuh layar/).waitFor()
  })

  test('what failed before the answer came is seen at once', async () => {
    visit = await lobby.open()
    const { page, master } = visit
    const answered = Promise.withResolvers<void>()
    master.reply = async ({ path }) => {
      if (path !== 'tickets') return { body: {} }
      await answered.promise
      return { status: 201, body: { ticket: EKTP } }
    }
    await visit.begin()
    await visit.tap('Perekaman e-KTP')
    await visit.tap('Ambil nomor')
    const seen = page.waitForFunction(() => document.querySelector('.banner') !== null)
    master.show(printing({ ...EKTP, print: 'failed' }, notPrinting('screen')))
    await seen
    answered.resolve()
    await page.getByText('Tiket tidak tercetak').waitFor()
  })
})

describe('another kiosk takes over', () => {
  test('it is told where the ticket comes out, before and after', async () => {
    visit = await lobby.open(notPrinting('screen', [true]))
    const { page, master } = visit
    await page.getByText('Tiketnya keluar di Kiosk 2, dekat pintu barat.').waitFor()
    await take()
    await page.getByText('Tiketnya keluar di sini, atau di Kiosk 2, dekat pintu barat').waitFor()
    const moved = { state: 'failed', movedTo: KIOSK_2 } as const
    master.show(printing({ ...EKTP, attempt: 1 }, undefined, moved))
    await page.getByRole('heading', { name: 'Ambil tiket di Kiosk 2, dekat pintu barat' }).waitFor()
    master.show(printing({ ...EKTP, attempt: 1, print: 'printed' }, undefined, moved))
    await page.getByText('Tiket Anda sudah keluar di sana').waitFor()
    await page.clock.runFor(40_000)
    expect(await page.getByRole('heading', { name: 'A-012' }).isVisible()).toBe(true)
  })

  test('when it does not print either, the number is to be photographed', async () => {
    visit = await lobby.open()
    const { page, master } = visit
    await take()
    const moved = { state: 'failed', movedTo: KIOSK_2 } as const
    master.show(printing({ ...EKTP, attempt: 1, print: 'failed' }, undefined, moved))
    await page.getByText('Foto layar ini').waitFor()
  })
})

describe('a mall that gives no numbers without paper', () => {
  test('says where there are some, offers none, and shows what there is to know', async () => {
    visit = await lobby.open(notPrinting('stop', [false]))
    const { page } = visit
    await page.getByText('Ambil nomor di Kiosk 2, dekat pintu barat, atau temui petugas').waitFor()
    await visit.tap('Sentuh untuk melihat layanan')
    await visit.tap('Perekaman e-KTP')
    await page.getByText('Nomor tidak bisa diambil di kiosk ini').waitFor()
    await page.getByText('Fotokopi Kartu Keluarga').waitFor()
    expect(await page.getByRole('button', { name: 'Ambil nomor' }).count()).toBe(0)
    expect(await page.getByText('Perlu didahulukan?').count()).toBe(0)
    visit.master.show(kupangView())
    await visit.button('Ambil nomor').waitFor()
  })

  test('without another kiosk: staff', async () => {
    visit = await lobby.open(notPrinting('stop'))
    await visit.page.getByText('Temui petugas di meja informasi untuk mendapat nomor').waitFor()
    await visit.tap('English')
    await visit.page.getByText('Please ask at the information desk for a number').waitFor()
  })

  test('a refusal between two looks at the printer is told kindly', async () => {
    visit = await lobby.open()
    const { page, master } = visit
    master.reply = ({ path }) =>
      path === 'tickets' ? { status: 409, body: { code: 'printer-not-ready', status: 409 } } : { body: {} }
    await visit.begin()
    await visit.tap('Perekaman e-KTP')
    await visit.tap('Ambil nomor')
    const dialog = page.getByRole('dialog')
    await dialog.getByText('belum ada nomor yang keluar').waitFor()
    master.show(notPrinting('stop', [false]))
    await dialog.getByText('Ambil nomor di Kiosk 2').waitFor()
    await dialog.getByRole('button', { name: 'Kembali' }).tap()
    await page.getByText('Nomor tidak bisa diambil di kiosk ini').waitFor()
  })
})
