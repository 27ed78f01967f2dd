import { type DeviceReport, type DeviceState, decide, evolve, type Mall, newHall } from '@antre/domain'
import { aMall } from '@antre/testkit'
import { describe, expect, it } from 'vitest'
import { counterView, type DeviceWords, hallView, type Presence } from '../src/index.ts'

const NINE = Date.parse('2026-11-23T09:00:00+08:00')
const words: DeviceWords = (kind, state) => ({ what: { id: `${kind} ${state}` }, todo: { id: 'lihat' } })
const listening = (id: string, kind: Presence['kind'], more: Partial<Presence> = {}): Presence => ({
  id,
  kind,
  connected: true,
  lastSeen: NINE,
  ...more,
})

interface Told {
  readonly stationId: string
  readonly station: 'kiosk' | 'counter' | 'display'
  readonly place?: string
  readonly device: { readonly id: string; readonly kind: DeviceReport['kind']; readonly state: DeviceState }
}
const printer = (state: DeviceState, stationId = 'kiosk-1'): Told => ({
  stationId,
  station: 'kiosk',
  device: { id: 'printer', kind: 'printer', state },
})
const box = (state: DeviceState, place: string): Told => ({
  stationId: `counter-${place}`,
  station: 'counter',
  place,
  device: { id: 'buttons', kind: 'buttons', state },
})
const speaker = (state: DeviceState, place: string): Told => ({
  stationId: `display-${place}`,
  station: 'display',
  place,
  device: { id: 'loudspeaker', kind: 'loudspeaker', state },
})

/** The small mall at nine, with what stations told a minute apart. */
function hallOf(...told: Told[]) {
  return hallIn(aMall({ kiosks: [{ id: 'kiosk-1', name: { id: 'Pintu utama' } }] }), ...told)
}

function hallIn(mall: Mall, ...told: Told[]) {
  const founded = [
    { type: 'mall-saved', version: 1, mall } as const,
    { type: 'day-opened', day: '2026-11-23' } as const,
  ].reduce((hall, event) => evolve(hall, { event, at: NINE }), newHall())
  return told.reduce((hall, { device: { id: deviceId, ...device }, ...station }, i) => {
    const event = { type: 'device-changed', ...station, deviceId, ...device } as const
    return evolve(hall, { event, at: NINE + i * 60_000 })
  }, founded)
}

const LATER = NINE + 600_000
const viewOf = (hall: ReturnType<typeof hallOf>, present: readonly Presence[], since = NINE) =>
  hallView(hall, LATER, { since, present }, words)

