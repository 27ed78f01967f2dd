import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { DESK, type Hall, openHall, PHONE } from './harness/hall.ts'
import { empty, hallView, NOW, troubled } from './harness/views.ts'

// A machine that builds other things beside takes its time; nothing here waits for a clock.
const TEXT = readFileSync(join(import.meta.dirname, '../../../resources/malls/kupang.json'), 'utf8')
// biome-ignore lint/suspicious/noExplicitAny: documents with every kind of fault
type Anything = any

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
  hall.master.reply = () => ({ headers: { ETag: '"12"' }, body: JSON.parse(TEXT) })
})

/** The mall of Kupang after some change, chosen as a file. */
async function choose(change: (mall: Anything) => void): Promise<void> {
  const mall = JSON.parse(TEXT)
  change(mall)
  await chooseText(JSON.stringify(mall, null, 2))
}

async function chooseText(text: string): Promise<void> {
  await page.getByRole('button', { name: 'Pilih berkas' }).waitFor()
  await page.setInputFiles('input[type=file]', {
    name: 'mal-baru.json',
    mimeType: 'application/json',
    buffer: Buffer.from(text),
  })
}

const longer = (mall: Anything) => (mall.services[0].duration = 25)
const save = () => page.getByRole('button', { name: 'Simpan sebagai versi 13' })

/** What axe has to say, as short as can be. */
async function faults(): Promise<unknown[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
  return violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)])
}

/** How far the page is wider than its window, px. */
function overhang(): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
}

describe('today', () => {
  test('how many wait, where, and what needs a look', async () => {
    await hall.goto(page, 'today')
    await page.getByText('terlama 41 mnt · Pajak kendaraan tahunan').waitFor()
    expect(await page.locator('.totals-main strong').textContent()).toBe('17')
    const what = await page.locator('.matter-what').allTextContents()
    expect(what).toEqual([
      '2 orang menunggu SKCK, tetapi belum ada loket yang melayaninya.',
      'Pajak kendaraan tahunan: yang terlama sudah menunggu 41 mnt.',
      'D-007 dipanggil Loket Informasi dan Pengaduan 13 mnt yang lalu dan belum dimulai.',
    ])
  })

  test('follows the hall', async () => {
    await hall.goto(page, 'today')
    const view = troubled()
    hall.master.show({ ...view, totals: { ...view.totals, waiting: 18 } })
    await expect.poll(() => page.locator('.totals-main strong').textContent()).toBe('18')
  })

  test('queues are sorted by the crowd, then as asked', async () => {
    await hall.goto(page, 'today')
    const names = () => page.locator('.queue-table .queue-name').allTextContents()
    await expect.poll(names).toContain('Perekaman e-KTP')
    expect((await names())[0]).toBe('Perekaman e-KTP')
    await page.getByRole('button', { name: 'Terlama' }).click()
    await expect.poll(async () => (await names())[0]).toBe('Pajak kendaraan tahunan')
    const head = page.getByRole('columnheader', { name: 'Terlama' })
    expect(await head.getAttribute('aria-sort')).toBe('descending')
    expect(await names()).toHaveLength(5)
    await page.getByRole('button', { name: 'Tampilkan semua 7 layanan' }).click()
    expect(await names()).toHaveLength(7)
  })

  test('counters say who is there', async () => {
    await hall.goto(page, 'today')
    await page.getByText('5 buka · 1 jeda · 2 tutup').waitFor()
    expect(await page.locator('.tile', { hasText: 'A-024' }).textContent()).toContain('dilayani 4 mnt')
  })

  test('an empty morning, and a calm one', async () => {
    hall.master.show(empty())
    await hall.goto(page, 'today')
    await page.getByText('Belum ada tiket hari ini').waitFor()
    await page.getByRole('heading', { name: 'Antrean lancar' }).waitFor()
  })

  test('with the master away the last view stays, greyed, with its time', async () => {
    await hall.goto(page, 'today')
    await page.locator('.totals').waitFor()
    hall.master.away()
    await page.getByText('Keadaan pukul 09.41').waitFor()
    expect(await page.locator('.totals-main strong').textContent()).toBe('17')
  })

  test('a key that does not allow it is told so', async () => {
    hall.master.reply = () => ({ status: 403, body: { code: 'forbidden', status: 403 } })
    hall.master.away()
    const stranger = await hall.page()
    await stranger.route('**/views/hall', (route) =>
      route.fulfill({ status: 403, json: { code: 'forbidden' } }),
    )
    await stranger.goto(hall.master.url)
    await stranger.getByText('Halaman ini tidak diizinkan untuk kunci Anda').waitFor()
    await stranger.context().close()
  })

  test('without a key it says where one comes from, and takes one, or the address with it', async () => {
    let known = false
    hall.master.reply = ({ body }) => {
      known ||= (body as { token?: string } | undefined)?.token === 'good'
      return known
        ? { body: { role: 'admin' } }
        : { status: 401, body: { code: 'unauthorised', status: 401 } }
    }
    const stranger = await hall.page()
    await stranger.route('**/views/**', (route) =>
      known ? route.continue() : route.fulfill({ status: 401, json: { code: 'unauthorised' } }),
    )
    await stranger.goto(hall.master.url)
    await stranger.getByText('Halaman ini memerlukan kunci').waitFor()
    expect(await stranger.locator('code').textContent()).toBe('npx antre token --data FOLDER --role admin')
    expect(await stranger.getByText('Sambungan terputus').count()).toBe(0)
    await stranger.getByLabel('Tempel kunci').fill('bad')
    await stranger.getByRole('button', { name: 'Buka' }).click()
    await stranger.getByText('Kunci itu tidak diterima.').waitFor()
    await stranger.getByLabel('Tempel kunci').fill(` ${hall.master.url}#key=good `)
    await stranger.getByRole('button', { name: 'Buka' }).click()
    await stranger.locator('.totals').waitFor()
    expect(hall.master.received.map(({ body }) => body)).toEqual([{ token: 'bad' }, { token: 'good' }])
    await stranger.context().close()
  })
})

