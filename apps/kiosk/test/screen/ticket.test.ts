import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { kupangView } from '../kupang-view.ts'
import { issuing, type Lobby, openLobby, printing, ticketFor, type Visit, wishes } from './lobby.ts'

let lobby: Lobby
let visit: Visit
beforeAll(async () => {
  lobby = await openLobby()
})
afterAll(() => lobby.close())
afterEach(() => visit.close())

const EKTP = ticketFor('ektp')

async function toTicket(): Promise<void> {
  visit = await lobby.open()
  issuing(visit.master, EKTP)
  await visit.begin()
  await visit.tap('Perekaman e-KTP')
  await visit.tap('Ambil nomor')
  await visit.page.getByRole('heading', { name: 'A-012' }).waitFor()
}

describe('three taps', () => {
  test('begin, service, take: the number, its place, its time, its price and its papers', async () => {
    await toTicket()
    const { page, master } = visit
    expect(wishes(master)).toMatchObject([
      { method: 'POST', body: { serviceId: 'ektp', priority: null, language: 'id' } },
    ])
    expect(wishes(master)[0]?.key).toMatch(/^[0-9a-f-]{36}$/)
    for (const words of [
      'Perekaman e-KTP',
      '10.05–10.15',
      'orang di depan',
      'Gratis',
      'Fotokopi Kartu Keluarga',
    ]) {
      await expect(page.getByText(words).first().isVisible()).resolves.toBe(true)
    }
  })

  test('the key in the address becomes a session and is gone from the address', async () => {
    visit = await lobby.open()
    expect(visit.master.received).toMatchObject([{ path: 'session', body: { token: 'abc' } }])
    expect(visit.page.url()).toBe(visit.master.url)
  })

  test('a service behind its agency: what to bring, how long, what it costs, before anything is taken', async () => {
    visit = await lobby.open()
    await visit.begin()
    await visit.tap(/^Dukcapil/)
    await visit.tap(/^Kartu Keluarga/)
    const { page } = visit
    await page.getByRole('heading', { name: 'Kartu Keluarga' }).waitFor()
    for (const words of ['Yang perlu dibawa', '15 menit', 'Gratis', 'menunggu · 7 orang']) {
      await expect(page.getByText(words).first().isVisible()).resolves.toBe(true)
    }
    expect(wishes(visit.master)).toEqual([])
  })

  test('a claim of priority goes with the wish, and can be let go again', async () => {
    visit = await lobby.open()
    issuing(visit.master, ticketFor('ektp', { priority: 'elderly' }))
    await visit.begin()
    await visit.tap('Perekaman e-KTP')
    await visit.tap('Disabilitas')
    await visit.tap('Disabilitas')
    await visit.tap('Lansia')
    await visit.tap('Ambil nomor')
    await visit.page.getByText('Didahulukan: Lansia').waitFor()
    expect(wishes(visit.master)[0]?.body).toMatchObject({ priority: 'elderly' })
  })

  test('the language chosen is the language of the ticket', async () => {
    visit = await lobby.open()
    issuing(visit.master, EKTP)
    await visit.tap('English')
    await visit.tap('e-KTP enrolment')
    await visit.tap('Take a number')
    await visit.page.getByText('Please take your ticket').waitFor()
    expect(wishes(visit.master)[0]?.body).toMatchObject({ language: 'en' })
  })
})

