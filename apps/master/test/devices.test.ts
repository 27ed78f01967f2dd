import type { DeviceReport } from '@antre/contract'
import { aMall } from '@antre/testkit'
import { describe, expect, it, onTestFinished } from 'vitest'
import { aMaster, type Given } from './in-process.ts'

const KIOSK = { role: 'kiosk', stationId: 'kiosk-1' } as const
const OTHER = { role: 'kiosk', stationId: 'kiosk-2' } as const
const COUNTER = { role: 'counter', stationId: 'counter-1', counterId: '1' } as const

const printer = (state: DeviceReport['state'], more: Partial<DeviceReport> = {}): DeviceReport => ({
  id: 'printer',
  kind: 'printer',
  state,
  ...more,
})

const tell = (given: Given, grant: Parameters<Given['as']>[0], station: string, devices: DeviceReport[]) =>
  given.as(grant).post(`/stations/${station}/devices`, { devices })

/** A station that is there: it listens to its view. What an absent one said last is no fault of its devices. */
async function listens(given: Given, grant: Parameters<Given['as']>[0], view: string, station: string) {
  const abort = new AbortController()
  onTestFinished(() => abort.abort())
  await fetch(`${given.master.url}/api/v1/views/${view}/stream`, {
    headers: { authorization: `Bearer ${given.mint(grant)}`, 'x-antre-station': station },
    signal: abort.signal,
  })
}

/** The events of these kinds, oldest first. */
async function happened(given: Given, ...types: string[]) {
  const { events } = (await given.admin.get('/events?limit=1000')).body
  return events.filter(({ type }: { type: string }) => types.includes(type))
}

describe('devices', () => {
  it('are told to the hall, with what to do, worst first; and are events, once each', async () => {
    await using given = await aMaster()
    await listens(given, KIOSK, 'kiosk', 'kiosk-1')
    await listens(given, COUNTER, 'counters/1', 'counter-1')
    const devices = [printer('paper-low', { ticketsLeft: 40 })]
    for (const list of [devices, devices, [printer('paper-out')]])
      expect((await tell(given, KIOSK, 'kiosk-1', list)).status).toBe(200)
    const box: DeviceReport = { id: 'buttons', kind: 'buttons', state: 'noise' }
    await tell(given, COUNTER, 'counter-1', [box])
    const { stations, faults } = (await given.admin.get('/views/hall')).body
    expect(stations).toMatchObject([
      { id: 'counter-1', kind: 'counter', place: '1', devices: [{ ...box, severity: 'warning' }] },
      { id: 'kiosk-1', kind: 'kiosk', devices: [{ ...printer('paper-out'), severity: 'fault' }] },
    ])
    const ofDevices = faults.filter(({ deviceId }: { deviceId: string | null }) => deviceId !== null)
    expect(ofDevices).toMatchObject([
      { stationId: 'kiosk-1', state: 'paper-out', severity: 'fault' },
      { stationId: 'counter-1', state: 'noise', severity: 'warning' },
    ])
    for (const { what, todo } of ofDevices)
      for (const text of [what.id, what.en, todo.id, todo.en]) expect(text).not.toBe('')
    expect(await happened(given, 'device-changed')).toMatchObject([
      { state: 'paper-low', ticketsLeft: 40 },
      { state: 'paper-out' },
      { state: 'noise' },
    ])
  })

  it('that a station has no more are taken away', async () => {
    await using given = await aMaster()
    await tell(given, KIOSK, 'kiosk-1', [printer('ready'), printer('paper-out', { id: 'printer-2' })])
    await tell(given, KIOSK, 'kiosk-1', [printer('ready')])
    const { stations } = (await given.admin.get('/views/hall')).body
    expect(stations[0].devices).toHaveLength(1)
    expect(await happened(given, 'device-removed')).toMatchObject([{ deviceId: 'printer-2' }])
  })

  it('are told by their own station only, in words that are known', async () => {
    await using given = await aMaster()
    expect((await tell(given, KIOSK, 'kiosk-2', [printer('ready')])).status).toBe(403)
    expect((await tell(given, { role: 'officer' }, 'kiosk-1', [printer('ready')])).status).toBe(403)
    const odd = { devices: [{ id: 'printer', kind: 'printer', state: 'sad' }] }
    expect((await given.as(KIOSK).post('/stations/kiosk-1/devices', odd)).body.code).toBe('invalid-request')
    expect((await tell(given, { role: 'admin' }, 'kiosk-1', [printer('ready')])).status).toBe(200)
  })

  it("concern the officer when they are the counter's own", async () => {
    await using given = await aMaster()
    await listens(given, KIOSK, 'kiosk', 'kiosk-1')
    await listens(given, COUNTER, 'counters/1', 'counter-1')
    await tell(given, KIOSK, 'kiosk-1', [printer('paper-out')])
    await tell(given, COUNTER, 'counter-1', [
      { id: 'board', kind: 'board', state: 'unplugged', detail: 'lost' },
    ])
    const { faults } = (await given.admin.get('/views/counters/1')).body
    expect(faults).toMatchObject([{ stationId: 'counter-1', deviceId: 'board', detail: 'lost' }])
    expect((await given.admin.get('/views/counters/2')).body.faults).toEqual([])
  })

  it('of a kiosk are shown on it', async () => {
    await using given = await aMaster()
    const shown = async () => (await given.as(KIOSK).get('/views/kiosk')).body.station.printer
    expect(await shown()).toBeNull()
    await tell(given, KIOSK, 'kiosk-1', [printer('paper-low', { ticketsLeft: 12 })])
    expect(await shown()).toMatchObject({ canPrint: true, state: 'paper-low', ticketsLeft: 12 })
    await tell(given, KIOSK, 'kiosk-1', [printer('cover-open')])
    expect(await shown()).toMatchObject({ canPrint: false, state: 'cover-open', ticketsLeft: null })
  })
})

