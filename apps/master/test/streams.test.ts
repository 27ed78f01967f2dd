import { aMall, readEvents } from '@antre/testkit'
import { expect, it } from 'vitest'
import { aMaster } from './in-process.ts'

const isView = ({ event }: { event: string }) => event === 'view'

it('sends the view at once, then at each change, numbered by the ledger', async () => {
  await using given = await aMaster()
  const { admin, master } = given
  const token = given.mint({ role: 'display', zoneId: 'A' })
  const stream = await readEvents(master.url, '/views/displays/A/stream', token)
  const now = await stream.next(isView)
  expect(JSON.parse(now.data).calls).toEqual([])
  expect(now.id).toBe(String(master.engine.seq()))
  await admin.post('/tickets', { serviceId: 'ktp' })
  await admin.post('/counters/1/open')
  await admin.post('/counters/1/call-next')
  const changed = await stream.next(isView)
  expect(JSON.parse(changed.data).calls[0].number).toBe('A-001')
  expect(Number(changed.id)).toBe(master.engine.seq())
  stream.close()
})

it('shows in the hall who listens, by the name of the station', async () => {
  await using given = await aMaster()
  const abort = new AbortController()
  const token = given.mint({ role: 'display', zoneId: 'A' })
  await fetch(`${given.master.url}/api/v1/views/displays/A/stream`, {
    headers: { authorization: `Bearer ${token}`, 'x-antre-station': 'display-A' },
    signal: abort.signal,
  })
  const hall = await readEvents(given.master.url, '/views/hall/stream', given.mint({ role: 'supervisor' }))
  const names = (data: string) =>
    JSON.parse(data).stations.map((s: { id: string; connected: boolean }) => [s.id, s.connected])
  expect(names((await hall.next(isView)).data)).toContainEqual(['display-A', true])
  abort.abort()
  await hall.next(
    ({ event, data }) =>
      event === 'view' && names(data).some(([id, on]: [string, boolean]) => id === 'display-A' && !on),
  )
  hall.close()
})

it('ends streams when the master stops', async () => {
  const given = await aMaster()
  const stream = await readEvents(given.master.url, '/views/hall/stream', given.mint({ role: 'admin' }))
  await stream.next(isView)
  await given[Symbol.asyncDispose]()
  await expect(stream.next(() => false)).rejects.toThrow()
})

it('ends the stream of a zone that the mall has no more', async () => {
  await using given = await aMaster()
  const stream = await readEvents(
    given.master.url,
    '/views/displays/A/stream',
    given.mint({ role: 'display' }),
  )
  await stream.next(isView)
  const mall = aMall()
  const counters = mall.counters.map((counter) => ({ ...counter, zone: 'B' }))
  await given.admin.put('/mall', { ...mall, counters, zones: mall.zones.slice(1) }, { 'if-match': '"1"' })
  await expect(stream.next(() => false)).rejects.toThrow('ended')
})

it('gives the ledger in pieces of a size that it can bear', async () => {
  await using given = await aMaster()
  await given.admin.post('/tickets', { serviceId: 'ktp' })
  const { body } = await given.admin.get('/events?after=0&limit=1000000')
  expect(body.events.map(({ seq }: { seq: number }) => seq)).toEqual([1, 2, 3])
  expect(body.last).toBe(3)
})
