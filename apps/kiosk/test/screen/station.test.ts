import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { startVirtualPrinter, textOf, type VirtualPrinter } from '@antre/devices'
import { type Options, type Started, silentLog, systemClock } from '@antre/station'
import {
  aMall,
  antre,
  apiClient,
  builtScreen,
  CLI,
  type Running,
  startProgram,
  type TemporaryFolder,
  temporaryFolder,
} from '@antre/testkit'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startKiosk } from '../../src/start.ts'
import { type Lobby, openLobby } from './lobby.ts'

const PIN = '8642'
const KIOSKS = [
  { id: 'kiosk-1', name: { id: 'Kiosk 1, pintu utama' }, fallback: 'kiosk-2' },
  { id: 'kiosk-2', name: { id: 'Kiosk 2, dekat pintu barat' } },
]

/** A real master, two real kiosks, three printers on real sockets; the first kiosk has two of them. */
let folder: TemporaryFolder
let lobby: Lobby
let master: Running
let printers: VirtualPrinter[]
let kiosks: Started[]
let page: Page

async function token(...args: string[]): Promise<string> {
  return (await antre('token', '--data', folder.path, ...args)).stdout.trim()
}

async function kiosk(stationId: string, options: Partial<Options<'kiosk'>>): Promise<Started> {
  const base = {
    kind: 'kiosk',
    port: 0,
    stationId,
    master: new URL(master.addresses.master ?? '').origin,
  } as const
  const places = {
    folder: join(folder.path, stationId),
    resources: folder.path,
    screenFolder: builtScreen('kiosk'),
  }
  const config = { ...base, ...places, token: await token('--role', 'kiosk', '--station', stationId) }
  const ports = { clock: systemClock, random: Math.random, log: silentLog }
  const starting = await startKiosk(config, options as Options<'kiosk'>, ports)
  if (!starting.ok) throw new Error(starting.detail)
  return starting.started
}

beforeAll(async () => {
  folder = temporaryFolder()
  const mall = join(folder.path, 'mall.json')
  writeFileSync(mall, JSON.stringify(aMall({ kiosks: KIOSKS })))
  lobby = await openLobby()
  printers = [
    await startVirtualPrinter(),
    await startVirtualPrinter({ width: 58 }),
    await startVirtualPrinter(),
  ]
  master = await startProgram(CLI, ['master', '--data', folder.path, '--port', '0', '--mall', mall])
  const [first, second, third] = printers.map(({ url }) => url)
  kiosks = [
    await kiosk('kiosk-1', { printer: first ?? '', 'second-printer': second, 'staff-pin': PIN }),
    await kiosk('kiosk-2', { printer: third ?? '' }),
  ]
  page = await lobby.page(kiosks[0]?.url ?? '')
})
afterAll(async () => {
  await lobby.close()
  for (const each of kiosks) await each.stop()
  await master.stop()
  for (const each of printers) await each.close()
  folder[Symbol.dispose]()
})

/** Numbers that came out of each printer, oldest first; `*` for a reprint. */
const out = () =>
  printers.map((printer) =>
    printer.papers.flatMap((paper) => {
      const lines = textOf(paper).map((line) => line.trim())
      const number = lines.find((line) => /^A-\d{3}$/.test(line))
      return number ? [lines.includes('CETAK ULANG') ? `${number}*` : number] : []
    }),
  )

async function take(): Promise<void> {
  await page.getByRole('button', { name: /^Sentuh layar/ }).tap()
  await page
    .getByRole('button', { name: /Layanan ktp/ })
    .first()
    .tap()
  await page.getByRole('button', { name: 'Ambil nomor' }).tap()
}
const leave = () => page.getByRole('button', { name: 'Selesai' }).tap()

describe('a kiosk with two printers, and another kiosk behind it', () => {
  test('prints on the first; on the second while the first has no paper', async () => {
    await take()
    await page.getByText('Tiket sudah keluar').waitFor()
    await leave()
    printers[0]?.setLever('paper-out')
    await take()
    await page.getByText('Tiket sudah keluar').waitFor()
    await leave()
    expect(out()).toEqual([['A-001'], ['A-002'], []])
  })

  test('when neither prints, says so before a tap, and the ticket comes out at the other kiosk', async () => {
    printers[1]?.setLever('cover-open')
    await page.getByText('Tiketnya keluar di Kiosk 2, dekat pintu barat').waitFor()
    await take()
    await page.getByText('Tiket Anda sudah keluar di sana').waitFor()
    await leave()
    expect(out()).toEqual([['A-001'], ['A-002'], ['A-003']])
  })

  test('staff see why, put paper in, and print the number once more; the master knows it all', async () => {
    await page.keyboard.press('Control+Alt+KeyS')
    await page.getByRole('dialog').waitFor()
    await page.keyboard.type(PIN)
    await page.getByRole('button', { name: 'Masuk' }).tap()
    await page.getByText('Kertas habis').waitFor()
    await page.getByText('Penutup printer terbuka').waitFor()
    await page.getByText('tercetak di Kiosk 2, dekat pintu barat').waitFor()
    printers[0]?.setLever('ready')
    await page.getByText('Siap mencetak').waitFor()
    await page.getByRole('button', { name: 'Cetak percobaan' }).first().tap()
    await page.getByText('Kertas percobaan sudah keluar').waitFor()
    await page.getByRole('button', { name: 'Cetak ulang A-003' }).tap()
    await page.getByText('A-003: tercetak').waitFor()
    expect(out()).toEqual([['A-001', 'A-003*'], ['A-002'], ['A-003']])

    const admin = apiClient(new URL(master.addresses.master ?? '').origin, await token('--role', 'admin'))
    const { body } = await admin.get('/views/hall')
    expect(body.stations.find(({ id }: { id: string }) => id === 'kiosk-1').devices).toMatchObject([
      { id: 'printer', state: 'ready' },
      { id: 'printer-2', state: 'cover-open', severity: 'fault' },
    ])
    const ticket = await admin.get('/events?limit=5000')
    expect(
      ticket.body.events.filter(({ type }: { type: string }) => type === 'print-requested'),
    ).toMatchObject([
      { by: 'fallback', reprint: false, printAt: 'kiosk-2' },
      { by: 'staff', reprint: true, printAt: 'kiosk-1' },
    ])
  })
})
