import { aMall } from '@antre/testkit'
import { describe, expect, it } from 'vitest'
import { aMaster, type Given } from './in-process.ts'

const A = { role: 'display', zoneId: 'A' } as const
const asking = (instance: string, more: object = {}) => ({ instance, able: true, state: 'ready', ...more })

describe('the voice of a zone', () => {
  it('is given to one display at a time', async () => {
    await using given = await aMaster()
    const display = given.as(A)
    // A master that was just started lends it only to one in the middle of words.
    expect((await display.post('/displays/A/voice', asking('display-two'))).body.speaks).toBe(false)
    const speaking = asking('display-one', { speaking: true })
    const first = await display.post('/displays/A/voice', speaking)
    expect(first.body).toEqual({ speaks: true, leaseMs: 6000, others: 1 })
    const second = await display.post('/displays/A/voice', asking('display-two'))
    expect(second.body).toEqual({ speaks: false, leaseMs: 0, others: 1 })
    await display.post('/displays/A/voice', asking('display-one', { able: false, state: 'muted' }))
    const next = await display.post('/displays/A/voice', asking('display-two', { speaking: true }))
    expect(next.body.speaks).toBe(true)
  })

  it('tells how the loudspeakers are, writing only what changed', async () => {
    await using given = await aMaster()
    const display = given.as(A)
    const states = async () => {
      const { events } = (await given.admin.get('/events?limit=1000')).body
      return events.flatMap(({ type, state }: { type: string; state: string }) =>
        type === 'device-changed' ? [state] : [],
      )
    }
    for (const state of ['ready', 'ready', 'no-output', 'no-output', 'ready']) {
      await display.post('/displays/A/voice', asking('display-one', { name: 'tv-1', state }))
    }
    expect(await states()).toEqual(['ready', 'no-output', 'ready'])
    const { stations } = (await given.admin.get('/views/hall')).body
    expect(stations).toMatchObject([{ id: 'tv-1', kind: 'display', place: 'A' }])
  })

  it('is told by one of two pages that bear a name, not by both in turn', async () => {
    await using given = await aMaster()
    const display = given.as(A)
    for (let round = 0; round < 5; round += 1) {
      await display.post('/displays/A/voice', asking('display-one', { name: 'tv-1' }))
      const deaf = { name: 'tv-1', able: false, state: 'blocked' }
      await display.post('/displays/A/voice', asking('display-two', deaf))
    }
    const { events } = (await given.admin.get('/events?limit=1000')).body
    const changes = events.filter(({ type }: { type: string }) => type === 'device-changed')
    expect(changes).toMatchObject([{ state: 'ready' }])
  })

  it('goes along when the display is carried to another zone, whatever it is called', async () => {
    await using given = await aMaster()
    const display = given.as({ role: 'display' })
    for (const zone of ['A', 'B']) {
      const body = asking('display-one', { name: 'constructor' })
      expect((await display.post(`/displays/${zone}/voice`, body)).status).toBe(200)
    }
    const { stations } = (await given.admin.get('/views/hall')).body
    expect(stations).toMatchObject([{ id: 'constructor', place: 'B' }])
  })

  it('that cannot know whether it is heard counts as heard once somebody nearby says so', async () => {
    await using given = await aMaster()
    const body = asking('display-one', { name: 'tv-1', state: 'unknown', detail: 'never-seen' })
    await given.as(A).post('/displays/A/voice', body)
    const near = given.as({ role: 'counter', counterId: '1' })
    const loudspeakers = async () =>
      (await given.admin.get('/views/hall')).body.stations[0].devices.map(
        ({ state, severity }: { state: string; severity: string }) => [state, severity],
      )
    expect(await loudspeakers()).toEqual([['unknown', 'warning']])
    const [far] = aMall().counters.filter(({ zone }) => zone !== 'A')
    const stranger = given.as({ role: 'counter', counterId: far?.id ?? '' })
    expect((await stranger.post('/stations/tv-1/heard')).status).toBe(403)
    expect((await near.post('/stations/tv-1/heard')).body).toEqual({ ok: true })
    expect(await loudspeakers()).toEqual([['unknown', 'ok']])
    expect((await near.post('/stations/tv-9/heard')).body.code).toBe('unknown-station')
  })

  it("is its own zone's only", async () => {
    await using given = await aMaster()
    const codes = async (zone: string, body: object) =>
      (await given.as(A).post(`/displays/${zone}/voice`, body)).body.code
    expect(await codes('B', asking('display-one'))).toBe('forbidden')
    expect(await codes('A', { instance: 'short' })).toBe('invalid-request')
    expect((await given.admin.post('/displays/Q/voice', asking('display-one'))).body.code).toBe(
      'unknown-zone',
    )
    expect(
      (await given.as({ role: 'officer' }).post('/displays/A/voice', asking('display-one'))).status,
    ).toBe(403)
  })
})

