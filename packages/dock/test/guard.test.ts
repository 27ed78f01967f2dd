import { rawRequest } from '@antre/testkit'
import { expect, test } from 'vitest'
import { withDock } from './support/dock.ts'

const ACT = '/dock/api/v1/act'
const STREAM = '/dock/api/v1/views/dock/stream'
const body = JSON.stringify({ do: 'noise' })

test('without the key nothing is shown and nothing is done', async () => {
  const { me } = await withDock({})
  const bare = { ...me.headers, cookie: '' }
  const ask = (path: string, method = 'GET') =>
    rawRequest(me.port, { method, path, headers: bare, ...(method === 'POST' && { body }) })
  expect((await ask(STREAM)).status).toBe(401)
  expect((await ask('/dock/api/v1/papers/1')).status).toBe(401)
  expect((await ask(ACT, 'POST')).status).toBe(401)
  const wrong = await rawRequest(me.port, {
    method: 'POST',
    path: '/dock/api/v1/session',
    headers: bare,
    body: JSON.stringify({ token: 'x'.repeat(43) }),
  })
  expect([wrong.status, wrong.headers['set-cookie']]).toEqual([401, undefined])
})

test('another host name, another site and another page of this machine are turned away, key or not', async () => {
  const { me } = await withDock({})
  const ask = (path: string, more: Record<string, string>, method = 'GET') =>
    rawRequest(me.port, {
      method,
      path,
      headers: { ...me.headers, ...more },
      ...(method === 'POST' && { body }),
    })
  expect((await ask('/dock/', { host: 'evil.example' })).status).toBe(403)
  expect((await ask(ACT, { origin: 'http://127.0.0.1:1' }, 'POST')).status).toBe(403)
  expect((await ask(ACT, { 'sec-fetch-site': 'same-site' }, 'POST')).status).toBe(403)
  expect((await ask(STREAM, { 'sec-fetch-site': 'same-site' })).status).toBe(403)
  expect((await ask('/dock/', {})).headers['content-security-policy']).toContain("default-src 'self'")
  expect((await ask(ACT, {}, 'POST')).status).toBe(404)
})

test('what cannot be read is refused, devices that are not there are said so', async () => {
  const { me, dock } = await withDock({})
  expect(dock.paperUrl).toBeNull()
  expect(await me.state()).toEqual({
    timeZone: 'UTC',
    printer: null,
    box: null,
    board: null,
    loudspeaker: null,
    cables: [],
    screens: [],
  })
  for (const odd of [
    {},
    { do: 'explode' },
    { do: 'press', line: 'A\nB' },
    { do: 'press', line: 'x'.repeat(40) },
  ])
    expect(await me.act(odd)).toBe(400)
  for (const act of [
    { do: 'break-printer', fault: 'ready' },
    { do: 'tear-off' },
    { do: 'press', line: 'NEXT' },
    { do: 'noise' },
    { do: 'plug-box', plugged: false },
    { do: 'plug-board', plugged: false },
    { do: 'set-cable', station: 'kiosk-1', state: 'reset' },
  ] as const)
    expect(await me.act(act)).toBe(404)
  expect((await me.get('papers/1')).status).toBe(404)
  expect((await me.get('papers/__proto__')).status).toBe(404)
})