describe('one ticket, however it is tapped', () => {
  test('fast taps on "take" make one wish', async () => {
    visit = await lobby.open()
    const answered = Promise.withResolvers<void>()
    visit.master.reply = async ({ path }) => {
      if (path !== 'tickets') return { body: {} }
      await answered.promise
      return { status: 201, body: { ticket: EKTP } }
    }
    await visit.begin()
    await visit.tap('Perekaman e-KTP')
    const take = visit.button('Ambil nomor')
    await take.waitFor()
    const box = await take.boundingBox()
    if (!box) throw new Error('no button')
    await take.click({ trial: true })
    for (let i = 0; i < 5; i++) await visit.page.touchscreen.tap(box.x + 200, box.y + 40)
    await visit.page.getByText('Sebentar, nomor sedang dibuat').waitFor()
    answered.resolve()
    await visit.page.getByRole('heading', { name: 'A-012' }).waitFor()
    expect(wishes(visit.master)).toHaveLength(1)
  })

  test('the last of many taps does not send the ticket away', async () => {
    visit = await lobby.open()
    issuing(visit.master, EKTP)
    await visit.begin()
    await visit.tap('Perekaman e-KTP')
    await visit.button('Ambil nomor').waitFor()
    await visit.stopClock()
    await visit.tap('Ambil nomor')
    await visit.page.getByRole('heading', { name: 'A-012' }).waitFor()
    expect(await visit.button('Selesai').isDisabled()).toBe(true)
    await visit.page.clock.runFor(1_000)
    await visit.tap('Selesai')
    await visit.button(/^Sentuh layar/).waitFor()
  })

  test('an answer that was lost is asked for again with the same key', async () => {
    visit = await lobby.open()
    visit.master.reply = ({ path }) =>
      path === 'tickets' ? { status: 503, body: { code: 'shutting-down', status: 503 } } : { body: {} }
    await visit.begin()
    await visit.tap('Perekaman e-KTP')
    await visit.tap('Ambil nomor')
    await visit.runUntil(visit.page.getByRole('dialog').getByText('Sistem sedang dimulai ulang'))
    issuing(visit.master, EKTP)
    await visit.tap('Coba lagi')
    await visit.page.getByRole('heading', { name: 'A-012' }).waitFor()
    expect(new Set(wishes(visit.master).map(({ key }) => key)).size).toBe(1)
  })

  test('a refusal is told in plain words, with when to come again', async () => {
    visit = await lobby.open()
    visit.master.reply = ({ path }) =>
      path === 'tickets'
        ? {
            status: 409,
            body: {
              code: 'service-closed',
              status: 409,
              about: { opensDate: '2026-11-24', opensTime: '08:00' },
            },
          }
        : { body: {} }
    await visit.begin()
    await visit.tap('Perekaman e-KTP')
    await visit.tap('Ambil nomor')
    const dialog = visit.page.getByRole('dialog')
    await dialog.getByText('Layanan ini baru saja tutup. Layanan ini buka besok 08.00.').waitFor()
    await visit.tap('Lihat layanan lain')
    await visit.page.getByRole('heading', { name: 'Mau mengurus apa' }).waitFor()
  })
})

describe('the paper', () => {
  test('printing, then printed, then back to the start by itself', async () => {
    await toTicket()
    const { page, master } = visit
    await page.getByText('Tiket sedang dicetak').waitFor()
    master.show(printing({ ...EKTP, print: 'printed' }))
    await page.getByText('Tiket sudah keluar').waitFor()
    await page.clock.runFor(5_000)
    await page.getByText(/kembali ke awal dalam \d+ detik/).waitFor()
    await page.clock.runFor(20_000)
    await visit.button(/^Sentuh layar/).waitFor()
  })

  test('no paper: keep the number by a photo, with time to take it', async () => {
    await toTicket()
    const { page, master } = visit
    master.show(printing({ ...EKTP, print: 'failed' }))
    await page.getByText('Foto layar ini').waitFor()
    await page.clock.runFor(60_000)
    expect(await page.getByRole('heading', { name: 'A-012' }).isVisible()).toBe(true)
    await page.clock.runFor(40_000)
    await visit.button(/^Sentuh layar/).waitFor()
  })

  test('the QR code says number, date and id', async () => {
    await toTicket()
    const { create } = await import('qrcode')
    const expected = create('A-012 2026-11-23 01JDF3S8Q4T9', { errorCorrectionLevel: 'M' }).modules
    const drawn = await visit.page.locator('.qr path').getAttribute('d')
    const dark = new Set([...(drawn ?? '').matchAll(/M(\d+) (\d+)h/g)].map(([, x, y]) => `${x} ${y}`))
    for (let y = 0; y < expected.size; y++) {
      for (let x = 0; x < expected.size; x++) {
        expect(dark.has(`${x + 3} ${y + 3}`)).toBe(Boolean(expected.get(y, x)))
      }
    }
  })

  test('its place in the queue moves on while it is shown', async () => {
    await toTicket()
    visit.master.show(printing({ ...EKTP, print: 'printed', ahead: 2 }))
    await visit.page.locator('.ticket-facts').getByText('2', { exact: true }).waitFor()
  })
})

test('while no counter is open no time is promised', async () => {
  const view = kupangView()
  visit = await lobby.open({ ...view, services: view.services.map((one) => ({ ...one, countersOpen: 0 })) })
  issuing(visit.master, EKTP)
  await visit.begin()
  await visit.tap('Perekaman e-KTP')
  await visit.page.getByText('Loketnya belum dibuka').waitFor()
  await visit.tap('Ambil nomor')
  await visit.page.getByText('Saat loket buka').waitFor()
})

