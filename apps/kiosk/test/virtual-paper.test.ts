import { join } from 'node:path'
import { startMasterDouble, startProgram, temporaryFolder } from '@antre/testkit'
import { expect, test } from 'vitest'
import { kioskView } from './kiosk-view.ts'

test('a kiosk with `--printer virtual:` shows its paper on a page of its own', async () => {
  using folder = temporaryFolder()
  const master = await startMasterDouble(kioskView())
  const flags = ['--master', master.url, '--token', 't', '--data', folder.path, '--printer', 'virtual:']
  const kiosk = await startProgram(join(import.meta.dirname, '../src/main.ts'), flags)
  expect(kiosk.addresses.paper).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/paper\/$/)
  const page = await fetch(kiosk.addresses.paper ?? '')
  expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('<main></main>')])
  expect(await kiosk.stop()).toBe(0)
  await master.close()
})
