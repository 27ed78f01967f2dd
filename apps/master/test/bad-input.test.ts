import { once } from 'node:events'
import { request } from 'node:http'
import { connect } from 'node:net'
import { API_BASE, routes } from '@antre/contract'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aMaster, type Given } from './in-process.ts'

/** Sends exactly these bytes as a body. */
function raw(
  given: Given,
  token: string,
  method: string,
  path: string,
  body: Buffer | string,
  type = 'application/json',
) {
  return new Promise<{ status: number; body: string }>((resolve, reject) => {
    const outgoing = request(
      given.master.url + API_BASE + path,
      {
        method,
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': type,
          'content-length': Buffer.byteLength(body),
        },
      },
      (response) => {
        let text = ''
        response.on('data', (chunk) => (text += chunk))
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body: text }))
      },
    )
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}

const codeOf = (text: string): string => JSON.parse(text).code

describe('whatever is sent', () => {
  it('a body of any shape gets a coded answer, never a fault of ours, and changes nothing by accident', async () => {
    await using given = await aMaster()
    const { admin, master } = given
    const posts = Object.values(routes).filter(({ method, path }) => method === 'POST' && path !== '/session')
    const before = master.engine.hall().arrivals
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...posts),
        fc.jsonValue({ maxDepth: 3 }),
        fc.string(),
        async (route, body, id) => {
          const path = route.path.replace(':id', encodeURIComponent(id) || 'x')
          const answer = await admin.post(path, body)
          expect(answer.status).toBeLessThan(500)
          if (answer.status >= 400) expect(typeof answer.body.code).toBe('string')
        },
      ),
      { numRuns: 300, seed: 20261123 },
    )
    expect(master.engine.hall().arrivals).toBe(before)
  })

  it('bytes that are no JSON, a wrong type, a body too large: each has its code', async () => {
    await using given = await aMaster()
    const token = given.mint({ role: 'admin' })
    const cases: [string, string, Buffer | string, string | undefined, number, string][] = [
      ['POST', '/tickets', '{"serviceId":', undefined, 400, 'invalid-request'],
      ['POST', '/tickets', Buffer.from([0xff, 0xfe, 0x00, 0x01]), undefined, 400, 'invalid-request'],
      ['POST', '/tickets', '', undefined, 400, 'invalid-request'],
      [
        'POST',
        '/tickets',
        'serviceId=ktp',
        'application/x-www-form-urlencoded',
        415,
        'unsupported-media-type',
      ],
      ['POST', '/tickets', `{"serviceId":"${'x'.repeat(70_000)}"}`, undefined, 413, 'body-too-large'],
      ['PUT', '/mall', `{"name":"${'x'.repeat(5_000_000)}"}`, undefined, 413, 'body-too-large'],
      ['POST', '/tickets', '{"serviceId":"ktp","__proto__":{"x":1}}', undefined, 201, ''],
      ['POST', '/tickets', '{"serviceId":"ktp","extra":1}', undefined, 400, 'invalid-request'],
      ['DELETE', '/tickets', '', undefined, 405, 'method-not-allowed'],
      ['POST', '/nowhere', '{}', undefined, 404, 'not-found'],
      ['GET', '/tickets/%00', '', undefined, 404, 'unknown-ticket'],
      ['GET', '/tickets/%E0%A4%A', '', undefined, 400, 'invalid-request'],
      ['GET', `/tickets/${'x'.repeat(65)}`, '', undefined, 400, 'invalid-request'],
      ['GET', '/events?after=-1', '', undefined, 400, 'invalid-request'],
      ['GET', '/events?limit=0', '', undefined, 400, 'invalid-request'],
    ]
    for (const [method, path, body, type, status, code] of cases) {
      const answer = await raw(given, token, method, path, body, type)
      expect([path, answer.status, status < 400 ? '' : codeOf(answer.body)]).toEqual([path, status, code])
    }
    expect((await given.admin.get('/health')).body.status).toBe('ok')
  })

  it('what is no HTTP is refused in the same words', async () => {
    await using given = await aMaster()
    const said = async (text: string) => {
      const socket = connect(given.master.port, '127.0.0.1')
      let answer = ''
      socket.on('data', (chunk) => (answer += chunk))
      socket.write(text)
      await once(socket, 'close')
      return answer
    }
    for (const text of ['HELLO\r\n\r\n', `GET / HTTP/1.1\r\nHost: x\r\nX: ${'a'.repeat(40_000)}\r\n\r\n`]) {
      const answer = await said(text)
      expect(answer).toMatch(/^HTTP\/1.1 400 [\s\S]*application\/problem\+json/)
      expect(codeOf(answer.slice(answer.indexOf('{')))).toBe('invalid-request')
    }
  })

  it('a body that fits no shape is told what the nearest one misses', async () => {
    await using given = await aMaster()
    const faults = async (path: string, body: unknown) =>
      (await given.admin.post(path, body)).body.faults.map((fault: { path: string }) => fault.path)
    expect(await faults('/tickets', {})).toEqual(['body.serviceId'])
    expect(await faults('/tickets', { journeyId: 'both', serviceIds: 'ktp' })).toEqual(['body.serviceIds'])
    expect(await faults('/tickets/x/print-result', { ok: false })).toEqual(['body.reason'])
  })

  it('asking for the head of a stream does not open one', async () => {
    await using given = await aMaster()
    const { status } = await fetch(`${given.master.url}${API_BASE}/views/hall/stream`, {
      method: 'HEAD',
      headers: { authorization: `Bearer ${given.mint({ role: 'admin' })}` },
    })
    expect(status).toBe(404)
  })

  it('unknown names are told apart', async () => {
    await using given = await aMaster()
    const { admin } = given
    const codes = async (...calls: Promise<{ status: number; body: { code: string } }>[]) =>
      (await Promise.all(calls)).map(({ status, body }) => `${status} ${body.code}`)
    expect(
      await codes(
        admin.post('/tickets', { serviceId: 'x' }),
        admin.post('/tickets', { journeyId: 'x' }),
        admin.post('/tickets', { serviceId: 'ktp', language: 'fr' }),
        admin.post('/counters/99/open'),
        admin.post('/tickets/x/cancel'),
        admin.post('/calls/x/announced'),
        admin.get('/views/counters/99'),
        admin.get('/views/displays/Z'),
        admin.get('/tickets/x'),
      ),
    ).toEqual([
      '404 unknown-service',
      '404 unknown-journey',
      '400 unknown-language',
      '404 unknown-counter',
      '404 unknown-ticket',
      '404 unknown-call',
      '404 unknown-counter',
      '404 unknown-zone',
      '404 unknown-ticket',
    ])
  })
})

it('a full disk: the command fails with a code, health says so, and nothing is lost or half-written', async () => {
  await using given = await aMaster({ maxBytes: 400_000 })
  const { admin, master } = given
  let issued = 0
  let answer = await admin.post('/tickets', { serviceId: 'ktp' })
  for (; answer.status === 201; issued++) answer = await admin.post('/tickets', { serviceId: 'ktp' })
  expect([answer.status, answer.body.code]).toEqual([503, 'ledger-unavailable'])
  expect((await admin.get('/health')).body).toMatchObject({
    status: 'degraded',
    fault: expect.stringContaining('full'),
  })
  expect(master.engine.hall().arrivals).toBe(issued)
  expect((await admin.get('/views/hall')).body.totals.issued).toBe(issued)
})
