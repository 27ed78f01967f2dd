import { join } from 'node:path'
import { silentLog, systemClock } from '@antre/station'
import { startMasterDouble, startProgram, temporaryFolder } from '@antre/testkit'
import { expect, test } from 'vitest'
import { startPackagedKiosk } from '../src/start.ts'
import { kioskView } from './kiosk-view.ts'

const isReport = ({ url }: { url: string }) => url.endsWith('/devices')

test.each([
  ['with `--printer virtual:`', ['--printer', 'virtual:'], { state: 'ready' }],
  ['that is not told what prints', [], { state: 'unknown', detail: 'not-set' }],
])('a kiosk %s shows its paper on a page of its own; staff hear what it is', async (_, printer, said) => {
  using folder = temporaryFolder()
  const master = await startMasterDouble(kioskView())
  const told = master.next(isReport)
  const flags = ['--master', master.url, '--token', 't', '--data', folder.path, ...printer]
  const kiosk = await startProgram(join(import.meta.dirname, '../src/main.ts'), flags)
  expect(kiosk.addresses.paper).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/paper\/$/)
  const page = await fetch(kiosk.addresses.paper ?? '')
  expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('<main></main>')])
  expect(JSON.parse((await told).body).devices).toMatchObject([{ id: 'printer', ...said }])
  expect(await kiosk.stop()).toBe(0)
  await master.close()
})

test('the packaged application does not start without: nobody would see that page', async () => {
  using folder = temporaryFolder()
  const { path } = folder
  const base = {
    kind: 'kiosk',
    master: 'http://127.0.0.1:9',
    token: 't',
    stationId: 'kiosk-1',
    port: 0,
  } as const
  const config = { ...base, folder: path, resources: path, screenFolder: path }
  const options = { master: base.master, port: 0, show: 'none', 'log-level': 'silent' } as const
  const ports = { clock: systemClock, random: Math.random, log: silentLog }
  const started = await startPackagedKiosk(config, options, ports)
  expect(started).toMatchObject({ ok: false, code: 'missing-option' })
  expect(!started.ok && started.detail).toContain('tcp://HOST:9100')
})
