import { PROBLEMS } from '@antre/contract'
import { resources } from '@antre/i18n'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { newKey, send } from '../src/index.ts'

interface Seen {
  readonly url: string
  readonly init: RequestInit
}

let seen: Seen[]
let answers: (() => Response | Promise<Response>)[]

const json = (status: number, body: unknown) => (): Response => new Response(JSON.stringify(body), { status })
const lost = (): Promise<Response> => Promise.reject(new TypeError('network'))
const problem = (status: number, code: string) =>
  json(status, { type: 'x', title: 'x', status, code, detail: 'x', about: { opensTime: '08:00' } })
const keys = (): unknown[] =>
  seen.map(({ init }) => (init.headers as Record<string, string>)['Idempotency-Key'])

beforeEach(() => {
  seen = []
  answers = []
  vi.useFakeTimers()
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
    seen.push({ url, init })
    return (answers.shift() ?? lost)()
  })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

async function settled<T>(promise: Promise<T>): Promise<T> {
  await vi.runAllTimersAsync()
  return promise
}

describe('send', () => {
  test('posts JSON with a key and gives the answer', async () => {
    answers = [json(201, { ticket: { number: 'A-001' } })]
    const answer = await settled(send('tickets', { serviceId: 'ektp' }))
    expect(answer).toEqual({ ok: true, status: 201, data: { ticket: { number: 'A-001' } } })
    expect(seen[0]?.url).toBe('./api/v1/tickets')
    expect(seen[0]?.init).toMatchObject({ method: 'POST', body: '{"serviceId":"ektp"}' })
    expect(keys()[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  })

  test('a lost line and a 503 are tried again with the same key', async () => {
    answers = [lost, problem(503, 'shutting-down'), json(200, { ok: true })]
    expect(await settled(send('counters/3/call-next'))).toMatchObject({ ok: true })
    expect(new Set(keys()).size).toBe(1)
    expect(keys()).toHaveLength(3)
  })

  test('a refusal is an answer, not tried again', async () => {
    answers = [problem(409, 'service-closed')]
    expect(await settled(send('tickets', {}))).toMatchObject({
      ok: false,
      problem: { code: 'service-closed', about: { opensTime: '08:00' } },
    })
    expect(seen).toHaveLength(1)
  })

  test('gives up as master-away when nobody answers', async () => {
    expect(await settled(send('tickets', {}))).toMatchObject({ ok: false, problem: { code: 'master-away' } })
    expect(seen).toHaveLength(6)
  })

  test('keeps the reason of the last 503', async () => {
    answers = Array.from({ length: 6 }, () => problem(503, 'ledger-unavailable'))
    expect(await settled(send('tickets', {}))).toMatchObject({
      ok: false,
      problem: { code: 'ledger-unavailable' },
    })
  })

  test('a page that is no problem document becomes one', async () => {
    answers = [() => new Response('<h1>oops</h1>', { status: 500 })]
    expect(await settled(send('tickets', {}))).toMatchObject({
      ok: false,
      problem: { code: 'internal', status: 500 },
    })
  })

  test('an intent can be repeated with its own key', async () => {
    const key = newKey()
    answers = [json(200, {}), json(200, {})]
    await settled(send('tickets', {}, { key }))
    await settled(send('tickets', {}, { key }))
    expect(keys()).toEqual([key, key])
  })
})

test('every problem code has a text', () => {
  for (const code of Object.keys(PROBLEMS)) {
    expect(Object.keys(resources.id.common.problem), code).toContain(code)
  }
})