describe('printing again', () => {
  const take = async (given: Given) =>
    (await given.as(KIOSK).post('/tickets', { serviceId: 'ktp' })).body.ticket

  it('is a reprint of the same number, by id or number, and never two at once', async () => {
    await using given = await aMaster()
    await tell(given, KIOSK, 'kiosk-1', [printer('ready')])
    const { id, number } = await take(given)
    const kiosk = given.as(KIOSK)
    await kiosk.post(`/tickets/${id}/print-result`, { ok: true })
    for (const name of [id, number]) {
      const again = await given.as(COUNTER).post(`/tickets/${name}/print`, {})
      expect(again.body.ticket).toMatchObject({ id, number, print: 'pending' })
    }
    const { prints } = (await kiosk.get('/views/kiosk')).body.station
    expect(prints).toMatchObject([{ ticket: { id }, state: 'pending', attempt: 1, reprint: true }])
    // News of the first printing, late: no news.
    await kiosk.post(`/tickets/${id}/print-result`, { ok: false, reason: 'offline', attempt: 0 })
    const done = await kiosk.post(`/tickets/${id}/print-result`, { ok: true, attempt: 1 })
    expect(done.body.ticket.print).toBe('printed')
    expect(await happened(given, 'print-requested')).toHaveLength(1)
    expect(await happened(given, 'ticket-issued')).toHaveLength(1)
  })

  it('elsewhere: what the first kiosk says late is taken, and is no news', async () => {
    await using given = await aMaster()
    const { id } = await take(given)
    given.mint(OTHER)
    await given.admin.post(`/tickets/${id}/print`, { printAt: 'kiosk-2' })
    const late = await given.as(KIOSK).post(`/tickets/${id}/print-result`, { ok: true, attempt: 0 })
    expect([late.status, late.body.ticket.print]).toEqual([200, 'pending'])
    const stranger = { role: 'kiosk', stationId: 'kiosk-3' } as const
    expect((await given.as(stranger).post(`/tickets/${id}/print-result`, { ok: true })).status).toBe(403)
  })

  it('is refused where the printer cannot, or when the visit is over', async () => {
    await using given = await aMaster()
    const { id } = await take(given)
    await tell(given, KIOSK, 'kiosk-1', [printer('paper-out')])
    await given.as(KIOSK).post(`/tickets/${id}/print-result`, { ok: false, reason: 'paper-out' })
    const refused = await given.admin.post(`/tickets/${id}/print`, {})
    expect(refused.body).toMatchObject({ code: 'printer-not-ready' })
    await given.admin.post(`/tickets/${id}/cancel`)
    expect((await given.admin.post(`/tickets/${id}/print`, {})).body.code).toBe('ticket-ended')
  })

  it('moves by itself to the kiosk that stands in, once', async () => {
    const name = (id: string) => ({ id, en: id })
    const kiosks = [
      { id: 'kiosk-1', name: name('Pintu utara'), fallback: 'kiosk-2' },
      { id: 'kiosk-2', name: name('Pintu selatan'), fallback: 'kiosk-1' },
    ]
    await using given = await aMaster({ mall: aMall({ kiosks }) })
    await tell(given, OTHER, 'kiosk-2', [printer('ready')])
    const failed = { ok: false, reason: 'paper-out', untouched: true }
    const early = await take(given)
    await given.as(KIOSK).post(`/tickets/${early.id}/print-result`, failed)
    expect(await happened(given, 'print-requested')).toEqual([]) // The other one is off.
    await listens(given, OTHER, 'kiosk', 'kiosk-2')
    const { id } = await take(given)
    await given.as(KIOSK).post(`/tickets/${id}/print-result`, failed)
    const there = (await given.as(OTHER).get('/views/kiosk')).body.station.prints
    expect(there).toMatchObject([{ ticket: { id }, state: 'pending', attempt: 1, reprint: false }])
    const here = (await given.as(KIOSK).get('/views/kiosk')).body.station.prints
    expect(here).toMatchObject([{ state: 'failed' }, { state: 'failed', movedTo: { id: 'kiosk-2' } }])
    await given.as(OTHER).post(`/tickets/${id}/print-result`, { ok: false, reason: 'paper-out', attempt: 1 })
    expect(await happened(given, 'print-requested')).toMatchObject([{ by: 'fallback' }])
  })

  it('is not needed where the mall stops issuing while its printer cannot', async () => {
    const mall = aMall()
    const receipt = { ...mall.receipt, whenNotPrinting: 'stop' } as const
    await using given = await aMaster({ mall: { ...mall, receipt } })
    await tell(given, KIOSK, 'kiosk-1', [printer('paper-out')])
    const refused = await given.as(KIOSK).post('/tickets', { serviceId: 'ktp' })
    expect([refused.status, refused.body.code]).toEqual([409, 'printer-not-ready'])
    expect((await given.admin.post('/tickets', { serviceId: 'ktp' })).status).toBe(201)
    await tell(given, KIOSK, 'kiosk-1', [printer('ready')])
    expect((await take(given)).print).toBe('pending')
  })
})

