import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openPrinter, startVirtualPrinter, type VirtualPrinter } from '@antre/devices'
import { receiptFor } from '@antre/receipt'
import { openStation, type Station, silentLog } from '@antre/station'
import { type MasterDouble, rawRequest, rawStream, startMasterDouble, steppedTimers } from '@antre/testkit'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { receiptInput } from '../src/jobs/receipt-input.ts'
import { paperPages } from '../src/paper/pages.ts'
import { aTicket, kioskView } from './kiosk-view.ts'

let folder: string
let master: MasterDouble
let virtual: VirtualPrinter
let station: Station
let port: number

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'antre-paper-'))
  master = await startMasterDouble(kioskView())
  virtual = await startVirtualPrinter()
  const clock = steppedTimers()
  const base = { kind: 'kiosk', stationId: 'kiosk-1', token: 't', port: 0, master: master.url } as const
  const opened = await openStation(
    { ...base, folder, resources: folder, screenFolder: folder },
    { clock, random: Math.random, log: silentLog },
    paperPages(virtual, clock),
  )
  if (!opened.ok) throw new Error(opened.detail)
  station = opened.station
  port = Number(new URL(station.url).port)
})
afterAll(async () => {
  await station.stop()
  await virtual.close()
  await master.close()
  rmSync(folder, { recursive: true, force: true })
})

const own = () => ({ host: `127.0.0.1:${port}` })
async function print(n: number) {
  const printer = openPrinter(virtual.url)
  await printer.print(receiptFor(receiptInput(kioskView(), aTicket(n))))
  await printer.close()
}

describe('the paper page', () => {
  test('is empty at first, then shows what came out, newest first', async () => {
    const empty = await rawRequest(port, { path: '/paper/', headers: own() })
    expect(empty.body).toContain('<main></main>')
    await print(1)
    await print(2)
    const { body, headers } = await rawRequest(port, { path: '/paper/', headers: own() })
    expect(body.indexOf('A-002')).toBeLessThan(body.indexOf('A-001'))
    expect(body).not.toContain('<style')
    expect(headers['content-security-policy']).toContain("default-src 'self'")
  })

  test('follows the printer without being touched', async () => {
    const heard = rawStream(port, '/paper/stream', own(), (text) => text.includes('A-003'))
    await print(3)
    expect(await heard).toContain('event: papers')
  })

  test('is for this PC and this page alone', async () => {
    expect(await rawRequest(port, { path: '/paper/', headers: { host: 'evil.example' } })).toMatchObject({
      status: 403,
    })
    const other = { ...own(), 'sec-fetch-site': 'same-site' }
    expect(await rawRequest(port, { path: '/paper/stream', headers: other })).toMatchObject({ status: 404 })
  })
})

describe('what stands on the paper', () => {
  test('a plain ticket names its service and agency; cost is its own', () => {
    expect(receiptInput(kioskView(), aTicket(1))).toMatchObject({
      agency: { id: 'Dinas Kependudukan' },
      steps: [{ service: { id: 'Layanan ktp' } }],
      requirements: [{ id: 'KTP' }, { id: 'Formulir ktp' }],
      cost: { amount: 0 },
      qr: 'A-001 2026-11-23 t-1',
    })
  })

  test('a journey names its steps, asks for each paper once, and adds up what it costs if that is known', () => {
    const step = (serviceId: string) => ({ serviceId, state: 'waiting' }) as const
    const journey = aTicket(1, { journeyId: 'both', steps: [step('ktp'), step('aid')] })
    const input = receiptInput(kioskView(), journey)
    expect(input).toMatchObject({ agency: null, journey: { id: 'Keduanya' }, cost: { amount: 75_000 } })
    expect(input.requirements).toEqual([{ id: 'KTP' }, { id: 'Formulir ktp' }, { id: 'Formulir aid' }])
    const open = aTicket(1, { journeyId: 'both', steps: [step('ktp'), step('odd')] })
    expect(receiptInput(kioskView(), open).cost.amount).toBeNull()
  })
})
