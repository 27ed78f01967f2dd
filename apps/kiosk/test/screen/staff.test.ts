import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { issuing, type Lobby, openLobby, ticketFor, type Visit } from './lobby.ts'
import { DESK, type Door, enter, openPad, PIN, staffDoor } from './staff-door.ts'

let lobby: Lobby
let visit: Visit
let door: Door
beforeAll(async () => {
  lobby = await openLobby()
})
afterAll(() => lobby.close())
afterEach(() => visit.close())

async function arrive(): Promise<void> {
  visit = await lobby.open()
  door = staffDoor(visit)
}
async function signIn(): Promise<void> {
  await arrive()
  await openPad(visit)
  await enter(visit, PIN)
  await visit.button('Cetak ulang A-040').waitFor()
}
const pad = () => visit.page.getByRole('dialog', { name: 'PIN petugas' })

describe('the way in', () => {
  const hold = async (ms: number, then = async () => {}) => {
    const name = await visit.page.locator('.top-bar-who').boundingBox()
    if (!name) throw new Error('no name')
    await visit.page.mouse.move(name.x + 40, name.y + 20)
    await visit.page.mouse.down()
    await then()
    await visit.page.clock.runFor(ms)
    await visit.page.mouse.up()
  }

  test("is the mall's name, held for three seconds", async () => {
    await arrive()
    await visit.stopClock()
    await hold(2_900)
    expect(door.asked).toEqual([])
    await hold(3_100)
    await pad().waitFor()
    expect(door.asked).toEqual(['GET staff'])
  })

  test('is not a swipe over it', async () => {
    await arrive()
    await hold(3_100, () => visit.page.mouse.move(500, 400))
    expect(door.asked).toEqual([])
  })

  test('is not there on a page straight from the master', async () => {
    visit = await lobby.open()
    const asked = visit.page.waitForResponse((response) => response.url().endsWith('/staff'))
    visit.master.reply = () => ({ status: 404, body: { code: 'not-found', status: 404 } })
    await visit.page.keyboard.press('Control+Alt+KeyS')
    await (await asked).finished()
    await visit.page.clock.runFor(2_000)
    expect(await visit.page.getByRole('dialog').count()).toBe(0)
  })

  test('says how to set a PIN when there is none', async () => {
    visit = await lobby.open()
    visit.master.reply = () => ({ body: { pin: 'missing', lockedSeconds: 0 } })
    await visit.page.keyboard.press('Control+Alt+KeyS')
    await visit.page.getByRole('dialog', { name: 'PIN belum diatur' }).getByText('ANTRE_STAFF_PIN').waitFor()
    await visit.tap('Mengerti')
    await visit.page.getByRole('dialog').waitFor({ state: 'detached' })
  })
})

describe('the PIN', () => {
  test('is never shown, in no address, and goes to the station once', async () => {
    await arrive()
    await openPad(visit)
    await visit.page.keyboard.type('13')
    expect(await pad().getByRole('img', { name: '2 angka diketik' }).isVisible()).toBe(true)
    await enter(visit, '57')
    await pad().getByText('PIN salah. Sisa 4 kali.').waitFor()
    expect(await visit.page.content()).not.toContain('1357')
    expect(visit.asked.filter((url) => url.includes('1357'))).toEqual([])
    expect(door.asked).toEqual(['GET staff', 'POST staff/session'])
  })

  test('is not taken while it is locked; the wait is counted down', async () => {
    await arrive()
    door.lockedSeconds = 20
    await openPad(visit)
    await pad()
      .getByText(/Coba lagi dalam \d+ detik/)
      .waitFor()
    expect(await pad().getByRole('button', { name: '1', exact: true }).isDisabled()).toBe(true)
    await visit.page.clock.runFor(20_500)
    await pad().getByText('Ketik PIN').waitFor()
    expect(await pad().getByRole('button', { name: '1', exact: true }).isEnabled()).toBe(true)
  })

  test('a pad that nobody touches goes away, and the page is where it was', async () => {
    await arrive()
    await visit.begin()
    await visit.tap('Perekaman e-KTP')
    await openPad(visit)
    await visit.page.clock.runFor(31_000)
    await pad().waitFor({ state: 'detached' })
    expect(await visit.page.getByRole('heading', { name: 'Perekaman e-KTP' }).isVisible()).toBe(true)
  })

  test('ends the visit it interrupts: the next person sees nothing of the last', async () => {
    await arrive()
    issuing(visit.master, ticketFor('ektp'))
    await visit.begin()
    await visit.tap('Perekaman e-KTP')
    await visit.tap('Ambil nomor')
    await visit.page.getByRole('heading', { name: 'A-012' }).waitFor()
    door = staffDoor(visit)
    await openPad(visit)
    await enter(visit, PIN)
    await visit.tap('Tutup menu')
    await visit.button(/^Sentuh layar/).waitFor()
    await expect.poll(() => door.asked.at(-1)).toBe('POST staff/session/end')
  })
})

