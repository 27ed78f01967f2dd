import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { kupangView } from '../kupang-view.ts'
import { issuing, type Lobby, openLobby, ticketFor, type Visit, wishes } from './lobby.ts'

let lobby: Lobby
let visit: Visit
beforeAll(async () => {
  lobby = await openLobby()
})
afterAll(() => lobby.close())
afterEach(() => visit.close())

describe('nobody there', () => {
  test('asks, and goes on where it was', async () => {
    visit = await lobby.open()
    await visit.begin()
    await visit.tap('Perekaman e-KTP')
    await visit.page.clock.runFor(46_000)
    await visit.page.getByRole('dialog').getByText('Masih di sana?').waitFor()
    await visit.tap('Ya, lanjutkan')
    await visit.page.getByRole('dialog').waitFor({ state: 'detached' })
    expect(await visit.page.getByRole('heading', { name: 'Perekaman e-KTP' }).isVisible()).toBe(true)
  })

  test('without an answer everything is as for the next person', async () => {
    visit = await lobby.open()
    const { page } = visit
    await visit.tap('English')
    await visit.tap('Larger text')
    await visit.tap('Contrast')
    await visit.tap('Reach')
    const root = page.locator('html')
    expect(await root.getAttribute('data-text')).toBe('1.25')
    expect(await root.getAttribute('data-contrast')).toBe('high')
    await page.clock.runFor(70_000)
    await visit.button(/^Sentuh layar/).waitFor()
    expect(await root.getAttribute('data-text')).toBe('1')
    expect(await root.getAttribute('data-contrast')).toBe('normal')
    expect(await root.getAttribute('lang')).toBe('id')
    expect(await page.locator('.kiosk').getAttribute('data-reach')).toBe('false')
  })

  test('a touch somewhere is an answer in advance', async () => {
    visit = await lobby.open()
    await visit.begin()
    await visit.page.clock.runFor(30_000)
    await visit.page.touchscreen.tap(540, 300)
    await visit.page.clock.runFor(30_000)
    expect(await visit.page.getByRole('dialog').count()).toBe(0)
  })

  test('never asks while a ticket is being made', async () => {
    visit = await lobby.open()
    const answered = Promise.withResolvers<void>()
    visit.master.reply = async ({ path }) => {
      if (path !== 'tickets') return { body: {} }
      await answered.promise
      return { status: 201, body: { ticket: ticketFor('ektp') } }
    }
    await visit.begin()
    await visit.tap('Perekaman e-KTP')
    await visit.tap('Ambil nomor')
    await visit.page.clock.runFor(5_000)
    await visit.page.getByText('Sebentar, nomor sedang dibuat').waitFor()
    expect(await visit.page.getByRole('dialog').count()).toBe(0)
    answered.resolve()
    await visit.page.getByRole('heading', { name: 'A-012' }).waitFor()
  })
})