describe('the stations of the hall', () => {
  it('are those who listen and those who told of their devices, with names and figures', () => {
    const view = viewOf(hallOf(printer('ready')), [listening('kiosk-1', 'kiosk'), listening('t1', 'other')])
    expect(view.stations).toEqual([
      {
        id: 'kiosk-1',
        kind: 'kiosk',
        name: { id: 'Pintu utama' },
        connected: true,
        lastSeen: '2026-11-23T09:00:00.000+08:00',
        devices: [
          {
            id: 'printer',
            kind: 'printer',
            state: 'ready',
            severity: 'ok',
            since: '2026-11-23T09:00:00.000+08:00',
          },
        ],
      },
      {
        id: 't1',
        kind: 'other',
        connected: true,
        lastSeen: '2026-11-23T09:00:00.000+08:00',
        devices: [],
      },
    ])
    expect(view.faults).toEqual([])
  })

  it('faults say what, since when and what to do, the worst first, then the oldest', () => {
    const hall = hallOf(
      box('noise', '1'),
      printer('paper-low'),
      speaker('muted', 'A'),
      printer('paper-out', 'kiosk-2'),
    )
    const present = Object.entries(hall.stations).map(([id, { kind }]) => listening(id, kind))
    const { faults } = viewOf(hall, present)
    expect(faults.map(({ stationId, state, severity }) => [stationId, state, severity])).toEqual([
      ['display-A', 'muted', 'fault'],
      ['kiosk-2', 'paper-out', 'fault'],
      ['counter-1', 'noise', 'warning'],
      ['kiosk-1', 'paper-low', 'warning'],
    ])
    expect(faults[0]).toEqual({
      stationId: 'display-A',
      station: 'display',
      deviceId: 'loudspeaker',
      kind: 'loudspeaker',
      state: 'muted',
      severity: 'fault',
      since: '2026-11-23T09:02:00.000+08:00',
      what: { id: 'loudspeaker muted' },
      todo: { id: 'lihat' },
    })
  })

  it('a station that has gone is a fault itself, and what it last said is no more', () => {
    const away = [listening('kiosk-1', 'kiosk', { connected: false, lastSeen: NINE + 60_000 })]
    const { faults } = viewOf(hallOf(printer('paper-out')), away)
    expect(faults).toMatchObject([
      { stationId: 'kiosk-1', deviceId: null, state: 'away', since: '2026-11-23T09:01:00.000+08:00' },
    ])
  })

  it('is not missed while it, or the master, starts again', () => {
    const blink = [listening('kiosk-1', 'kiosk', { connected: false, lastSeen: LATER - 9_000 })]
    expect(viewOf(hallOf(printer('ready')), blink).faults).toEqual([])
    expect(viewOf(hallOf(printer('ready')), [], LATER - 9_000).faults).toEqual([])
    expect(viewOf(hallOf(printer('ready')), [], LATER - 10_000).faults).toHaveLength(1)
  })

  it('a kiosk and a display are missed from half an hour before the house opens until it closes', () => {
    const weekday = [
      { from: '08:00', to: '12:00' },
      { from: '13:00', to: '15:00' },
    ]
    const hours = { mon: weekday, tue: weekday }
    const hall = hallIn(aMall({ hours }), printer('ready'), speaker('ready', 'A'))
    const missed = (time: string, state = hall) =>
      hallView(state, Date.parse(`${time}+08:00`), { since: NINE, present: [] }, words).faults.length
    expect(missed('2026-11-23T12:30')).toBe(2)
    expect(missed('2026-11-23T15:00')).toBe(0)
    expect(missed('2026-11-24T07:29')).toBe(0)
    expect(missed('2026-11-24T07:30')).toBe(2)
    expect(missed('2026-11-25T09:00')).toBe(0)
    const opened = { type: 'counter-opened', counterId: '1', serviceIds: ['ktp'] } as const
    expect(missed('2026-11-23T16:00', evolve(hall, { event: opened, at: LATER }))).toBe(2)
  })

  it('those that do not come back in the morning are missed, also by a master that was off', () => {
    const evening = evolve(hallOf(printer('ready'), speaker('ready', 'A')), {
      event: { type: 'day-closed' },
      at: LATER,
    })
    const midnight = Date.parse('2026-11-24T00:00:00+08:00')
    const turned = decide(evening, { type: 'open-day', day: '2026-11-24' }, midnight)
    const events = turned.ok ? turned.events : []
    const next = events.reduce((hall, event) => evolve(hall, { event, at: midnight }), evening)
    const attendance = { since: midnight, present: [] }
    const eight = midnight + 8 * 3_600_000
    expect(hallView(next, eight, attendance, words).faults).toMatchObject([
      { stationId: 'kiosk-1', state: 'away', since: '2026-11-23T09:00:00.000+08:00' },
      { stationId: 'display-A', state: 'away' },
    ])
    expect(counterView(next, eight, '1', attendance, words)?.faults).toMatchObject([
      { stationId: 'display-A', state: 'away' },
    ])
  })

  it('one name in two places is told of, as long as both are heard; also where its owner never was', () => {
    const disputed = [
      { id: 'kiosk-1', since: NINE, until: LATER + 1 },
      { id: 'counter-2', since: NINE, until: LATER + 1 },
      { id: 'display-A', since: NINE, until: LATER },
      { id: 'whatever', since: NINE, until: LATER + 1 },
    ]
    const attendance = { since: NINE, present: [listening('kiosk-1', 'kiosk')], disputed }
    const hall = hallOf(printer('ready'))
    const { faults } = hallView(hall, LATER, attendance, words)
    expect(faults).toMatchObject([
      { stationId: 'kiosk-1', kind: 'station', state: 'same-name', severity: 'warning' },
      { stationId: 'counter-2', station: 'counter', state: 'same-name' },
    ])
    const atCounter = (id: string) => counterView(hall, LATER, id, attendance, words)?.faults.length
    expect([atCounter('1'), atCounter('2')]).toEqual([0, 1])
  })

  it('a counter is missed only while it is open', () => {
    const closed = hallOf(box('ready', '1'))
    expect(viewOf(closed, []).faults).toEqual([])
    const opened = { type: 'counter-opened', counterId: '1', serviceIds: ['ktp'] } as const
    expect(viewOf(evolve(closed, { event: opened, at: LATER }), []).faults).toHaveLength(1)
  })
})