describe('calls', () => {
  async function calledIn(given: Given) {
    const officer = given.as({ role: 'officer' })
    await officer.post('/tickets', { serviceId: 'ktp' })
    await officer.post('/counters/1/open')
    await officer.post('/counters/1/call-next')
    return () =>
      given
        .as(A)
        .get('/views/displays/A')
        .then(({ body }) => body.calls[0])
  }
  /** The master's second passes, and what it then does is done. */
  async function after(given: Given, ms: number) {
    given.clock.advance(ms)
    given.master.engine.tick()
    await given.admin.post('/counters/2/open') // Comes after what the tick asked for.
  }

  it('are repeated once when nobody came', async () => {
    const { announcements } = aMall()
    const mall = aMall({ announcements: { ...announcements, repeatAfterSeconds: 30 } })
    await using given = await aMaster({ mall })
    const call = await calledIn(given)
    const { id } = await call()
    await given.as(A).post(`/calls/${id}/announced`)
    expect(await call()).toMatchObject({ announced: true, repeat: false })
    await after(given, 30_000)
    expect(await call()).toMatchObject({ repeat: true })
    await given.as(A).post(`/calls/${id}/announced`, { repeat: true })
    expect(await call()).toMatchObject({ repeat: false, announced: true })
    await after(given, 60_000)
    expect(await call()).toMatchObject({ repeat: false })
  })

  it('that nobody announced are dropped, with a record', async () => {
    await using given = await aMaster()
    const call = await calledIn(given)
    await after(given, 119_000)
    expect(await call()).toMatchObject({ dropped: false })
    await after(given, 1_000)
    expect(await call()).toMatchObject({ dropped: true, announced: false })
    expect((await given.admin.get('/views/hall')).body.droppedCalls).toBe(1)
  })
})

describe('what the displays of a zone are to speak', () => {
  const toSpeak = async (given: Given) =>
    (await given.as(A).get('/views/displays/A')).body.toSpeak.map(({ number }: { number: string }) => number)

  it('holds no call whose person the officer has before him; that is on record, and no alarm', async () => {
    await using given = await aMaster()
    const officer = given.as({ role: 'officer' })
    await officer.post('/tickets', { serviceId: 'ktp' })
    await officer.post('/counters/1/open')
    await officer.post('/counters/1/call-next')
    expect(await toSpeak(given)).toEqual(['A-001'])
    await officer.post('/counters/1/start')
    expect(await toSpeak(given)).toEqual([])
    given.master.engine.tick()
    await officer.post('/counters/2/open') // Comes after what the tick asked for.
    const { events } = (await given.admin.get('/events?limit=1000')).body
    const dropped = events.filter(({ type }: { type: string }) => type === 'call-dropped')
    expect(dropped).toMatchObject([{ reason: 'overtaken' }])
    expect((await given.admin.get('/views/hall')).body.droppedCalls).toBe(0)
  })

  it('holds a call until the last moment that the mall allows', async () => {
    const { announcements } = aMall()
    const mall = aMall({ announcements: { ...announcements, staleAfterSeconds: 900 } })
    await using given = await aMaster({ mall })
    const officer = given.as({ role: 'officer' })
    await officer.post('/tickets', { serviceId: 'ktp' })
    await officer.post('/counters/1/open')
    await officer.post('/counters/1/call-next')
    given.clock.advance(899_999)
    expect(await toSpeak(given)).toEqual(['A-001'])
    given.clock.advance(1)
    expect(await toSpeak(given)).toEqual([])
  })
})

describe('how loud a zone is', () => {
  const sound = async (announcements: object, time: string, zone = 'A') => {
    const mall = aMall()
    await using given = await aMaster({
      mall: { ...mall, announcements: { ...mall.announcements, ...announcements } },
    })
    given.clock.set(Date.parse(`2026-11-23T${time}:00+08:00`))
    return (await given.admin.get(`/views/displays/${zone}`)).body.sound
  }

  it('is full unless the mall says otherwise, for this zone at this time', async () => {
    const volumes = [
      { from: '12:00', to: '13:00', volume: 40 },
      { from: '00:00', to: '24:00', zone: 'B', volume: 70 },
    ]
    expect(await sound({}, '09:00')).toEqual({ volume: 1, quiet: false })
    expect(await sound({ volume: 80, volumes }, '09:00')).toEqual({ volume: 0.8, quiet: false })
    expect(await sound({ volume: 80, volumes }, '12:30')).toEqual({ volume: 0.4, quiet: false })
    expect(await sound({ volume: 80, volumes }, '09:00', 'B')).toEqual({ volume: 0.7, quiet: false })
  })

  it('is silent in quiet hours', async () => {
    const quiet = [{ from: '12:00', to: '13:00', days: ['mon'] }]
    expect(await sound({ quiet }, '12:00')).toEqual({ volume: 1, quiet: true })
    expect(await sound({ quiet }, '13:00')).toEqual({ volume: 1, quiet: false })
  })
})

