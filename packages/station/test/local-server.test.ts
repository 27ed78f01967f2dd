import {
  rawRequest as ask,
  rawStream as listen,
  type MasterDouble,
  type SteppedTimers,
  startMasterDouble,
  steppedTimers,
} from '@antre/testkit'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { openStation, type Station, silentLog } from '../src/index.ts'
import { makeFolders } from './screen-folder.ts'

const folders = makeFolders()
const TOKEN = 'token-of-the-station'
let master: MasterDouble
let clock: SteppedTimers
let station: Station
let port: number
let secret: string
let cookie: string

async function open(kind: 'kiosk' | 'counter' | 'display', of: { counterId?: string; zoneId?: string } = {}) {
  const { folder, screenFolder, resources } = folders
  const base = { kind, master: master.url, token: TOKEN, stationId: `${kind}-1`, port: 0 }
  const opened = await openStation(
    { ...base, folder, screenFolder, resources, ...of },
    { clock, random: () => 0.5, log: silentLog },
  )
  if (!opened.ok) throw new Error(opened.detail)
  return opened.station
}
const keyOf = (url: string) => url.split('#key=')[1] ?? ''

beforeAll(async () => {
  master = await startMasterDouble()
  clock = steppedTimers()
  station = await open('counter', { counterId: '3' })
  port = Number(new URL(station.url).port)
  secret = keyOf(station.url)
  const answer = await signIn(secret)
  cookie = String(answer.headers['set-cookie']).split(';')[0] ?? ''
})
afterAll(async () => {
  await station.stop()
  await master.close()
  folders.remove()
})
beforeEach(() => {
  master.mood = 'well'
  master.answer = () => ({ status: 200, body: { ticket: null } })
})

const own = () => ({ host: `127.0.0.1:${port}`, origin: `http://127.0.0.1:${port}` })
const JSON_TYPE = { 'content-type': 'application/json' }
const signIn = (token: string, headers: Record<string, string> = own()) =>
  ask(port, {
    method: 'POST',
    path: '/counter/api/v1/session',
    headers: { ...headers, ...JSON_TYPE },
    body: JSON.stringify({ token }),
  })
const post = (path: string, headers: Record<string, string> = {}, body = '{}') =>
  ask(port, { method: 'POST', path, headers: { ...own(), ...JSON_TYPE, cookie, ...headers }, body })
const NEXT = '/counter/api/v1/counters/3/call-next'
const commands = () => master.requests.filter(({ method }) => method === 'POST')