describe('the menu', () => {
  test('says how each printer is, in plain words, and what to do', async () => {
    await signIn()
    const { page } = visit
    for (const words of [
      'Kertas habis',
      'Pasang gulungan baru',
      'Kertas hampir habis',
      'kira-kira 40 tiket lagi',
    ])
      expect(await page.getByText(words).first().isVisible()).toBe(true)
  })

  test('says what a printer cannot do by itself, and how much paper one that is well has', async () => {
    await arrive()
    door.desk = {
      ...DESK,
      printers: [
        { id: 'printer', kind: 'printer', state: 'offline', detail: 'jam' },
        { id: 'printer-2', kind: 'printer', state: 'ready', ticketsLeft: 210 },
      ],
    }
    await openPad(visit)
    await enter(visit, PIN)
    await visit.page.getByText('Keluarkan kertas yang tersangkut').waitFor()
    const words = await visit.page.locator('.staff-printer-text').allInnerTexts()
    expect(words).toEqual([
      expect.stringContaining('Kertas tersangkut di printer'),
      expect.stringContaining('kira-kira 210 tiket lagi'),
    ])
    expect(words.join()).not.toContain('kabel')
  })

  test('does not take a roll for new that nobody can see', async () => {
    await signIn()
    door.seen = 'offline'
    await visit.page.getByRole('button', { name: 'Kertas sudah diganti' }).last().tap()
    await visit.page.getByText('gulungan baru belum dihitung').waitFor()
  })

  test('has the numbers without paper first, with why; one that came out elsewhere is none of them', async () => {
    await signIn()
    const rows = await visit.page.locator('.staff-number').allInnerTexts()
    expect(rows.slice(0, 4).map((row) => row.split('\n').slice(0, 2))).toEqual([
      ['A-040', 'gagal: kertas habis'],
      ['C-012', 'gagal: kiosk mati saat mencetak'],
      ['A-041', 'tercetak'],
      ['KTP-1039', 'sedang dicetak'],
    ])
    expect(rows.some((row) => row.includes('tercetak di kiosk-2'))).toBe(true)
  })

  test('has who still waits first, and calls it a reprint only when there may be paper already', async () => {
    await arrive()
    const failed = {
      attempt: 0,
      state: 'failed',
      reason: 'unreachable',
      at: DESK.prints[0]?.at ?? 0,
    } as const
    door.desk = {
      ...DESK,
      prints: [
        { ...failed, ticketId: 'a-4', number: 'A-004', now: 'ended', first: true },
        { ...failed, ticketId: 'a-3', number: 'A-003', now: 'held', first: true },
        { ...failed, ticketId: 'a-2', number: 'A-002', now: 'open', first: true },
        { ...failed, ticketId: 'a-1', number: 'A-001', now: 'open' },
      ],
    }
    await openPad(visit)
    await enter(visit, PIN)
    await visit.button('Cetak A-002').waitFor()
    const rows = visit.page.locator('.staff-number')
    expect(await rows.locator('strong').allInnerTexts()).toEqual(['A-002', 'A-001', 'A-003', 'A-004'])
    expect(await rows.getByRole('button').allInnerTexts()).toEqual(['Cetak', 'Cetak ulang', 'Cetak'])
    expect(await rows.nth(2).innerText()).toContain('ditahan di loket')
    expect(await rows.nth(3).innerText()).toContain('sudah selesai')
  })

  test('prints a number once more, once however often it is tapped, and follows it until it is out', async () => {
    await signIn()
    const { page } = visit
    await visit.button('Cetak ulang A-040').dblclick()
    await page.getByText('A-040: sudah diminta').waitFor()
    const prints = (state: 'printing' | 'printed') =>
      DESK.prints.map((print) => (print.number === 'A-040' ? { ...print, attempt: 1, state } : print))
    door.desk = { ...DESK, prints: prints('printing') as typeof DESK.prints }
    await visit.runUntil(page.getByText('A-040: sedang dicetak'))
    door.desk = { ...DESK, prints: prints('printed') as typeof DESK.prints }
    await visit.runUntil(page.getByText('A-040: tercetak'))
    expect(door.asked.filter((asked) => asked.endsWith('/print'))).toEqual(['POST staff/tickets/a-40/print'])
  })

  test('takes a number that is typed, and tells why it cannot be printed', async () => {
    await signIn()
    const { page } = visit
    door.reprint = { status: 409, body: { code: 'ticket-ended', status: 409 } }
    await visit.tap('Ketik nomor lain')
    expect(await visit.button('Cetak ulang').isDisabled()).toBe(true)
    for (const key of ['B', '7']) await page.getByRole('button', { name: key, exact: true }).tap()
    await visit.tap('Cetak ulang')
    await page.getByText('B-007: Nomor ini sudah selesai.').waitFor()
    expect(door.asked.at(-1)).toBe('POST staff/tickets/B-007/print')
  })

  test('tries a printer, and hears that the paper is new', async () => {
    await signIn()
    const { page } = visit
    await page.getByRole('button', { name: 'Cetak percobaan' }).first().tap()
    await page.getByText('Kertas percobaan sudah keluar').waitFor()
    await page.getByRole('button', { name: 'Kertas sudah diganti' }).last().tap()
    await page.getByText('hitungan kertas mulai dari gulungan baru').waitFor()
    expect(door.asked.slice(-2)).toEqual([
      'POST staff/printers/printer/test',
      'POST staff/printers/printer-2/paper',
    ])
  })

  test('says that the master is away', async () => {
    await signIn()
    door.desk = { ...DESK, master: 'away' }
    await visit.runUntil(visit.page.getByText('Sambungan ke pusat terputus'))
  })

  test('warns, then closes when nobody touches it; a touch keeps it open', async () => {
    await signIn()
    const { page } = visit
    await page.clock.runFor(155_000)
    await page.getByText('Menu menutup sendiri dalam').waitFor()
    await page.touchscreen.tap(540, 230)
    await page.getByText('Menu menutup sendiri dalam').waitFor({ state: 'detached' })
    await page.clock.runFor(181_000)
    await visit.button(/^Sentuh layar/).waitFor()
  })

  test('closes when its session has ended at the station', async () => {
    await signIn()
    door.signedIn = false
    await visit.runUntil(visit.button(/^Sentuh layar/))
  })
})
