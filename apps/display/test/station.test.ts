import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  aMall,
  antre,
  apiClient,
  CLI,
  type Running,
  rawStream,
  startProgram,
  temporaryFolder,
} from '@antre/testkit'
import { expect, test } from 'vitest'

const MAIN = join(import.meta.dirname, '../src/main.ts')

/** Events of a stream, by name, as far as they have come. */
const datas = (text: string, name: string) =>
  [...text.matchAll(new RegExp(`event: ${name}\\n(?:id: \\d+\\n)?data: (.*)\\n\\n`, 'g'))].map(([, data]) =>
    JSON.parse(data ?? ''),
  )

test('a display station shows its zone through a master that is killed and comes back', async () => {
  using folder = temporaryFolder()
  const mall = join(folder.path, 'mall.json')
  writeFileSync(mall, JSON.stringify(aMall()))
  await antre('mall', 'import', mall, '--data', folder.path)
  const startMaster = (port: string): Promise<Running> =>
    startProgram(CLI, ['master', '--data', folder.path, '--port', port, '--time', '2026-11-23T09:00'])
  let master = await startMaster('0')
  const base = new URL(master.addresses.master ?? '').origin
  const admin = apiClient(base, (await antre('token', '--data', folder.path, '--role', 'admin')).stdout)
  const display = await startProgram(MAIN, [
    ...['--master', base, '--data', folder.path, '--zone', 'A', '--screen', folder.path],
  ])
  const url = new URL(display.addresses.display ?? '')
  const port = Number(url.port)
  const headers = { origin: url.origin, 'content-type': 'application/json' }
  const session = await fetch(`${url.origin}/display/api/v1/session`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ token: url.hash.slice('#key='.length) }),
  })
  const cookie = session.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const stream = (enough: (text: string) => boolean) =>
    rawStream(port, '/display/api/v1/views/displays/A/stream', { host: url.host, cookie }, enough)

  await admin.post('/counters/1/open')
  await admin.post('/tickets', { serviceId: 'ktp' })
  const seen = stream((text) => text.includes('A-001'))
  await admin.post('/counters/1/call-next')
  const call = datas(await seen, 'view').at(-1).calls[0]
  expect(call).toMatchObject({ number: 'A-001', counter: { id: '1' }, announced: false })

  const acknowledge = () =>
    fetch(`${url.origin}/display/api/v1/calls/${call.id}/announced`, {
      method: 'POST',
      headers: { ...headers, cookie },
    })
  const throughout = stream((text) => /away[\s\S]*"live"[\s\S]*"announced":true/.test(text))
  const away = stream((text) => text.includes('"away"'))
  await master.kill()
  await away
  expect((await acknowledge()).status).toBe(503)
  master = await startMaster(new URL(base).port)
  await stream((text) => text.includes('"live"'))
  expect((await acknowledge()).status).toBe(200)
  const text = await throughout
  expect(datas(text, 'link').map(({ state }) => state)).toEqual(expect.arrayContaining(['live', 'away']))
  // While it was away, the last view stayed what it was: nothing was taken off the screen.
  for (const view of datas(text, 'view')) expect(view.calls[0].number).toBe('A-001')

  expect(await display.stop()).toBe(0)
  await master.kill()
})