describe('a free announcement', () => {
  it('has not been heard in a zone of an odd name before it was', async () => {
    const mall = aMall()
    const [zone] = mall.zones
    if (zone === undefined) throw new Error('a mall without zones')
    await using given = await aMaster({
      mall: { ...mall, zones: [...mall.zones, { ...zone, id: 'constructor' }] },
    })
    await given.admin.post('/notices', { template: 'closing-soon', values: { minutes: 15 } })
    const { notices } = (await given.admin.get('/views/displays/constructor')).body
    expect(notices).toMatchObject([{ announced: false }])
    const hall = await given.admin.get('/views/hall')
    expect(hall.body.notices[0].zones).toContainEqual({ id: 'constructor', heardAt: null })
  })

  it('reaches the displays of its zones until they have said it', async () => {
    await using given = await aMaster()
    const made = await given.as({ role: 'officer' }).post('/notices', {
      template: 'lost-child',
      values: { at: '3' },
      zones: ['A'],
    })
    expect(made.status).toBe(201)
    const { id } = made.body.notice
    const notices = async (zoneId: string) =>
      (await given.admin.get(`/views/displays/${zoneId}`)).body.notices
    expect(await notices('A')).toEqual([
      {
        id,
        template: 'lost-child',
        values: { at: '3' },
        counter: { id: 'Loket 3', en: 'Counter 3' },
        at: '2026-11-23T09:00:00.000+08:00',
        announced: false,
      },
    ])
    expect(await notices('B')).toEqual([])
    expect((await given.as(A).post(`/notices/${id}/announced`, { zoneId: 'B' })).status).toBe(403)
    await given.as(A).post(`/notices/${id}/announced`, { zoneId: 'A' })
    expect(await notices('A')).toMatchObject([{ announced: true }])
    expect((await given.admin.get('/views/hall')).body.notices).toMatchObject([
      { id, zones: [{ id: 'A', heardAt: '2026-11-23T09:00:00.000+08:00' }] },
    ])
    given.clock.advance(600_000)
    expect(await notices('A')).toEqual([])
  })

  it('is ended by staff, once: no display shows or speaks it any more', async () => {
    await using given = await aMaster()
    const officer = given.as({ role: 'officer' })
    const make = () => officer.post('/notices', { template: 'closing-soon', values: { minutes: 15 } })
    const { id } = (await make()).body.notice
    const ids = async () =>
      (await given.as(A).get('/views/displays/A')).body.notices.map((notice: { id: string }) => notice.id)
    const { id: other } = (await make()).body.notice
    expect((await given.as(A).post(`/notices/${id}/end`)).status).toBe(403)
    expect((await officer.post(`/notices/${id}/end`)).body).toEqual({ ok: true })
    expect(await ids()).toEqual([other])
    expect((await officer.post(`/notices/${id}/end`)).status).toBe(200)
    const { events } = (await given.admin.get('/events?limit=1000')).body
    const ended = events.filter(({ type }: { type: string }) => type === 'notice-ended')
    expect(ended).toMatchObject([{ noticeId: id, actor: expect.any(String) }])
    const [, made] = (await given.admin.get('/views/hall')).body.notices
    expect(made).toMatchObject({ id, endedAt: '2026-11-23T09:00:00.000+08:00' })
    expect((await officer.post('/notices/none/end')).body.code).toBe('unknown-notice')
  })

  it('to leave the building stands until it is ended; meanwhile nobody in it gets a number', async () => {
    await using given = await aMaster()
    const kiosk = given.as({ role: 'kiosk', stationId: 'kiosk-1' })
    const take = async () => (await kiosk.post('/tickets', { serviceId: 'ktp' })).body.code
    const { id } = (await given.admin.post('/notices', { template: 'evacuate' })).body.notice
    given.clock.advance(3_600_000)
    for (let i = 0; i < 30; i += 1) await given.admin.post('/notices', { template: 'test' })
    const notices = async () => (await given.as(A).get('/views/displays/A')).body.notices
    expect((await notices()).at(-1)).toMatchObject({ id, template: 'evacuate' })
    expect((await kiosk.get('/views/kiosk')).body.evacuation).toMatchObject({ id })
    expect(await take()).toBe('evacuation')
    expect((await given.admin.post('/tickets', { serviceId: 'ktp' })).body.code).toBe('evacuation')
    expect((await given.admin.post('/tickets', { serviceId: 'ktp', channel: 'web' })).status).toBe(201)
    await given.admin.post('/counters/1/open')
    expect((await given.admin.post('/counters/1/call-next')).body.ticket.number).toBe('A-001')
    await given.admin.post(`/notices/${id}/end`)
    expect(await take()).toBeUndefined()
    expect((await kiosk.get('/views/kiosk')).body.evacuation).toBeUndefined()
  })

  it('is refused with what is missing', async () => {
    await using given = await aMaster()
    const code = async (body: unknown) => {
      const { status, body: answer } = await given.admin.post('/notices', body)
      return [status, answer.code, answer.about?.value]
    }
    expect(await code({ template: 'closing-soon' })).toEqual([400, 'notice-invalid', 'minutes'])
    expect(await code({ template: 'closing-soon', values: { minutes: 'soon' } })).toEqual([
      400,
      'notice-invalid',
      'minutes',
    ])
    expect(await code({ template: 'test', zones: ['Q'] })).toEqual([404, 'unknown-zone', undefined])
    expect(await code({ template: 'insult' })).toEqual([400, 'invalid-request', undefined])
    expect((await given.as(A).post('/notices', { template: 'test' })).status).toBe(403)
  })
})