describe('the address', () => {
  test('says the counter and carries a long secret in the fragment, new at each launch', async () => {
    expect(station.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/counter\/\?id=3#key=[\w-]{43}$/)
    const display = await open('display', { zoneId: 'A' })
    expect(display.url).toMatch(/\/display\/\?zone=A#key=/)
    expect(keyOf(display.url)).not.toBe(secret)
    await display.stop()
  })

  test('the secret becomes a cookie of this port that scripts and other sites cannot use', async () => {
    const answer = await signIn(secret)
    expect(answer).toMatchObject({ status: 200, body: '{"role":"counter"}' })
    const set = String(answer.headers['set-cookie'])
    expect(set).toContain(`antre-${port}=`)
    for (const part of ['HttpOnly', 'SameSite=Strict', 'Path=/counter/']) expect(set).toContain(part)
  })

  test('a port that is taken is said, not thrown', async () => {
    const { folder, screenFolder, resources } = folders
    const config = { kind: 'kiosk', master: master.url, token: TOKEN, stationId: 'kiosk-1', port } as const
    const opened = await openStation(
      { ...config, folder, screenFolder, resources },
      { clock, random: Math.random, log: silentLog },
    )
    expect(opened).toMatchObject({ ok: false, code: 'port-taken' })
  })
})

test('a zone that is refused is told in words, with what to do, and that it is well once it is mended', async () => {
  const words: string[] = []
  const heard = (part: string) =>
    vi.waitUntil(() => words.some((line) => line.includes(part)), { timeout: 60_000 })
  master.mood = 'unknown-view'
  const { folder, screenFolder, resources } = folders
  const base = { kind: 'display', master: master.url, token: TOKEN, stationId: 'display-9', port: 0 } as const
  const ports = { clock: steppedTimers(), random: () => 0.5, log: silentLog }
  const opened = await openStation(
    { ...base, folder, screenFolder, resources, zoneId: 'Z' },
    { ...ports, tell: (line) => words.push(line) },
  )
  if (!opened.ok) throw new Error(opened.detail)
  await heard('the mall has no zone Z. Correct --zone')
  expect(opened.station.link.status()).toMatchObject({ state: 'refused', refusal: 'unknown' })
  master.mood = 'well'
  ports.clock.advance(await ports.clock.timer((ms) => ms === 7_500))
  await heard('accepts this station now')
  expect(words).toHaveLength(2)
  await opened.station.stop()
})

describe('who may come in', () => {
  test.each([
    ['a wrong Host (a name that was made to point here)', { host: 'evil.example' }],
    ['our address with another port', { host: '127.0.0.1:1' }],
    ['no port', { host: '127.0.0.1' }],
  ])('%s: forbidden, whatever is asked for', async (_name, headers) => {
    for (const path of ['/counter/', '/voice/id/a.wav', '/counter/api/v1/views/counters/3']) {
      expect(await ask(port, { path, headers: { cookie, ...headers } })).toMatchObject({ status: 403 })
    }
  })

  test('localhost is us', async () => {
    expect(await ask(port, { path: '/counter/', headers: { host: `localhost:${port}` } })).toMatchObject({
      status: 200,
    })
  })

  test.each([
    ['another site', 'http://evil.example'],
    ['another port of this PC', 'http://127.0.0.1:1'],
    ['a file or a sandboxed frame', 'null'],
    ['https', 'https://127.0.0.1'],
  ])('a command from %s: forbidden, and the master hears nothing', async (_name, origin) => {
    const before = commands().length
    expect(await post(NEXT, { origin })).toMatchObject({ status: 403 })
    expect(await signIn(secret, { ...own(), origin })).toMatchObject({ status: 403 })
    expect(commands()).toHaveLength(before)
  })

  test('a browser that says the request comes from another site or port: forbidden, also to read', async () => {
    const path = '/counter/api/v1/views/counters/3'
    for (const site of ['cross-site', 'same-site']) {
      const headers = { host: `127.0.0.1:${port}`, cookie, 'sec-fetch-site': site }
      expect(await ask(port, { path, headers })).toMatchObject({ status: 403 })
      expect(await ask(port, { path: `${path}/stream`, headers })).toMatchObject({ status: 403 })
    }
  })

  test.each([
    ['none', ''],
    ['a wrong secret', 'wrong'],
    ['the secret and more', 'longer'],
  ])('cookie: %s: not signed in', async (_name, value) => {
    const before = commands().length
    const wrong = value === 'longer' ? `${cookie}x` : `antre-${port}=${value}`
    const headers = value === '' ? { cookie: '' } : { cookie: wrong }
    expect(await post(NEXT, headers)).toMatchObject({ status: 401 })
    const path = '/counter/api/v1/views/counters/3/stream'
    expect(await ask(port, { path, headers: { host: `127.0.0.1:${port}`, ...headers } })).toMatchObject({
      status: 401,
    })
    expect(commands()).toHaveLength(before)
  })

  test('a wrong key does not sign in', async () => {
    for (const wrong of ['x', `${secret}x`, secret.slice(1), TOKEN]) {
      const answer = await signIn(wrong)
      expect(answer.status).toBe(401)
      expect(answer.headers['set-cookie']).toBeUndefined()
    }
  })
})

describe('what a page may do', () => {
  test('its own commands, with its key and its words', async () => {
    const body = '{ "serviceIds" : ["ktp"] }'
    const answer = await post('/counter/api/v1/counters/3/open', { 'idempotency-key': 'key-1' }, body)
    expect(answer).toMatchObject({ status: 200, body: '{"ticket":null}' })
    expect(commands().at(-1)).toMatchObject({
      url: '/api/v1/counters/3/open',
      body,
      headers: {
        'idempotency-key': 'key-1',
        authorization: `Bearer ${TOKEN}`,
        'x-antre-station': 'counter-1',
      },
    })
  })

  test('every command of a counter, and tickets', async () => {
    for (const action of [
      'open',
      'pause',
      'close',
      'call-next',
      'call',
      'recall',
      'start',
      'finish',
      'no-show',
      'hold',
      'transfer',
    ]) {
      expect((await post(`/counter/api/v1/counters/3/${action}`)).status).toBe(200)
    }
    for (const action of ['cancel', 'reinstate', 'priority']) {
      expect((await post(`/counter/api/v1/tickets/t-1/${action}`)).status).toBe(200)
    }
    const headers = { host: `127.0.0.1:${port}`, cookie }
    expect((await ask(port, { path: '/counter/api/v1/tickets/t-1', headers })).status).toBe(200)
  })

  test('an empty body is no body', async () => {
    expect((await post(NEXT, {}, '')).status).toBe(200)
    expect(commands().at(-1)?.body).toBe('')
  })

  test.each([
    ['another counter', '/counter/api/v1/counters/4/call-next', 403],
    ['issuing tickets', '/counter/api/v1/tickets', 404],
    ['a printer report', '/counter/api/v1/tickets/t-1/print-result', 404],
    ['announcing', '/counter/api/v1/calls/c-1/announced', 404],
    ['the mall', '/counter/api/v1/mall', 404],
    ["another app's address", '/kiosk/api/v1/tickets', 404],
    ['no app', '/api/v1/counters/3/call-next', 404],
    ['a way out of the path', '/counter/api/v1/tickets/..%2f..%2fmall/cancel', 404],
    ['dots', '/counter/api/v1/tickets/../counters/4/call-next', 404],
    ['an id that is none', '/counter/api/v1/tickets/%00/cancel', 404],
  ])('not: %s', async (_name, path, status) => {
    const before = commands().length
    expect((await post(path)).status).toBe(status)
    expect(commands()).toHaveLength(before)
  })

  test('a kiosk may issue, a display may announce, and each no more', async () => {
    for (const [kind, path, other] of [
      ['kiosk', '/tickets', '/tickets/t-1/cancel'],
      ['display', '/calls/c-1/announced', '/tickets'],
    ] as const) {
      const open1 = await open(kind, kind === 'display' ? { zoneId: 'A' } : {})
      const at = Number(new URL(open1.url).port)
      const origin = `http://127.0.0.1:${at}`
      const base = { host: `127.0.0.1:${at}`, origin, ...JSON_TYPE }
      const go = (to: string, body: string, headers = {}) =>
        ask(at, { method: 'POST', path: `/${kind}/api/v1${to}`, headers: { ...base, ...headers }, body })
      const entered = await go('/session', JSON.stringify({ token: keyOf(open1.url) }))
      const own1 = { cookie: String(entered.headers['set-cookie']).split(';')[0] }
      expect((await go(path, '{}', own1)).status).toBe(200)
      expect((await go(other, '{}', own1)).status).toBe(404)
      expect((await go(path, '{}', { cookie })).status).toBe(401)
      await open1.stop()
    }
  })

  test("the master's problems reach the page; that it does not accept the station does not", async () => {
    master.answer = () => ({ status: 409, body: { code: 'counter-not-open' } })
    const answer = await post(NEXT)
    expect(answer).toMatchObject({ status: 409, body: '{"code":"counter-not-open"}' })
    expect(answer.headers['content-type']).toContain('application/problem+json')
    master.mood = 'unauthorised'
    const refused = await post(NEXT)
    expect(refused.status).toBe(503)
    expect(JSON.parse(refused.body)).toMatchObject({ code: 'master-away' })
  })

  test('bodies: too large, not JSON, another type, a bad key: coded', async () => {
    const code = (answer: { body: string }) => JSON.parse(answer.body).code
    expect(code(await post(NEXT, {}, JSON.stringify('x'.repeat(20_000))))).toBe('body-too-large')
    expect(code(await post(NEXT, {}, '{"a":'))).toBe('invalid-request')
    expect(code(await post(NEXT, { 'content-type': 'text/plain' }))).toBe('unsupported-media-type')
    expect(code(await post(NEXT, { 'content-type': 'application/x-www-form-urlencoded' }, 'a=1'))).toBe(
      'unsupported-media-type',
    )
    expect(code(await post(NEXT, { 'idempotency-key': 'x'.repeat(201) }))).toBe('invalid-request')
    expect(code(await post(NEXT, { 'idempotency-key': 'ä' }))).toBe('invalid-request')
  })

  test('whatever is written to it, it answers with a code, never with a fault of its own', async () => {
    const method = fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD')
    const part = fc.oneof(
      fc.constantFrom(
        'counter',
        'api',
        'v1',
        'counters',
        '3',
        'call-next',
        'session',
        'tickets',
        'views',
        '..',
        '%2e%2e',
        '%',
        'voice',
        'media',
      ),
      fc.webSegment(),
    )
    const path = fc.array(part, { maxLength: 7 }).map((parts) => `/${parts.join('/')}`)
    const body = fc.oneof(
      fc.json(),
      fc.string(),
      fc.constant('{"__proto__":{"a":1}}'),
      fc.constant(`${'['.repeat(8000)}`),
    )
    const signed = fc.boolean()
    await fc.assert(
      fc.asyncProperty(method, path, body, signed, async (how, to, text, inside) => {
        const headers = { ...own(), ...JSON_TYPE, ...(inside && { cookie }) }
        const answer = await ask(port, {
          method: how,
          path: to,
          headers,
          body: how === 'GET' || how === 'HEAD' ? '' : text,
        })
        expect(answer.status).not.toBe(500)
        if (answer.status >= 400 && how !== 'HEAD') expect(JSON.parse(answer.body).code).toBeTypeOf('string')
      }),
      { numRuns: 200 },
    )
  })
})

describe('what a page gets', () => {
  test('the screen, its files and the voice, with headers that keep everything at home', async () => {
    const headers = { host: `127.0.0.1:${port}` }
    const page = await ask(port, { path: '/counter/', headers })
    expect(page).toMatchObject({ status: 200, body: '<!doctype html><title>screen</title>' })
    expect(page.headers['content-security-policy']).toContain("default-src 'self'")
    expect(page.headers['content-security-policy']).toContain("frame-ancestors 'none'")
    expect(page.headers).toMatchObject({
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    })
    expect((await ask(port, { path: '/counter/assets/main.js', headers })).status).toBe(200)
    expect((await ask(port, { path: '/voice/id/a.wav', headers })).status).toBe(200)
    expect((await ask(port, { path: '/', headers })).headers.location).toBe('/counter/')
    expect((await ask(port, { path: '/voice/../../outside.txt', headers })).status).toBeGreaterThanOrEqual(
      400,
    )
    expect(
      (await ask(port, { path: '/counter/..%2f..%2foutside.txt', headers })).status,
    ).toBeGreaterThanOrEqual(400)
  })

  test('its view: the stored one, as a whole and as a stream with link state and clock first', async () => {
    const first = new Promise<void>((resolve) => {
      const leave = station.link.subscribe((event) => {
        if (event.type !== 'view') return
        leave()
        resolve()
      })
    })
    master.show({ now: '2026-11-23T09:05:00.000+08:00', hello: 'A-012' }, 42)
    await first
    const headers = { host: `127.0.0.1:${port}`, cookie }
    const path = '/counter/api/v1/views/counters/3'
    expect(await ask(port, { path, headers })).toMatchObject({
      status: 200,
      body: '{"now":"2026-11-23T09:05:00.000+08:00","hello":"A-012"}',
    })
    const text = await listen(port, `${path}/stream`, headers, (so) => so.includes('event: view'))
    expect(text).toMatch(
      /event: link\ndata: \{"state":"live","since":"[^"]+"\}\n\nevent: beat\ndata: \{"now":"2026-11-23T01:05:00.000Z"\}\n\nevent: view\nid: 42\n/,
    )
    expect((await ask(port, { path: '/counter/api/v1/views/counters/4', headers })).status).toBe(404)
    expect((await ask(port, { path: '/counter/api/v1/views/hall', headers })).status).toBe(404)
  })

  test('while the master is away: the link event says so and keeps coming, the last view stays', async () => {
    const away = new Promise<void>((resolve) => {
      const leave = station.link.subscribe((event) => {
        if (event.type !== 'status' || event.status.state !== 'away') return
        leave()
        resolve()
      })
    })
    master.mood = 'cut'
    master.dropStreams()
    await away
    const headers = { host: `127.0.0.1:${port}`, cookie }
    const path = '/counter/api/v1/views/counters/3/stream'
    const heard = listen(port, path, headers, (so) => so.split('event: link').length > 3)
    await clock.timer((ms) => ms === 5_000)
    clock.advance(5_000)
    const text = await heard
    expect(text).toContain('"state":"away"')
    expect(text).toContain('event: view\nid: 42')
    expect(text).not.toContain('event: beat')
  })
})
