import { API_BASE, ROLES, type Role, routes } from '@antre/contract'
import { apiClient } from '@antre/testkit'
import { describe, expect, it } from 'vitest'
import { aMaster } from './in-process.ts'

const code = ({ status, body }: { status: number; body: { code?: string } }) => body.code ?? status

describe('least privilege', () => {
  it('lets each role do what the contract says, and nothing else', async () => {
    await using given = await aMaster()
    for (const role of ROLES) {
      const client = given.as({ role, counterId: '1', zoneId: 'A', stationId: 'kiosk-1' })
      for (const [name, route] of Object.entries(routes)) {
        const roles = route.roles as readonly Role[]
        if (roles.length === 0) continue
        const path = route.path.replace(':id', name === 'displayView' ? 'A' : '1')
        const answer =
          route.method === 'GET'
            ? await client.get(path)
            : route.method === 'PUT'
              ? await client.put(path, {})
              : await client.post(path, {})
        expect([role, name, answer.body.code === 'forbidden']).toEqual([role, name, !roles.includes(role)])
        expect(answer.status).toBeLessThan(500)
      }
    }
  })

  it('keeps a counter to itself', async () => {
    await using given = await aMaster()
    const { admin } = given
    const counter = given.as({ role: 'counter', counterId: '1' })
    const mine = (await admin.post('/tickets', { serviceId: 'ktp' })).body.ticket
    const other = (await admin.post('/tickets', { serviceId: 'aid' })).body.ticket
    expect(code(await counter.post('/counters/2/open'))).toBe('forbidden')
    expect(code(await counter.get('/views/counters/2'))).toBe('forbidden')
    expect(code(await counter.get('/views/hall'))).toBe('forbidden')
    expect(code(await counter.post('/tickets', { serviceId: 'ktp' }))).toBe('forbidden')
    expect(code(await counter.post(`/tickets/${other.id}/cancel`))).toBe('forbidden')
    expect(code(await counter.get(`/tickets/${other.id}`))).toBe('forbidden')
    expect(code(await counter.post(`/tickets/${other.number}/cancel`))).toBe('forbidden')
    expect(code(await counter.get(`/tickets/${other.number}`))).toBe('forbidden')
    expect(code(await counter.post(`/tickets/${mine.id}/priority`, { priority: 'elderly' }))).toBe(200)
  })

  it('lets a kiosk speak for its own printer only', async () => {
    await using given = await aMaster()
    const [own, other] = ['kiosk-1', 'kiosk-2'].map((stationId) => given.as({ role: 'kiosk', stationId }))
    const { id, number } = (await own?.post('/tickets', { serviceId: 'ktp' }))?.body.ticket ?? {}
    const report = `/tickets/${id}/print-result`
    expect((await other?.post(report, { ok: true }))?.body.code).toBe('forbidden')
    const byNumber = await other?.post(`/tickets/${number}/print-result`, { ok: true })
    expect(byNumber?.body.code).toBe('forbidden')
    expect((await own?.post(report, { ok: true }))?.body.ticket.print).toBe('printed')
  })

  it('keeps a display to its zone, and one without a zone to displays', async () => {
    await using given = await aMaster()
    const display = given.as({ role: 'display', zoneId: 'A' })
    expect(code(await display.get('/views/displays/A'))).toBe(200)
    expect(code(await display.get('/views/displays/B'))).toBe('forbidden')
    const any = given.as({ role: 'display' })
    expect(code(await any.get('/views/displays/B'))).toBe(200)
    for (const path of ['/views/hall', '/views/kiosk', '/views/counters/1', '/mall', '/events']) {
      expect(code(await any.get(path))).toBe('forbidden')
    }
    await given.admin.post('/tickets', { serviceId: 'aid' })
    await given.admin.post('/counters/3/open')
    await given.admin.post('/counters/3/call-next')
    const [call] = (await any.get('/views/displays/B')).body.calls
    expect(code(await display.post(`/calls/${call.id}/announced`))).toBe('forbidden')
    expect(code(await any.post(`/calls/${call.id}/announced`))).toBe(200)
  })

  it('knows nobody without a token, with a wrong one, or with one that was ended', async () => {
    await using given = await aMaster()
    for (const token of [null, 'wrong', 'x'.repeat(5000), "' OR 1=1"]) {
      const answer = await apiClient(given.master.url, token).get('/views/hall')
      expect(code(answer)).toBe('unauthorised')
      expect(answer.headers.get('www-authenticate')).toBe('Bearer')
    }
    const malformed = await fetch(`${given.master.url}${API_BASE}/views/hall`, {
      headers: { authorization: 'Basic eDp5' },
    })
    expect(malformed.status).toBe(401)
  })
})

describe('a browser', () => {
  const signIn = (base: string, token: string) =>
    fetch(`${base}/counter${API_BASE}/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token }),
    })

  it('turns a token into a cookie that scripts cannot read and only its screen sends', async () => {
    await using given = await aMaster()
    const { url, port } = given.master
    const response = await signIn(url, given.mint({ role: 'counter', counterId: '1' }))
    const cookie = response.headers.get('set-cookie') ?? ''
    expect(cookie).toMatch(new RegExp(`^antre-${port}=`))
    for (const part of ['HttpOnly', 'SameSite=Strict', 'Path=/counter/']) expect(cookie).toContain(part)

    const pair = cookie.split(';')[0] ?? ''
    const open = (headers: Record<string, string>) =>
      fetch(`${url}/counter${API_BASE}/counters/1/open`, {
        method: 'POST',
        headers: { cookie: pair, ...headers },
      })
    expect((await open({ origin: url })).status).toBe(200)
    expect((await open({ origin: 'http://evil.example' })).status).toBe(403)
    expect((await open({})).status).toBe(403)
    const view = await fetch(`${url}/counter${API_BASE}/views/counters/1`, { headers: { cookie: pair } })
    expect(view.status).toBe(200)
  })

  it('may guess a token only so often', async () => {
    await using given = await aMaster()
    const codes = []
    for (let i = 0; i < 25; i++) codes.push((await signIn(given.master.url, `guess-${i}`)).status)
    expect(codes.slice(0, 20).every((status) => status === 401)).toBe(true)
    expect(codes.at(-1)).toBe(429)
    // The right one is never counted.
    expect((await signIn(given.master.url, given.mint({ role: 'admin' }))).status).toBe(200)
  })
})
