import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { NEXT_GUARD_MS } from '../src/screen/desk/lock.ts'
import { type Hall, LARGE, openHall, SMALL } from './harness/hall.ts'
import {
  ago,
  counterView,
  fault,
  free,
  inState,
  NOW,
  silentHall,
  ticketOf,
  waiting,
} from './harness/views.ts'

// A machine that builds other things beside takes its time; nothing here waits for a clock.
let hall: Hall
let page: Page

beforeAll(async () => {
  hall = await openHall(NOW)
  page = await hall.page()
})
afterAll(() => hall.close())

beforeEach(() => {
  hall.master.back()
  hall.master.received.length = 0
  hall.master.reply = () => ({ body: { ticket: ticketOf('A-013', 'called') } })
})
const commands = (): string[] => hall.master.received.map(({ path }) => path.replace('counters/3/', ''))
const noShowEntry = {
  id: 't-A-012',
  number: 'A-012',
  state: 'no-show' as const,
  serviceId: 'ektp',
  at: ago(0),
}

/** Opens the screen anew on a view and waits until it is shown. */
async function open(view: unknown, size: typeof SMALL | typeof LARGE = SMALL, fresh?: Page): Promise<void> {
  hall.master.show(view)
  await hall.goto(fresh ?? page, size)
}

/** What axe has to say, as short as can be. */
async function faults(): Promise<unknown[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
  return violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)])
}

/** Presses a key and waits for the command it makes, and for its answer. */
async function presses(key: string): Promise<void> {
  const before = hall.master.received.length
  await page.keyboard.press(key)
  await expect.poll(() => hall.master.received.length).toBe(before + 1)
  await page.locator('.next[aria-disabled=false]').waitFor()
}

describe('the person at the counter', () => {
  test('number, service, and whether the hall has heard it, with a timer', async () => {
    await open(counterView())
    expect(await page.locator('.present-number').textContent()).toBe('A-012')
    expect(await page.locator('.present-service').textContent()).toBe('Perekaman e-KTP')
    expect(await page.locator('.stage').textContent()).toMatch(/^Sudah diumumkan\W+03\.[1-5]\d$/)
    expect(await page.title()).toBe('A-012 · Loket 3')
    hall.master.show(
      counterView({
        ticket: ticketOf('A-012', 'called', {
          call: { id: 'c', at: ago(0), recall: false, announcedAt: null },
        }),
      }),
    )
    await page.getByText('Menunggu diumumkan').waitFor()
    hall.master.show(counterView({ ticket: ticketOf('A-012', 'serving') }))
    await page.getByText('Sedang dilayani').waitFor()
    expect(await page.getByRole('button', { name: 'Panggil ulang' }).isDisabled()).toBe(true)
    expect(await page.getByRole('button', { name: 'Selesai', exact: true }).isEnabled()).toBe(true)
  })

  test('a free counter says calmly who is next, or that nobody waits', async () => {
    await open(free())
    await page.getByText('Tekan Berikutnya untuk memanggil A-013.').waitFor()
    hall.master.show(free({ waiting: waiting() }))
    await page.getByRole('heading', { name: 'Belum ada yang menunggu' }).waitFor()
  })

  test('the list shows the order, priority, where from and the wait', async () => {
    await open(counterView())
    const rows = await page.locator('.row').allInnerTexts()
    expect(rows.map((row) => row.replace(/\s+/g, ' ').trim())).toEqual([
      'A-013 lansia Perekaman e-KTP 2 mnt',
      'A-014 Kartu Keluarga 11 mnt',
      'A-015 Perekaman e-KTP 9 mnt',
      'A-016 dari Loket 7 Akta kelahiran 6 mnt',
    ])
    expect(await page.getByText('terlama 11 mnt').isVisible()).toBe(true)
  })
})