test('a ticket says itself that no counter that can call it is open', async () => {
  visit = await lobby.open()
  issuing(visit.master, { ...EKTP, staffed: false, ahead: 0 })
  await visit.begin()
  await visit.tap('Perekaman e-KTP')
  await visit.tap('Ambil nomor')
  await visit.page.getByText('Saat loket buka').waitFor()
  const facts = await visit.page.locator('.ticket-facts > div').first().innerText()
  expect(facts.split('\n')).toEqual(['Berikutnya', 'giliran Anda'])
})

test('before a number is taken, all who wait at its counters are told', async () => {
  const view = kupangView()
  const none = { waiting: 0, ahead: 10, wait: { from: 40, to: 72 }, countersOpen: 2 }
  const services = view.services.map((one) => (one.agencyId === 'dukcapil' ? { ...one, ...none } : one))
  visit = await lobby.open({ ...view, services })
  await visit.begin()
  const tile = visit.button(/^Dukcapil/)
  expect(await tile.innerText()).toContain('10 di depan')
  await visit.tap(/^Dukcapil/)
  expect(await visit.button(/^Kartu Keluarga/).innerText()).toContain('10 di depan')
  await visit.tap(/^Kartu Keluarga/)
  await visit.page.getByText('menunggu · 10 orang di depan').waitFor()
})

describe('packages', () => {
  test('a fixed one shows its steps in order and takes one number', async () => {
    visit = await lobby.open()
    const steps = ['nik', 'jkn-status', 'sim']
    issuing(
      visit.master,
      ticketFor('nik', {
        number: 'X-001',
        journeyId: 'paket-sim',
        steps: steps.map((serviceId) => ({ serviceId, state: 'waiting' })),
      }),
    )
    await visit.begin()
    await visit.tap(/^Paket:/)
    await visit.tap(/^Paket SIM/)
    await visit.page.getByRole('heading', { name: 'Berurutan' }).waitFor()
    expect(await visit.page.locator('.step .tile-name').allInnerTexts()).toEqual([
      'Cek dan pemadanan NIK',
      'Cek dan aktifkan kepesertaan',
      'SIM baru dan perpanjangan',
    ])
    await visit.tap('Ambil nomor')
    await visit.page.getByRole('heading', { name: 'X-001' }).waitFor()
    expect(wishes(visit.master)[0]?.body).toMatchObject({ journeyId: 'paket-sim', serviceIds: steps })
  })

  test('a free one takes what is ticked, and needs something ticked', async () => {
    visit = await lobby.open()
    issuing(visit.master, EKTP)
    await visit.begin()
    await visit.tap(/^Paket:/)
    await visit.tap(/^Paket PBB/)
    await visit.tap(/^PBB: cek/)
    await visit.tap(/^Setoran/)
    await visit.page.getByText('Pilih paling sedikit satu').waitFor()
    await visit.tap(/^Setoran/)
    await visit.tap('Ambil nomor')
    await visit.page.getByRole('heading', { name: 'A-012' }).waitFor()
    expect(wishes(visit.master)[0]?.body).toMatchObject({
      journeyId: 'paket-pbb',
      serviceIds: ['pembayaran'],
    })
  })
})

describe('not now', () => {
  test('closed: stays visible, says when it opens, gives no number', async () => {
    visit = await lobby.open(kupangView('2026-11-24T09:41:00+08:00'))
    await visit.begin()
    await visit.tap(/^Ruang Curhat Bestie .*buka besok 08.00/)
    await visit.page.getByText('Layanan ini buka besok 08.00.').waitFor()
    expect(await visit.page.getByRole('button', { name: 'Ambil nomor' }).count()).toBe(0)
  })

  test('full: says so, and when there are numbers again', async () => {
    const view = kupangView()
    visit = await lobby.open({
      ...view,
      services: view.services.map((service) =>
        service.id === 'ektp'
          ? { ...service, availability: { state: 'full', opens: { date: '2026-11-24', time: '08:00' } } }
          : service,
      ),
    })
    await visit.begin()
    await visit.tap('Perekaman e-KTP')
    await visit.page.getByText('Nomor baru tersedia lagi: buka besok 08.00.').waitFor()
    expect(await visit.page.getByRole('button', { name: 'Ambil nomor' }).count()).toBe(0)
  })

  test('a closed house says when it opens before anything is touched', async () => {
    visit = await lobby.open(kupangView('2026-11-22T20:10:00+08:00'))
    expect(await visit.page.getByText('Kami buka besok 08.00').isVisible()).toBe(true)
  })

  test('a demonstration that ignores the hours says so', async () => {
    const view = kupangView()
    visit = await lobby.open({ ...view, mall: { ...view.mall, openAllDay: true } })
    expect(await visit.page.getByText('Demo: buka sepanjang hari').isVisible()).toBe(true)
  })
})