describe('what a station may not do', () => {
  it('speak under the name of another kind of station', async () => {
    await using given = await aMaster()
    await tell(given, KIOSK, 'kiosk-1', [printer('ready')])
    const { body } = await tell(given, COUNTER, 'kiosk-1', [printer('paper-out')])
    expect(body).toMatchObject({ code: 'station-name-taken', about: { kind: 'kiosk' } })
  })

  it('speak for another counter, nor under a name that is none', async () => {
    await using given = await aMaster()
    const other = { role: 'counter', counterId: '2' } as const
    const board: DeviceReport = { id: 'board', kind: 'board', state: 'unplugged' }
    await tell(given, COUNTER, 'counter-1', [board])
    expect((await tell(given, other, 'counter-1', [])).body.code).toBe('station-name-taken')
    expect((await tell(given, other, '__proto__', [board])).body.code).toBe('invalid-request')
    expect((await given.admin.get('/views/hall')).body.stations).toMatchObject([{ id: 'counter-1' }])
  })

  it('keep the name of a kiosk from it: its token names it', async () => {
    const mall = aMall()
    const receipt = { ...mall.receipt, whenNotPrinting: 'stop' } as const
    await using given = await aMaster({ mall: { ...mall, receipt } })
    await tell(given, COUNTER, 'kiosk-1', [printer('paper-out'), printer('paper-out', { id: 'printer-2' })])
    expect((await tell(given, KIOSK, 'kiosk-1', [printer('ready')])).status).toBe(200)
    const [station] = (await given.admin.get('/views/hall')).body.stations
    expect(station).toMatchObject({ kind: 'kiosk', devices: [{ id: 'printer', state: 'ready' }] })
    expect((await given.as(KIOSK).post('/tickets', { serviceId: 'ktp' })).status).toBe(201)
  })

  it("take a name that is another place's, and staff are told of who tried", async () => {
    await using given = await aMaster()
    const box: DeviceReport = { id: 'buttons', kind: 'buttons', state: 'unplugged' }
    const display = { role: 'display', zoneId: 'A' } as const
    for (const name of ['counter-2', 'kiosk-1', 'display-A']) {
      expect((await tell(given, COUNTER, name, [box])).body.code).toBe('station-name-taken')
    }
    expect((await tell(given, display, 'display-B', [])).body.code).toBe('station-name-taken')
    const second = { role: 'counter', counterId: '2' } as const
    expect((await tell(given, second, 'counter-2', [box])).status).toBe(200)
    expect((await tell(given, display, 'display-A', [])).status).toBe(200)
    const { faults } = (await given.admin.get('/views/hall')).body
    const told = faults.map(({ stationId, state }: Record<string, string>) => `${stationId} ${state}`)
    expect(told.toSorted()).toEqual([
      'counter-2 same-name',
      'display-A same-name',
      'display-B same-name',
      'kiosk-1 same-name',
    ])
    expect((await given.admin.get('/views/counters/2')).body.faults).toMatchObject([{ state: 'same-name' }])
  })

  it("listen under a name that is another place's: it is listed by its token", async () => {
    await using given = await aMaster()
    await listens(given, COUNTER, 'counters/1', 'kiosk-1')
    await listens(given, OTHER, 'kiosk', 'kiosk-1')
    await listens(given, KIOSK, 'kiosk', 'kiosk-1')
    const { stations } = (await given.admin.get('/views/hall')).body
    const listed = stations.map(({ id, kind }: Record<string, string>) => `${kind} ${id}`)
    expect(listed).toHaveLength(3)
    expect(listed.filter((each: string) => each.endsWith(' kiosk-1'))).toEqual(['kiosk kiosk-1'])
    expect(listed.filter((each: string) => each.startsWith('counter '))).toHaveLength(1)
  })

  it('fill the list of stations, nor the ledger', async () => {
    await using given = await aMaster()
    const counter = given.as(COUNTER)
    const say = (name: string, detail: string) =>
      counter.post(`/stations/${name}/devices`, { devices: [printer('ready', { detail })] })
    const names = await Promise.all(Array.from({ length: 45 }, (_, i) => say(`x-${i}`, 'a')))
    expect(names.filter(({ status }) => status === 200)).toHaveLength(40)
    expect(names.at(-1)).toMatchObject({ status: 429, body: { code: 'too-many-names' } })
    const reports = await Promise.all(Array.from({ length: 300 }, (_, i) => say('x-1', `d${i}`)))
    const refused = reports.filter(({ status }) => status === 429)
    expect(refused.length).toBeGreaterThan(200)
    expect(refused[0]?.body).toMatchObject({ code: 'too-many-requests' })
    expect(refused[0]?.headers.get('retry-after')).toMatch(/^\d+$/)
    expect((await tell(given, OTHER, 'kiosk-2', [printer('ready')])).status).toBe(200)
  })

  it('print at another kiosk, when it is a kiosk', async () => {
    await using given = await aMaster()
    const { id } = (await given.as(KIOSK).post('/tickets', { serviceId: 'ktp' })).body.ticket
    const print = (printAt: string) => given.as(KIOSK).post(`/tickets/${id}/print`, { printAt })
    expect((await print('kiosk-2')).body.code).toBe('forbidden')
    expect((await print('kiosk-1')).status).toBe(200)
  })

  it('print the ticket of somebody whom another counter serves, by id or by number', async () => {
    await using given = await aMaster()
    const { id, number } = (await given.as(KIOSK).post('/tickets', { serviceId: 'aid' })).body.ticket
    for (const name of [id, number]) {
      expect((await given.as(COUNTER).post(`/tickets/${name}/print`)).body.code).toBe('forbidden')
    }
  })

  it('keep its place when it is carried to another counter: it takes its name along', async () => {
    await using given = await aMaster()
    const box: DeviceReport = { id: 'buttons', kind: 'buttons', state: 'unplugged' }
    const second = { role: 'counter', counterId: '2' } as const
    await tell(given, COUNTER, 'pc-7', [box])
    await listens(given, second, 'counters/2', 'pc-7')
    expect((await tell(given, second, 'pc-7', [box])).status).toBe(200)
    const faultsAt = async (id: string) => (await given.admin.get(`/views/counters/${id}`)).body.faults
    expect([await faultsAt('1'), await faultsAt('2')]).toMatchObject([[], [{ stationId: 'pc-7' }]])
    expect((await given.admin.post('/stations/pc-7/forget')).body.code).toBe('station-listening')
    // The former counter's PC bears it too: staff are told, and may forget it.
    expect((await tell(given, COUNTER, 'pc-7', [box])).body.code).toBe('station-name-taken')
    expect(await faultsAt('2')).toMatchObject([{ deviceId: 'buttons' }, { state: 'same-name' }])
    expect((await given.admin.post('/stations/pc-7/forget')).status).toBe(200)
    expect((await tell(given, COUNTER, 'pc-7', [box])).status).toBe(200)
  })

  it('hide what another PC of its name has told', async () => {
    await using given = await aMaster()
    const say = (instance: string, device: DeviceReport) =>
      given.as(COUNTER).post('/stations/counter-1/devices', { devices: [device], instance })
    const box: DeviceReport = { id: 'buttons', kind: 'buttons', state: 'unplugged' }
    const board: DeviceReport = { id: 'board', kind: 'board', state: 'ready' }
    await listens(given, COUNTER, 'counters/1', 'counter-1')
    await listens(given, COUNTER, 'counters/1', 'counter-1')
    for (const [pc, device] of [
      ['pc-of-the-box', box],
      ['pc-of-the-board', board],
      ['pc-of-the-box', box],
    ] as const)
      expect((await say(pc, device)).status).toBe(200)
    expect((await given.admin.get('/views/counters/1')).body.faults).toMatchObject([
      { deviceId: 'buttons', state: 'unplugged' },
      { deviceId: null, state: 'same-name', severity: 'warning' },
    ])
    given.clock.advance(26 * 60_000)
    const { faults } = (await given.admin.get('/views/counters/1')).body
    expect(faults).toMatchObject([{ deviceId: 'buttons' }])
  })

  it('be forgotten by anybody but those who watch over the hall, and only for good', async () => {
    await using given = await aMaster()
    const stations = async () => (await given.admin.get('/views/hall')).body.stations
    await tell(given, KIOSK, 'kiosk-1', [printer('ready')])
    expect((await given.as(KIOSK).post('/stations/kiosk-1/forget')).status).toBe(403)
    const never = await given.admin.post('/stations/never-was/forget')
    expect([never.status, never.body.code]).toEqual([404, 'unknown-station'])
    expect(await stations()).toHaveLength(1)
    expect((await given.as({ role: 'supervisor' }).post('/stations/kiosk-1/forget')).body).toEqual({
      ok: true,
    })
    expect(await stations()).toEqual([])
  })
})