describe('the mall document', () => {
  test('comes down as a file', async () => {
    await hall.goto(page, 'mall')
    await page.getByText('Versi 12').waitFor()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Unduh dokumen' }).click(),
    ])
    expect(download.suggestedFilename()).toMatch(/^mal-pelayanan-publik.*-v12\.json$/)
    expect(JSON.parse(readFileSync(await download.path(), 'utf8'))).toEqual(JSON.parse(TEXT))
  })

  test('goes up after a look at what changes, on top of the version looked at', async () => {
    await hall.goto(page, 'mall')
    await choose((mall) => {
      longer(mall)
      mall.counters.pop()
    })
    await page.getByRole('heading', { name: 'Yang akan berubah' }).waitFor()
    expect(await page.locator('.changes').first().textContent()).toMatch(/lama layanan \(menit\)\d+25$/)
    await page.getByText('1 dihapus').waitFor()
    expect(hall.master.received).toEqual([])
    hall.master.reply = ({ method }) =>
      method === 'PUT' ? { body: { version: 13 } } : { headers: { ETag: '"13"' }, body: JSON.parse(TEXT) }
    await save().click()
    await page.getByText('Versi 13 tersimpan').waitFor()
    expect(hall.master.received).toMatchObject([{ method: 'PUT', path: 'mall', ifMatch: '"12"' }])
    const sent = hall.master.received[0]?.body as Anything
    expect(sent.services[0].duration).toBe(25)
  })

  test('can be dropped', async () => {
    await hall.goto(page, 'mall')
    await page.locator('.drop').waitFor()
    const data = await page.evaluateHandle((text) => {
      const transfer = new DataTransfer()
      transfer.items.add(new File([text], 'tarik.json', { type: 'application/json' }))
      return transfer
    }, TEXT)
    await page.dispatchEvent('.drop', 'drop', { dataTransfer: data })
    await page.getByText('Isi berkas ini sama dengan dokumen yang berlaku.').waitFor()
  })

  test('with faults says where and what, in plain words', async () => {
    await hall.goto(page, 'mall')
    await choose((mall) => {
      mall.services[0].agencyId = 'dukcapl'
      mall.hours.mon = [{ from: '15:00', to: '08:00' }]
    })
    await page.getByText('Ada 2 hal yang perlu dibetulkan').waitFor()
    const found = await page.locator('.faults li').allTextContents()
    expect(found).toEqual([
      'Layanan “Perekaman e-KTP” · instansiTidak ada instansi dengan kode dukcapl.services.0.agencyId',
      'Jam buka · Senin15:00 tidak lebih awal dari 08:00.hours.mon.0',
    ])
    expect(await save().count()).toBe(0)
  })

  test('that is no JSON says in which line', async () => {
    await hall.goto(page, 'mall')
    await chooseText('{\n "name": {"id": "x",}\n}')
    await page.getByText('Baris 2, kolom 21:').waitFor()
  })

  test.each([
    [412, { code: 'mall-changed' }, 'Orang lain menyimpan perubahan lebih dahulu.'],
    [
      409,
      { code: 'mall-in-use', about: { serviceId: 'ektp', number: 'A-012' } },
      'tiket A-012 masih memerlukannya',
    ],
    [409, { code: 'mall-in-use', about: { counterId: '3' } }, 'Loket 3 tidak dapat dihapus sekarang'],
    [
      422,
      { code: 'invalid-mall', faults: [{ path: 'zones', message: 'there is no zone Z' }] },
      'Tidak ada zona dengan kode Z.',
    ],
    [403, { code: 'forbidden' }, 'Menyimpan memerlukan kunci admin.'],
  ])('a refusal %d %j is explained', async (status, problem, words) => {
    await hall.goto(page, 'mall')
    await choose(longer)
    await save().waitFor()
    hall.master.reply = () => ({ status, body: { ...problem, status } })
    await save().click()
    await page.getByText(words).waitFor()
  })

  test('after somebody else saved, the file is compared with the new version', async () => {
    await hall.goto(page, 'mall')
    await choose(longer)
    await save().waitFor()
    hall.master.reply = () => ({ status: 412, body: { code: 'mall-changed', status: 412 } })
    await save().click()
    await page.getByText('Orang lain menyimpan').waitFor()
    expect(await save().isDisabled()).toBe(true)
    const theirs = JSON.parse(TEXT)
    theirs.agencies.pop()
    hall.master.reply = () => ({ headers: { ETag: '"13"' }, body: theirs })
    await page.getByRole('button', { name: 'Muat versi terbaru dan bandingkan lagi' }).click()
    await page.getByRole('button', { name: 'Simpan sebagai versi 14' }).waitFor()
    await page.getByText('1 ditambah').waitFor()
  })

  test('that cannot be loaded can be tried again', async () => {
    hall.master.reply = () => ({ status: 503, body: { code: 'ledger-unavailable', status: 503 } })
    await hall.goto(page, 'mall')
    await page.getByText('Belum dapat disimpan.').waitFor()
    hall.master.reply = () => ({ headers: { ETag: '"12"' }, body: JSON.parse(TEXT) })
    await page.getByRole('button', { name: 'Coba lagi' }).click()
    await page.getByText('Versi 12').waitFor()
  })
})