describe('the master away', () => {
  test('says so, since when and what to do; nothing can be taken; then recovers by itself', async () => {
    visit = await lobby.open()
    const { page, master } = visit
    issuing(master, ticketFor('ektp'))
    await visit.begin()
    await visit.tap('Perekaman e-KTP')
    master.away()
    const notice = page.getByRole('alert')
    await notice.getByText('keadaan pukul 09.41').waitFor()
    await notice.getByText('temui petugas di meja informasi').waitFor()
    expect(await page.getByRole('button', { name: 'Ambil nomor' }).count()).toBe(0)
    expect(await page.getByText('Fotokopi Kartu Keluarga').isVisible()).toBe(true)
    master.back()
    await visit.runUntil(visit.button('Ambil nomor'))
    expect(await notice.count()).toBe(0)
    await visit.tap('Ambil nomor')
    await page.getByRole('heading', { name: 'A-012' }).waitFor()
    expect(wishes(master)).toHaveLength(1)
  })

  test('nobody is invited to take a number that cannot be had', async () => {
    visit = await lobby.open()
    const { page, master } = visit
    await page.getByText('Ambil nomor antrean di sini').waitFor()
    master.away()
    await page.getByText('Lihat syarat dan biaya layanan').waitFor()
    for (const words of ['Ambil nomor antrean di sini', 'Tunggu dipanggil']) {
      expect(await page.getByText(words).count()).toBe(0)
    }
    master.back()
    await visit.runUntil(page.getByText('Ambil nomor antrean di sini'))
  })

  test('no view yet: says that it is getting ready, and what to do if it takes long', async () => {
    visit = await lobby.open()
    visit.master.away()
    await visit.page.reload()
    await visit.page.getByText('sedang menyiapkan layar').waitFor()
    expect(await visit.page.getByText('temui petugas di meja informasi').isVisible()).toBe(true)
    visit.master.back()
    await visit.runUntil(visit.button(/^Sentuh layar/))
  })

  test('a key that is refused is told, not tried for ever', async () => {
    visit = await lobby.open()
    visit.master.reply = () => ({ status: 401, body: { code: 'unauthorised', status: 401 } })
    await visit.page.goto('about:blank')
    await visit.page.goto(`${visit.master.url}#key=old`)
    await visit.page.getByText('Kunci halaman ini tidak diterima').waitFor()
  })

  test('without a key staff are told, and can give one', async () => {
    visit = await lobby.open()
    visit.master.reply = () => ({ status: 401, body: { code: 'unauthorised', status: 401 } })
    visit.master.away()
    await visit.page.goto('about:blank')
    await visit.page.route('**/views/kiosk', (route) =>
      route.fulfill({ status: 401, json: { code: 'unauthorised' } }),
    )
    await visit.page.goto(visit.master.url)
    await visit.page.getByText('Halaman ini memerlukan kunci').waitFor()
    await visit.page.getByLabel('Tempel kunci').waitFor()
  })

  test('a ticket on the screen stays on the screen', async () => {
    visit = await lobby.open()
    issuing(visit.master, ticketFor('ektp'))
    await visit.begin()
    await visit.tap('Perekaman e-KTP')
    await visit.tap('Ambil nomor')
    await visit.page.getByRole('heading', { name: 'A-012' }).waitFor()
    visit.master.away()
    await visit.page.getByRole('alert').waitFor()
    expect(await visit.page.getByRole('heading', { name: 'A-012' }).isVisible()).toBe(true)
  })
})

describe('search', () => {
  test("by the keys on the screen, in one's own words", async () => {
    visit = await lobby.open()
    await visit.begin()
    await visit.tap(/^Ketik di sini/)
    for (const key of ['K', 'T', 'P', 'spasi', 'H', 'I', 'L', 'A', 'N', 'G'])
      await visit.page.getByRole('button', { name: key, exact: true }).tap()
    expect(await visit.page.getByRole('textbox').inputValue()).toBe('ktp hilang')
    await visit.tap(/^KTP hilang atau rusak/)
    await visit.page.getByRole('heading', { name: 'KTP hilang atau rusak' }).waitFor()
    await visit.tap('Kembali')
    expect(await visit.page.getByRole('textbox').inputValue()).toBe('ktp hilang')
  })

  test('finds packages too, and says what to do when it finds nothing', async () => {
    visit = await lobby.open()
    await visit.begin()
    await visit.tap(/^Ketik di sini/)
    await visit.page.keyboard.type('bikin sim')
    await visit.button(/^Paket SIM/).waitFor()
    await visit.tap('Hapus')
    await visit.page.keyboard.type('nasi goreng')
    await visit.page.getByText('Belum ketemu “nasi goreng”').waitFor()
    await visit.tap('Semua instansi')
    await visit.page.getByRole('heading', { name: 'Mau mengurus apa' }).waitFor()
  })
})

test('nothing is loaded from anywhere but the machine that served the page', async () => {
  visit = await lobby.open(kupangView())
  await visit.begin()
  await visit.page.evaluate(() => document.fonts.ready)
  const { origin } = new URL(visit.master.url)
  expect(visit.asked.filter((url) => !url.startsWith(origin) && !url.startsWith('data:'))).toEqual([])
  expect(await visit.page.evaluate(() => document.fonts.check('16px "Plus Jakarta Sans Variable"'))).toBe(
    true,
  )
})

test('to leave the building is alone on the screen, in both languages, until it is ended', async () => {
  visit = await lobby.open()
  const { page, master } = visit
  await visit.begin()
  await visit.tap('Perekaman e-KTP')
  master.show({ ...kupangView(), evacuation: { id: 'n', at: kupangView().now } })
  await page.getByRole('heading', { name: 'Tinggalkan gedung' }).waitFor()
  expect(await page.getByRole('heading', { name: 'Leave the building' }).isVisible()).toBe(true)
  expect(await page.getByRole('button').count()).toBe(0)
  master.show(kupangView())
  await page.getByRole('button', { name: 'Ambil nomor' }).waitFor()
})