describe('keys', () => {
  test('each does its command, wherever the focus is', async () => {
    await open(counterView())
    await page.getByRole('tab', { name: 'Disisihkan' }).focus()
    for (const key of ['r', 's', 'h', 'n', 'f']) await presses(key)
    for (const key of ['NumpadMultiply', 'NumpadDivide', 'NumpadSubtract', 'NumpadDecimal', 'NumpadAdd'])
      await presses(key)
    const letters = ['recall', 'start', 'hold', 'no-show', 'finish']
    expect(commands()).toEqual([...letters, 'recall', 'hold', 'no-show', 'finish', 'call-next'])
    expect(new Set(hall.master.received.map(({ key }) => key)).size).toBe(10)
  })

  test('Enter is Next even on a button that has the focus', async () => {
    await open(counterView())
    await page.getByRole('button', { name: 'Tidak hadir' }).focus()
    await presses('Enter')
    expect(commands()).toEqual(['call-next'])
  })

  test('in the open menu Enter chooses what has the focus', async () => {
    await open(free())
    await page.locator('.state').focus()
    await page.keyboard.press('Space')
    await page.locator('.menu').getByRole('button', { name: 'Bantuan tombol' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('dialog', { name: 'Tombol cepat' }).waitFor()
    expect(commands()).toEqual([])
  })

  test('Next pressed twice, or held down, is pressed once', async () => {
    const stepped = await hall.page()
    await open(free(), SMALL, stepped)
    // Not so far ahead that the silence would count as a lost line.
    await stepped.clock.pauseAt((await stepped.evaluate(() => Date.now())) + 4_000)
    hall.master.show(free())
    const { keyboard } = stepped
    for (let held = 0; held < 3; held++) await keyboard.down('Enter')
    await keyboard.up('Enter')
    await stepped.locator('.next').dblclick({ force: true })
    await expect.poll(commands).toEqual(['call-next'])
    await stepped.locator('.next[aria-busy=false]').waitFor()
    await keyboard.press('NumpadEnter')
    await stepped.clock.runFor(NEXT_GUARD_MS - 50)
    await keyboard.press('Enter')
    await stepped.clock.runFor(100)
    await keyboard.press('Enter')
    await expect.poll(commands).toEqual(['call-next', 'call-next'])
    await stepped.context().close()
  })

  test('the button says that the answer is due, and nothing else goes out meanwhile', async () => {
    await open(counterView())
    let answer = (): void => undefined
    hall.master.reply = () => new Promise((done) => (answer = () => done({ body: { ticket: null } })))
    await page.keyboard.press('Enter')
    await page.getByText('Mengirim …').waitFor()
    expect(await page.locator('.next').getAttribute('aria-busy')).toBe('true')
    await page.keyboard.press('f')
    await page.keyboard.press('n')
    answer()
    await page.getByText('A-012 selesai. Belum ada yang menunggu.').waitFor()
    expect(commands()).toEqual(['call-next'])
  })

  test('a refusal is said in words', async () => {
    await open(counterView())
    hall.master.reply = () => ({ status: 409, body: { code: 'ticket-not-called', status: 409 } })
    await presses('r')
    await page.getByRole('alert').getByText('Pelayanan nomor ini sudah dimulai.').waitFor()
  })
})

describe('call by number', () => {
  test('a digit opens it, the number pad types on, Enter calls', async () => {
    await open(counterView())
    await page.keyboard.press('1')
    await page.keyboard.press('Numpad4')
    expect(await page.getByLabel('Nomor tiket').inputValue()).toBe('A-014')
    await page.getByText('Menunggu 11 mnt · Kartu Keluarga').waitFor()
    await page.getByText('A-012 di loket akan dicatat selesai.').waitFor()
    await presses('NumpadEnter')
    expect(hall.master.received[0]).toMatchObject({
      path: 'counters/3/call',
      body: { number: 'A-014', ownOnly: true },
    })
    await page.locator('dialog').waitFor({ state: 'detached' })
  })

  test('the digits on the screen do the same, and Enter still calls', async () => {
    await open(counterView())
    await page.getByRole('button', { name: 'Panggil nomor' }).click()
    const pad = page.getByRole('group', { name: 'Angka' })
    for (const digit of ['9', '9']) await pad.getByRole('button', { name: digit, exact: true }).click()
    await page.getByRole('button', { name: 'Hapus satu angka' }).click()
    await page.keyboard.press('b')
    await presses('Enter')
    expect(hall.master.received[0]?.body).toEqual({ number: 'B-009', ownOnly: true })
  })

  test('an unknown number is said in the dialog, which stays', async () => {
    await open(free())
    hall.master.reply = () => ({ status: 404, body: { code: 'unknown-ticket', status: 404 } })
    await page.keyboard.press('8')
    await presses('Enter')
    await page.getByRole('alert').getByText('Nomor itu tidak ada hari ini.').waitFor()
    await page.keyboard.press('Escape')
    await page.locator('dialog').waitFor({ state: 'detached' })
  })
})

describe('the paper', () => {
  const reprinted = (print: 'pending' | 'printed' | 'failed') => ({
    body: {
      ticket: ticketOf('A-012', 'called', {
        print,
        printAt: 'kiosk-1',
        attempt: 1,
        ...(print === 'failed' && { printFailure: 'paper-out' }),
      }),
    },
  })

  test('a ticket without one says so, and is printed again from there', async () => {
    await open(counterView({ ticket: ticketOf('A-012', 'called', { print: 'failed' }) }))
    await page.getByRole('button', { name: /Tanpa kertas/ }).click()
    expect(await page.getByLabel('Nomor tiket').inputValue()).toBe('A-012')
    let paper: 'pending' | 'printed' = 'pending'
    hall.master.reply = ({ method }) => reprinted(method === 'GET' ? paper : 'pending')
    await presses('Enter')
    expect(hall.master.received[0]?.path).toBe('tickets/t-A-012/print')
    await page.getByText('A-012 dikirim ke Kiosk 1').waitFor()
    hall.master.show(counterView({ ticket: { ...reprinted('pending').body.ticket } }))
    await page.getByText('Sedang dicetak').waitFor()
    paper = 'printed'
    await page.getByText('A-012 sudah tercetak.').waitFor()
  })

  test('when it fails again the officer is told why', async () => {
    await open(counterView())
    hall.master.reply = ({ method }) => reprinted(method === 'GET' ? 'failed' : 'pending')
    await page.keyboard.press('c')
    await presses('Enter')
    await page.getByRole('alert').getByText('A-012 tidak tercetak: kertas habis.').waitFor()
  })

  test('any number can be typed over the one that is offered', async () => {
    await open(counterView())
    await page.locator('.state').click()
    await page.getByRole('button', { name: 'Cetak ulang tiket' }).click()
    await page.keyboard.press('1')
    await page.keyboard.press('4')
    await presses('Enter')
    expect(hall.master.received[0]?.path).toBe('tickets/t-A-014/print')
    await page.locator('dialog').waitFor({ state: 'detached' })
    await page.keyboard.press('c')
    await page.keyboard.press('9')
    await page.keyboard.press('9')
    await presses('Enter')
    expect(hall.master.received[1]?.path).toBe('tickets/A-099/print')
  })

  test('a kiosk that cannot print is named, with the reason', async () => {
    await open(counterView())
    const about = { stationId: 'kiosk-1', state: 'cover-open' }
    hall.master.reply = () => ({ status: 409, body: { code: 'printer-not-ready', status: 409, about } })
    await page.keyboard.press('c')
    await presses('Enter')
    await page
      .getByRole('alert')
      .getByText('Kiosk 1 sedang tidak bisa mencetak: penutup printer terbuka.')
      .waitFor()
  })
})

describe('devices', () => {
  const strip = () => page.getByRole('region', { name: 'Perangkat yang perlu dilihat' })

  test('a fault is shown with what to do, and moves no button', async () => {
    for (const size of [SMALL, LARGE]) {
      await open(counterView(), size)
      const before = await page.locator('.next').boundingBox()
      const actions = await page.locator('.actions').boundingBox()
      hall.master.show(counterView({ faults: [fault()] }))
      await strip().getByText('Pasang kembali kabelnya.').waitFor()
      expect(await page.locator('.next').boundingBox()).toEqual(before)
      expect(await page.locator('.actions').boundingBox()).toEqual(actions)
    }
  })

  test('the worst comes first, a press unfolds the others', async () => {
    await open(counterView({ faults: [silentHall(), fault()] }))
    await strip().getByText('Tidak ada pengeras suara').waitFor()
    expect(await strip().locator('li').count()).toBe(1)
    await strip().getByText('1 lagi').click()
    await strip().getByText('Kotak tombol tercabut').waitFor()
    await strip().getByText('Kotak tombol tercabut').click()
    expect(await strip().locator('li').count()).toBe(1)
  })

  test('put aside it stays away until it changes; the menu brings it back', async () => {
    await open(counterView({ faults: [fault()] }))
    await page.getByRole('button', { name: 'Sembunyikan: Kotak tombol tercabut' }).click()
    await strip().locator('li').waitFor({ state: 'detached' })
    await page.locator('.state').click()
    await page.getByRole('button', { name: 'Tampilkan 1 gangguan' }).click()
    await page.getByRole('button', { name: 'Sembunyikan: Kotak tombol tercabut' }).click()
    hall.master.show(counterView({ faults: [fault({ since: ago(0) })] }))
    await strip().getByText('Kotak tombol tercabut').waitFor()
  })

  test('a display that is away is said in terms of calling', async () => {
    await open(
      inState('closed', {
        faults: [fault({ kind: 'station', station: 'display', deviceId: null, state: 'away' })],
      }),
    )
    await strip().getByText('Layar panggilan tidak terhubung').waitFor()
  })

  test('a call that nobody announces asks for the own voice, in the title too', async () => {
    const call = { id: 'c', at: ago(0.5), recall: false, announcedAt: null }
    await open(counterView({ ticket: ticketOf('A-012', 'called', { call }) }))
    await page.getByText('Belum diumumkan, panggil sendiri').waitFor()
    await expect.poll(() => page.title()).toBe('A-012 · belum diumumkan · Loket 3')
    hall.master.show(
      counterView({ ticket: ticketOf('A-012', 'called', { call: { ...call, announcedAt: ago(0) } }) }),
    )
    await page.getByText('Sudah diumumkan').waitFor()
  })
})

test('a no-show can be taken back', async () => {
  await open(counterView())
  await presses('n')
  hall.master.show(free({ aside: [noShowEntry] }))
  await page.getByText('A-012 tidak hadir').waitFor()
  await presses('z')
  expect(hall.master.received[1]?.path).toBe('tickets/t-A-012/reinstate')
})

test('transfer: search, choose, confirm', async () => {
  await open(counterView())
  await page.keyboard.press('t')
  await page.keyboard.type('bank')
  await presses('Enter')
  expect(hall.master.received[0]).toMatchObject({ path: 'counters/3/transfer', body: { serviceId: 'bank' } })
  await page.getByText('A-012 dialihkan ke Pembukaan rekening.').waitFor()
  await page.keyboard.press('t')
  await page.getByRole('button', { name: 'Ke loket' }).click()
  await page.getByRole('option', { name: 'Loket 7' }).click()
  await page.getByRole('button', { name: 'Alihkan ke Loket 7' }).click()
  await expect.poll(() => hall.master.received[1]?.body).toEqual({ counterId: '7' })
})

describe('open, pause, close', () => {
  test('a closed counter opens with the services chosen', async () => {
    await open(inState('closed'))
    await page.getByLabel('Akta kelahiran').uncheck()
    await presses('Enter')
    expect(hall.master.received[0]).toMatchObject({
      path: 'counters/3/open',
      body: { serviceIds: ['ektp', 'kk'] },
    })
  })

  test('P pauses, and Enter goes back to work', async () => {
    await open(free())
    await presses('p')
    hall.master.show(inState('paused'))
    await page.getByRole('heading', { name: 'Loket sedang jeda' }).waitFor()
    await presses('Enter')
    expect(commands()).toEqual(['pause', 'open'])
  })

  test('closing is refused with words while somebody is here, and asks while people wait', async () => {
    await open(counterView())
    await page.locator('.state').click()
    await page.getByRole('button', { name: 'Tutup loket' }).click()
    await page.getByRole('alert').getByText('A-012 masih di loket.').waitFor()
    hall.master.show(free())
    await page.getByText('4 orang menunggu').waitFor()
    await page.locator('.state').click()
    await page.getByRole('button', { name: 'Tutup loket' }).click()
    await page.getByText('4 orang masih menunggu').waitFor()
    await page.keyboard.press('Enter')
    await page.locator('dialog').waitFor({ state: 'detached' })
    expect(commands()).toEqual([])
  })
})

test('a number of another counter’s service is asked about before it is called', async () => {
  const about = { number: 'A-099', counterId: '3', serviceId: 'bpjs' }
  hall.master.reply = ({ body }) =>
    (body as { ownOnly?: boolean } | undefined)?.ownOnly
      ? { status: 409, body: { code: 'service-not-at-counter', status: 409, about } }
      : { body: { ticket: null } }
  await open(counterView())
  for (const key of ['9', '9', 'Enter']) await page.keyboard.press(key)
  await page
    .getByRole('alert')
    .getByText(/^A-099 untuk/)
    .waitFor()
  await page.getByRole('button', { name: 'Tetap panggil A-099' }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  expect(hall.master.received.map(({ body }) => body)).toEqual([
    { number: 'A-099', ownOnly: true },
    { number: 'A-099' },
  ])
})

test('closed, with many services on an office PC: what does not work is seen without scrolling', async () => {
  const { counter } = counterView()
  const [service] = counter.services
  const services = Array.from({ length: 8 }, (_, at) => ({ ...service, id: `s${at}` }) as typeof service)
  const many = services.flatMap((each) => each ?? [])
  const closed = { ...counter, state: 'closed', services: many } as const
  await open(counterView({ ticket: null, counter: closed, faults: [fault()] }), LARGE)
  const places = await page.evaluate(() =>
    ['.present-icon', '.device-fault'].map((name) => document.querySelector(name)?.getBoundingClientRect()),
  )
  expect(places[0]?.top).toBeGreaterThan(90)
  expect(places[1]?.bottom).toBeLessThanOrEqual(768)
})

test('who hears a loudspeaker that cannot know it says so, and that is no code', async () => {
  const unsure = fault({
    stationId: 'display-A',
    kind: 'loudspeaker',
    state: 'unknown',
    detail: 'never-seen',
  })
  await open(counterView({ faults: [unsure] }))
  expect(await page.locator('body').innerText()).not.toContain('never-seen')
  await page.getByRole('button', { name: 'Saya mendengarnya' }).click()
  await expect.poll(() => commands()).toEqual(['stations/display-A/heard'])
})

test('with the master away the last view stays, greyed, with its time, and nothing is sent', async () => {
  await open(counterView())
  hall.master.away()
  await page.getByText('Keadaan pukul 09.41').waitFor()
  expect(await page.locator('.stale-veil').getAttribute('data-stale')).toBe('true')
  await page.keyboard.press('Enter')
  await page.getByRole('alert').getByText('Sambungan ke pusat terputus.').waitFor()
  hall.master.back()
  await page.locator('.stale-veil[data-stale=false]').waitFor()
  expect(commands()).toEqual([])
})

test('without a key it says where one comes from, and takes one', async () => {
  hall.master.reply = () => ({ status: 401, body: { code: 'unauthorised', status: 401 } })
  await page.goto('about:blank')
  await page.route('**/views/**', (route) => route.fulfill({ status: 401, json: { code: 'unauthorised' } }))
  await page.goto(`${hall.master.url}?id=3`)
  await page.getByText('Halaman ini memerlukan kunci').waitFor()
  expect(await page.locator('code').textContent()).toBe(
    'npx antre token --data FOLDER --role counter --counter 3',
  )
  await page.getByLabel('Tempel kunci').fill('old')
  await page.getByRole('button', { name: 'Buka' }).click()
  await page.getByText('Kunci itu tidak diterima.').waitFor()
  await page.unroute('**/views/**')
})

test('everything is there in English', async () => {
  await open(counterView())
  await page.locator('.state').click()
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByRole('button', { name: /^Next/ }).waitFor()
  expect(await page.locator('html').getAttribute('lang')).toBe('en')
  expect(await page.locator('.stage').textContent()).toMatch(/^Announced\W+03:/)
})

describe('nothing sticks out, and axe finds nothing', () => {
  const LONG = 'Loket Informasi dan Pengaduan Masyarakat Terpadu'
  const long = counterView({ counter: { ...counterView().counter, name: { id: LONG } } })
  const views = {
    called: counterView(),
    free: free(),
    closed: inState('closed'),
    paused: inState('paused'),
    long,
    faults: counterView({
      faults: [silentHall(), fault()],
      ticket: ticketOf('SIM-1012', 'called', {
        print: 'failed',
        priority: 'disaster',
        language: 'en',
        steps: [
          { serviceId: 'ektp', state: 'called', queuedAt: ago(20), calledAt: ago(1) },
          { serviceId: 'bpjs', state: 'pending' },
        ],
        call: { id: 'c', at: ago(1), recall: false, announcedAt: null },
      }),
    }),
    closedWithFaults: inState('closed', { faults: [silentHall(), fault()] }),
  }
  test.each(Object.keys(views) as (keyof typeof views)[])('%s', async (name) => {
    await open(views[name])
    for (const size of [SMALL, LARGE]) {
      await page.setViewportSize(size)
      const overhang = () =>
        page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
      await expect.poll(overhang).toBe(0)
      expect(await faults()).toEqual([])
    }
  })

  test.each(['1', 't', 'c', '?'])('the dialog of %s', async (key) => {
    await open(counterView())
    await page.keyboard.press(key)
    await page.locator('dialog').waitFor()
    expect(await faults()).toEqual([])
  })
})