describe('a counter', () => {
  it('is told of its own devices and of the loudspeaker that calls for it, and of nothing else', () => {
    const hall = hallOf(
      box('unplugged', '1'),
      box('unplugged', '2'),
      speaker('no-output', 'A'),
      speaker('no-output', 'B'),
      printer('paper-out'),
    )
    const present = Object.entries(hall.stations).map(([id, { kind }]) => listening(id, kind))
    const view = counterView(hall, LATER, '1', { since: NINE, present }, words)
    expect(view?.faults.map(({ stationId }) => stationId)).toEqual(['counter-1', 'display-A'])
  })

  it('is not told of a muted display while another one of its zone is heard; the console is, quietly', () => {
    const second: Told = { ...speaker('ready', 'A'), stationId: 'display-A2' }
    const hall = hallOf(speaker('muted', 'A'), second, speaker('muted', 'B'))
    const present = Object.entries(hall.stations).map(([id, { kind }]) => listening(id, kind))
    const attendance = { since: NINE, present }
    const told = (id: string) => counterView(hall, LATER, id, attendance, words)?.faults.length
    expect([told('1'), told('3')]).toEqual([0, 1])
    const severities = viewOf(hall, present).faults.map(({ stationId, severity }) => [stationId, severity])
    expect(severities).toEqual([
      ['display-B', 'fault'],
      ['display-A', 'warning'],
    ])
    const gone = present.map((each) => ({ ...each, connected: each.id !== 'display-A2', lastSeen: NINE }))
    const after = counterView(hall, LATER, '1', { since: NINE, present: gone }, words)
    expect(after?.faults.map(({ state }) => state)).toEqual(['muted', 'away'])
  })

  it('is told of a display that belongs to every zone, when it shows its own', () => {
    const { place: _every, ...anywhere } = speaker('muted', 'A')
    const hall = hallOf(anywhere)
    const at = (place: string) =>
      counterView(
        hall,
        LATER,
        '1',
        { since: NINE, present: [listening('display-A', 'display', { place })] },
        words,
      )?.faults.length
    expect([at('A'), at('B')]).toEqual([1, 0])
  })
})

describe('tickets without paper', () => {
  const issued = {
    type: 'ticket-issued',
    ticketId: 't1',
    number: 'A-001',
    serviceIds: ['ktp'],
    queued: 0,
    language: 'id',
    channel: 'kiosk',
    printAt: 'kiosk-1',
  } as const

  it('are listed when they failed, and when nobody has told for too long', () => {
    const at = (ms: number) =>
      hallView(evolve(hallOf(), { event: issued, at: NINE }), NINE + ms, { since: NINE, present: [] }, words)
        .printFailures
    expect(at(60_000)).toEqual([])
    expect(at(91_000)).toEqual([{ id: 't1', number: 'A-001', reason: 'not-reported', station: 'kiosk-1' }])
  })

  it('count from when the paper was last asked for', () => {
    const again = {
      type: 'print-requested',
      printAt: 'kiosk-1',
      attempt: 1,
      reprint: true,
      by: 'staff',
    } as const
    const hall = [
      { event: issued, at: NINE },
      { event: { type: 'ticket-printed', ticketId: 't1' } as const, at: NINE },
      { event: { ...again, ticketId: 't1' }, at: NINE + 600_000 },
    ].reduce(evolve, hallOf())
    const failures = (ms: number) =>
      hallView(hall, NINE + ms, { since: NINE, present: [] }, words).printFailures.length
    expect([failures(610_000), failures(691_000)]).toEqual([0, 1])
  })
})
