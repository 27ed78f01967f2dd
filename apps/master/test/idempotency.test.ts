import type { ApiClient } from '@antre/testkit'
import { expect, it } from 'vitest'
import { aMaster } from './in-process.ts'

it('gives the first answer again to the same key and body, whatever the order of its members', async () => {
  await using given = await aMaster()
  const { admin, master } = given
  const first = await admin.post('/tickets', { serviceId: 'ktp', language: 'id' }, 'key-1')
  const again = await admin.post('/tickets', { language: 'id', serviceId: 'ktp' }, 'key-1')
  expect(again.body).toEqual(first.body)
  expect(again.status).toBe(201)
  expect(again.headers.get('idempotent-replayed')).toBe('true')
  expect(master.engine.hall().arrivals).toBe(1)
})

it('refuses the key for another body or address, with 422 and no effect', async () => {
  await using given = await aMaster()
  const { admin, master } = given
  await admin.post('/tickets', { serviceId: 'ktp' }, 'key-1')
  for (const [path, body] of [
    ['/tickets', { serviceId: 'kk' }],
    ['/counters/1/open', undefined],
  ] as const) {
    const answer = await admin.post(path, body, 'key-1')
    expect([answer.status, answer.body.code]).toEqual([422, 'idempotency-mismatch'])
  }
  expect(master.engine.hall().arrivals).toBe(1)
  expect(master.engine.hall().counters).toEqual({})
})

it('gives a refusal again, too', async () => {
  await using given = await aMaster()
  const { admin } = given
  const refused = await admin.post('/counters/1/call-next', undefined, 'press-1')
  await admin.post('/counters/1/open')
  const again = await admin.post('/counters/1/call-next', undefined, 'press-1')
  expect(again.body).toEqual(refused.body)
  expect(again.body.code).toBe('counter-not-open')
})

it('answers many at once with the same key with one effect', async () => {
  await using given = await aMaster()
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => given.admin.post('/tickets', { serviceId: 'ktp' }, 'k')),
  )
  expect(new Set(answers.map(({ body }) => body.ticket.id)).size).toBe(1)
  expect(given.master.engine.hall().arrivals).toBe(1)
})

it('works without a key, and refuses one that is none', async () => {
  await using given = await aMaster()
  expect((await given.admin.post('/tickets', { serviceId: 'ktp' }, null)).status).toBe(201)
  const odd = await given.admin.post('/tickets', { serviceId: 'ktp' }, 'x'.repeat(201))
  expect([odd.status, odd.body.faults[0].path]).toEqual([400, 'Idempotency-Key'])
})

it('keeps the keys of each station and of each token apart', async () => {
  await using given = await aMaster()
  const issue = async (client: ApiClient) => await client.post('/tickets', { serviceId: 'ktp' }, 'key-1')
  const first = await issue(given.as({ role: 'kiosk', stationId: 'kiosk-1' }))
  const other = await issue(given.as({ role: 'kiosk', stationId: 'kiosk-2' }))
  expect([other.body.ticket.printAt, other.headers.get('idempotent-replayed')]).toEqual(['kiosk-2', null])
  const staff = [await issue(given.as({ role: 'officer' })), await issue(given.as({ role: 'officer' }))]
  const numbers = [first, other, ...staff].map(({ body }) => body.ticket.number)
  expect(new Set(numbers).size).toBe(4)
})

it('knows a station by its name when it comes back with another token', async () => {
  await using given = await aMaster()
  await given.admin.post('/tickets', { serviceId: 'ktp' })
  for (const [grant, path, body] of [
    [{ role: 'kiosk', stationId: 'kiosk-2' }, '/tickets', { serviceId: 'ktp' }],
    [{ role: 'counter', counterId: '1' }, '/counters/1/open', undefined],
    [{ role: 'display', zoneId: 'A' }, '/calls/none/announced', undefined],
  ] as const) {
    const first = await given.as(grant).post(path, body, 'key-1')
    const again = await given.as(grant).post(path, body, 'key-1')
    expect([again.headers.get('idempotent-replayed'), again.body]).toEqual(['true', first.body])
  }
})
