import { aMall } from '@antre/testkit'
import { expect, it } from 'vitest'
import { aMaster } from './in-process.ts'

it('reads the document with its version, saves the next, and everybody sees it at once', async () => {
  await using given = await aMaster()
  const { admin } = given
  const read = await admin.get('/mall')
  expect(read.headers.get('etag')).toBe('"1"')
  expect(read.body).toEqual(aMall())
  const agencies = [...read.body.agencies, { ...read.body.agencies[0], id: 'tax' }]
  const saved = await admin.put('/mall', { ...read.body, agencies }, { 'if-match': '"1"' })
  expect([saved.status, saved.body, saved.headers.get('etag')]).toEqual([200, { version: 2 }, '"2"'])
  expect((await admin.get('/views/kiosk')).body.agencies.map(({ id }: { id: string }) => id)).toContain('tax')
})

it('refuses a version that is not the newest, and one that is not told', async () => {
  await using given = await aMaster()
  const { admin } = given
  await admin.put('/mall', aMall(), { 'if-match': '"1"' })
  for (const [headers, status, code] of [
    [{ 'if-match': '"1"' }, 412, 'mall-changed'],
    [{ 'if-match': 'nonsense' }, 412, 'mall-changed'],
    [{}, 428, 'mall-version-required'],
  ] as const) {
    const answer = await admin.put('/mall', aMall(), headers)
    expect([answer.status, answer.body.code]).toEqual([status, code])
  }
  expect((await admin.put('/mall', aMall(), { 'if-match': '*' })).status).toBe(200)
})

it('gives the first answer again to the same key, with the version it made then', async () => {
  await using given = await aMaster()
  const { admin } = given
  const put = (key: string) => admin.put('/mall', aMall(), { 'if-match': '*', 'idempotency-key': key })
  expect((await put('a')).body).toEqual({ version: 2 })
  expect((await put('b')).body).toEqual({ version: 3 })
  const again = await put('a')
  expect([again.body, again.headers.get('etag')]).toEqual([{ version: 2 }, '"2"'])
  expect((await put('not a key')).body.code).toBe('invalid-request')
})

it('lists every fault of a document, with its place, and changes nothing', async () => {
  await using given = await aMaster()
  const { admin } = given
  const mall = aMall()
  const wrong = {
    ...mall,
    timeZone: 'Mars/Olympus',
    services: mall.services.map((service, i) => (i === 1 ? { ...service, agencyId: 'nobody' } : service)),
  }
  const answer = await admin.put('/mall', wrong, { 'if-match': '"1"' })
  expect([answer.status, answer.body.code]).toEqual([422, 'invalid-mall'])
  expect(answer.body.faults.map(({ path }: { path: string }) => path)).toContain('timeZone')
  for (const body of [null, 7, [], 'text', { formatVersion: 2 }]) {
    expect((await admin.put('/mall', body, { 'if-match': '"1"' })).body.code).toBe('invalid-mall')
  }
  expect((await admin.get('/mall')).headers.get('etag')).toBe('"1"')
})

it('does not take away a service people wait for', async () => {
  await using given = await aMaster()
  const { admin } = given
  await admin.post('/tickets', { serviceId: 'kk' })
  const mall = aMall()
  const without = {
    ...mall,
    services: mall.services.filter(({ id }) => id !== 'kk'),
    counters: mall.counters.map((counter) => ({
      ...counter,
      serviceIds: counter.serviceIds.filter((id) => id !== 'kk'),
    })),
  }
  const answer = await admin.put('/mall', without, { 'if-match': '"1"' })
  expect([answer.status, answer.body.code]).toEqual([409, 'mall-in-use'])
})

it('publishes the schema of the document', async () => {
  await using given = await aMaster()
  const { body } = await given.admin.get('/mall.schema.json')
  expect(Object.keys(body.properties)).toEqual(
    expect.arrayContaining(['agencies', 'services', 'counters', 'policy']),
  )
})
