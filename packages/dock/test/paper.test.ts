import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openPrinter, startVirtualPrinter, type VirtualPrinter } from '@antre/devices'
import { openStation, type Station, silentLog } from '@antre/station'
import { type MasterDouble, rawRequest, rawStream, startMasterDouble, steppedTimers } from '@antre/testkit'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { paperPages } from '../src/paper/pages.ts'
import { aReceipt } from './support/receipt.ts'

let folder: string
let master: MasterDouble
let virtual: VirtualPrinter
let station: Station
let port: number

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'antre-paper-'))
  master = await startMasterDouble()
  virtual = await startVirtualPrinter()
  const clock = steppedTimers()
  const base = { kind: 'kiosk', stationId: 'kiosk-1', token: 't', port: 0, master: master.url } as const
  const opened = await openStation(
    { ...base, folder, resources: folder, screenFolder: folder },
    { clock, random: Math.random, log: silentLog },
    paperPages(virtual, clock, folder),
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
async function print(number: string) {
  const printer = openPrinter(virtual.url)
  await printer.print(aReceipt(number))
  await printer.close()
}

test('is empty at first, then shows what came out, newest first', async () => {
  const empty = await rawRequest(port, { path: '/paper/', headers: own() })
  expect(empty.body).toContain('<main></main>')
  await print('A-001')
  await print('A-002')
  const { body, headers } = await rawRequest(port, { path: '/paper/', headers: own() })
  expect(body.indexOf('A-002')).toBeLessThan(body.indexOf('A-001'))
  expect(body).not.toContain('<style')
  expect(headers['content-security-policy']).toContain("default-src 'self'")
})

test('has the typeface of the screens, where one is built', async () => {
  const font = () => rawRequest(port, { path: '/paper/font.woff2', headers: own() })
  expect(await font()).toMatchObject({ status: 404 })
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'assets', 'plus-jakarta-sans-latin-wght-normal-x1.woff2'), 'letters')
  expect(await font()).toMatchObject({ status: 200, body: 'letters' })
})

test('follows the printer without being touched', async () => {
  const heard = rawStream(port, '/paper/stream', own(), (text) => text.includes('A-003'))
  await print('A-003')
  expect(await heard).toContain('event: papers')
})

test('is for this PC and this page alone', async () => {
  expect(await rawRequest(port, { path: '/paper/', headers: { host: 'evil.example' } })).toMatchObject({
    status: 403,
  })
  const other = { ...own(), 'sec-fetch-site': 'same-site' }
  expect(await rawRequest(port, { path: '/paper/stream', headers: other })).toMatchObject({ status: 404 })
})
