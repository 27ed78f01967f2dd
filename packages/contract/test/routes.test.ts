import { REJECTION_CODES } from '@antre/domain'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { PROBLEMS, problem, problemSchema, ROLES, type Route, type RouteName, routes } from '../src/index.ts'

const all: [string, Route][] = Object.entries(routes)

describe('the table of routes', () => {
  it('has each address once', () => {
    const addresses = all.map(([, { method, path }]) => `${method} ${path}`)
    expect(new Set(addresses).size).toBe(addresses.length)
  })

  it('has a parameter schema for each parameter of an address, and no other', () => {
    for (const [name, { path, params }] of all) {
      const named = [...path.matchAll(/:([a-z]+)/g)].map(([, id]) => id)
      expect([name, Object.keys(params?.shape ?? {})]).toEqual([name, named])
    }
  })

  it('lets nobody in without a token but to ask for health and to sign in', () => {
    const free = all.filter(([, { roles }]) => roles.length === 0).map(([name]) => name)
    expect(free).toEqual(['health', 'session'])
    for (const [, { roles }] of all) for (const role of roles) expect(ROLES).toContain(role)
  })

  it('lets an administrator do everything', () => {
    for (const [name, { roles }] of all) {
      if (roles.length > 0) expect([name, roles]).toEqual([name, expect.arrayContaining(['admin'])])
    }
  })

  it('lets a display read its view, ask for the voice and say what it announced and how it is, no more', () => {
    const may = (role: string) =>
      all.filter(([, { roles }]) => roles.some((r) => r === role)).map(([name]) => name)
    expect(may('display')).toEqual(['announced', 'voice', 'noticeAnnounced', 'reportDevices', 'displayView'])
    expect(may('kiosk')).toEqual([
      'issueTicket',
      'ticket',
      'printResult',
      'print',
      'reportDevices',
      'kioskView',
    ])
  })

  it('says what each writing call takes, and each call gives, in words and JSON Schema', () => {
    for (const [name, { method, body, response, summary, query }] of all) {
      expect(summary.length).toBeGreaterThan(3)
      expect([name, body !== undefined]).toEqual([name, method !== 'GET'])
      for (const schema of [body, query]) {
        if (schema) expect(() => z.toJSONSchema(schema, { io: 'input' })).not.toThrow()
      }
      expect(() => z.toJSONSchema(response, { io: 'output' })).not.toThrow()
    }
  })

  it('lists every call of the public interface', () => {
    const addresses = all.map(([, { method, path }]) => `${method} ${path}`)
    const counter = [
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
    ]
    expect(addresses).toEqual(
      expect.arrayContaining([
        'GET /health',
        'POST /tickets',
        'GET /tickets/:id',
        ...['print-result', 'cancel', 'reinstate', 'priority'].map((action) => `POST /tickets/:id/${action}`),
        ...counter.map((action) => `POST /counters/:id/${action}`),
        'POST /calls/:id/announced',
        'GET /mall',
        'PUT /mall',
        'GET /events',
        'GET /views/kiosk',
        'GET /views/counters/:id',
        'GET /views/displays/:id',
        'GET /views/hall',
      ]),
    )
  })
})

function bodyOf(name: RouteName): z.ZodType {
  const { body }: Route = routes[name]
  if (!body) throw new Error(`${name} takes no body`)
  return body
}

describe('bodies', () => {
  const issue = routes.issueTicket.body

  it('of a ticket name a service or a journey, not both and not neither', () => {
    expect(issue.safeParse({ serviceId: 'ktp' }).success).toBe(true)
    expect(issue.safeParse({ journeyId: 'paket-sim', serviceIds: ['nik'] }).success).toBe(true)
    for (const bad of [
      {},
      null,
      [],
      'ktp',
      { serviceId: '' },
      { serviceId: 'a', journeyId: 'b' },
      { serviceId: 1 },
    ]) {
      expect(issue.safeParse(bad).success).toBe(false)
    }
    expect(issue.safeParse({ serviceId: 'ktp', colour: 'red' }).success).toBe(false)
    expect(issue.safeParse({ serviceId: 'a'.repeat(65) }).success).toBe(false)
    expect(issue.safeParse({ serviceId: 'ktp', channel: 'Kiosk 1' }).success).toBe(false)
  })

  it('take a priority by its class, or by yes and no', () => {
    const priority = (given: unknown) => routes.priority.body.parse({ priority: given }).priority
    expect(priority('pregnant')).toBe('pregnant')
    expect(priority(true)).toBe('other')
    expect([false, null, undefined].map(priority)).toEqual([null, null, null])
    expect(routes.priority.body.safeParse({ priority: 'vip' }).success).toBe(false)
  })

  it('of a transfer name a service or a counter', () => {
    const body = bodyOf('transfer')
    expect(body.safeParse({ serviceId: 'ktp' }).success).toBe(true)
    expect(body.safeParse({ counterId: '3' }).success).toBe(true)
    expect(body.safeParse({ serviceId: 'ktp', counterId: '3' }).success).toBe(false)
    expect(body.safeParse({}).success).toBe(false)
  })

  it('may be missing where nothing needs to be said', () => {
    for (const body of [bodyOf('callNext'), bodyOf('open'), bodyOf('cancel')]) {
      for (const nothing of [undefined, null, {}]) expect(body.safeParse(nothing).success).toBe(true)
      expect(body.safeParse({ x: 1 }).success).toBe(false)
    }
  })

  it('of a failed print say why', () => {
    const { body } = routes.printResult
    expect(body.safeParse({ ok: true }).success).toBe(true)
    expect(body.safeParse({ ok: false, reason: 'no-paper' }).success).toBe(true)
    expect(body.safeParse({ ok: false }).success).toBe(false)
  })

  it('of a question about events have limits', () => {
    const { query } = routes.events
    expect(query.parse({})).toEqual({ after: 0, limit: 100 })
    expect(query.parse({ after: '5', limit: '1000' })).toEqual({ after: 5, limit: 1000 })
    expect(query.parse({ limit: '1000000' }).limit).toBe(5000)
    for (const bad of [{ limit: '0' }, { after: '-1' }, { after: 'x' }]) {
      expect(query.safeParse(bad).success).toBe(false)
    }
  })
})

describe('problems', () => {
  it('exist for every refusal of the rules', () => {
    expect(Object.keys(PROBLEMS)).toEqual(expect.arrayContaining([...REJECTION_CODES]))
  })

  it('have a fitting status, a title and advice', () => {
    for (const [code, [status, title, detail]] of Object.entries(PROBLEMS)) {
      expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/)
      expect(status).toBeGreaterThanOrEqual(400)
      expect(status).toBeLessThan(600)
      expect(title.length).toBeGreaterThan(3)
      expect(detail.length).toBeGreaterThan(8)
    }
    for (const code of REJECTION_CODES) expect(PROBLEMS[code][0]).not.toBe(500)
  })

  it('are built as RFC 9457 wants', () => {
    const built = problem('service-closed', { about: { serviceId: 'ktp', opensDate: '2026-11-24' } })
    expect(problemSchema.parse(built)).toEqual({
      type: 'urn:antre:problem:service-closed',
      title: 'Service closed',
      status: 409,
      code: 'service-closed',
      detail: 'Try again at opensDate, opensTime (mall-local).',
      about: { serviceId: 'ktp', opensDate: '2026-11-24' },
    })
  })
})