test('everything is there in English', async () => {
  await hall.goto(page, 'today')
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByRole('link', { name: 'Mall document' }).click()
  await page.getByRole('button', { name: 'Choose a file' }).waitFor()
  expect(await page.title()).toBe('(2) Mall document · Antre')
  await page.getByRole('button', { name: 'Bahasa Indonesia' }).click()
})

describe('nothing sticks out, and axe finds nothing', () => {
  test.each([
    ['today', troubled()],
    ['today', empty()],
    ['mall', hallView({ mallVersion: 13 })],
  ])('%s', async (hash, view) => {
    hall.master.show(view)
    for (const size of [DESK, PHONE]) {
      await hall.goto(page, hash, size)
      await page.locator(hash === 'today' ? '.totals' : '.current').waitFor()
      expect(await overhang()).toBe(0)
      expect(await faults()).toEqual([])
    }
  })

  test('a file with differences, and one with faults', async () => {
    await hall.goto(page, 'mall', PHONE)
    await choose((mall) => {
      longer(mall)
      mall.counters.pop()
    })
    await save().waitFor()
    expect(await faults()).toEqual([])
    hall.master.reply = () => ({ status: 412, body: { code: 'mall-changed', status: 412 } })
    await save().click()
    await page.getByText('Orang lain menyimpan').waitFor()
    expect(await overhang()).toBe(0)
    await page.getByRole('button', { name: 'Pilih berkas lain' }).click()
    await choose((mall) => (mall.services[0].agencyId = 'x'))
    await page.locator('.faults').waitFor()
    expect(await faults()).toEqual([])
  })
})
