import { describe, expect, it } from 'vitest'
import {
  type Bearer,
  type Command,
  canPrint,
  type DeviceReport,
  decide,
  type Hall,
  severityOf,
  stationAt,
} from '../src/index.ts'
import { dayClosed, dayOpened, device } from './build/events.ts'
import { at, given } from './build/given.ts'
import { after, clock } from './build/mall.ts'

const printer = (state: DeviceReport['state'], more: Partial<DeviceReport> = {}): DeviceReport => ({
  id: 'printer',
  kind: 'printer',
  state,
  ...more,
})

const report = (devices: readonly DeviceReport[], more: Partial<Command> = {}): Command =>
  ({
    type: 'report-devices',
    stationId: 'kiosk-1',
    station: 'kiosk',
    devices,
    whole: true,
    ...more,
  }) as Command

describe('what a station says of its devices', () => {
  it('is noted when it is new', () => {
    const hall = given()
      .when(report([printer('ready')]), after(1))
      .then(device('kiosk-1', printer('ready')))
    expect(stationAt(hall, 'kiosk-1')?.devices.printer).toEqual({ ...printer('ready'), since: after(1) })
  })

  it('is noted only when it changed', () => {
    given(device('kiosk-1', printer('ready')))
      .when(report([printer('ready')]))
      .then()
    given(device('kiosk-1', printer('ready')))
      .when(report([printer('paper-out')]))
      .then(device('kiosk-1', printer('paper-out')))
  })

  it('keeps when a state began, while its figures change', () => {
    const low = (ticketsLeft: number) => printer('paper-low', { ticketsLeft })
    const hall = given(at(after(1), device('kiosk-1', low(40))))
      .when(report([low(30)]), after(9))
      .then(device('kiosk-1', low(30)))
    expect(stationAt(hall, 'kiosk-1')?.devices.printer).toEqual({ ...low(30), since: after(1) })
  })

  it('takes away what a whole list leaves out, and nothing else', () => {
    const box: DeviceReport = { id: 'buttons', kind: 'buttons', state: 'ready' }
    const both = [device('kiosk-1', printer('ready')), device('kiosk-1', box)]
    const hall = given(...both)
      .when(report([printer('ready')]))
      .then({ type: 'device-removed', stationId: 'kiosk-1', deviceId: 'buttons' })
    expect(Object.keys(stationAt(hall, 'kiosk-1')?.devices ?? {})).toEqual(['printer'])
    given(...both)
      .when(report([printer('ready')], { whole: false }))
      .then()
  })

  it("is refused under a name that is another place's, also while nobody bears it", () => {
    const from = (stationId: string, station: 'kiosk' | 'counter' | 'display', place?: string) =>
      decide(given().hall, report([printer('ready')], { stationId, station, place }), after(1))
    const refused = (kind: string) => ({ rejection: { code: 'station-name-taken', about: { kind } } })
    expect(from('kiosk-7', 'counter', '1')).toMatchObject(refused('kiosk'))
    expect(from('counter-2', 'counter', '1')).toMatchObject(refused('counter'))
    expect(from('counter-2', 'kiosk')).toMatchObject(refused('counter'))
    expect(from('display-A', 'display', 'B')).toMatchObject(refused('display'))
    expect(from('display-A', 'counter', '1')).toMatchObject(refused('display'))
    expect(from('counter-2', 'counter', '2').ok).toBe(true)
    expect(from('display-A', 'display', 'A').ok).toBe(true)
    expect(from('display-A', 'display').ok).toBe(true)
    expect(from('counter-99', 'counter', '1').ok).toBe(true)
  })

  it("is refused under the name of somebody who listens; one who went away loses a name that is nobody's", () => {
    const box: DeviceReport = { id: 'buttons', kind: 'buttons', state: 'unplugged' }
    const place1 = { stationId: 'pc-7', station: 'counter', place: '1' } as const
    const before = given({
      type: 'device-changed',
      ...place1,
      deviceId: 'buttons',
      kind: 'buttons',
      state: 'ready',
    })
    const move = (...listening: Bearer[]) =>
      decide(before.hall, report([box], { ...place1, place: '2', listening }), after(1))
    expect(move({ kind: 'counter', place: '1' })).toMatchObject({ ok: false })
    const moved = { ok: true, events: [{ type: 'device-changed', place: '2' }] }
    expect(move({ kind: 'counter', place: '2' })).toMatchObject(moved)
    expect(move()).toMatchObject(moved)
  })

  it('from an administrator is that of whoever bears the name', () => {
    const told = report([printer('paper-out')], { station: 'other' })
    for (const past of [[], [device('kiosk-1', printer('ready'))]])
      given(...past)
        .when(told)
        .then(device('kiosk-1', printer('paper-out')))
  })

  it('is refused from more stations than any mall has', () => {
    const many = Array.from({ length: 500 }, (_, i) => device(`kiosk-${i}`, printer('ready')))
    given(...many)
      .when(report([printer('ready')], { stationId: 'one-more' }))
      .refused('too-many-stations', { stations: 500 })
    given(...many)
      .when(report([printer('paper-out')], { stationId: 'kiosk-7' }))
      .then(device('kiosk-7', printer('paper-out')))
  })

  it('may come from a station with a name that every object has', () => {
    for (const stationId of ['constructor', '__proto__', 'toString']) {
      expect(stationAt(given().hall, stationId)).toBeUndefined()
      given()
        .when(report([printer('ready')], { stationId }))
        .then(device(stationId, printer('ready')))
    }
  })

  it('stands over midnight, with when it began, also when all is well', () => {
    const box: DeviceReport = { id: 'buttons', kind: 'buttons', state: 'ready' }
    const past = [at(after(5), device('kiosk-1', printer('paper-out'))), at(after(6), device('kiosk-1', box))]
    const hall = given(...past, dayClosed)
      .when({ type: 'open-day', day: '2026-11-24' }, clock('00:00', '2026-11-24'))
      .then(
        dayOpened('2026-11-24'),
        device('kiosk-1', printer('paper-out'), { since: after(5), heard: after(6) }),
        device('kiosk-1', box, { since: after(6), heard: after(6) }),
      )
    expect(stationAt(hall, 'kiosk-1')).toMatchObject({
      carried: true,
      heardAt: after(6),
      devices: { printer: { since: after(5) } },
    })
  })

  it('of an earlier day is news when it is said again, and is carried no more', () => {
    const carried = device('kiosk-1', printer('ready'), { since: after(-900), heard: after(-600) })
    const hall = given(carried)
      .when(report([printer('ready')]), after(1))
      .then(device('kiosk-1', printer('ready')))
    expect(stationAt(hall, 'kiosk-1')).toMatchObject({
      carried: false,
      heardAt: after(1),
      devices: { printer: { since: after(-900) } },
    })
  })

  it('does not stand over midnight when nothing was heard of the station for a week', () => {
    given(at(clock('08:59', '2026-11-16'), device('kiosk-1', printer('ready'))), dayClosed)
      .when({ type: 'open-day', day: '2026-11-24' }, clock('00:00', '2026-11-24'))
      .then(dayOpened('2026-11-24'))
    const heard = clock('09:00', '2026-11-17')
    const carried = { since: clock('08:59', '2026-11-10'), heard }
    given(device('kiosk-1', printer('paper-out'), carried), dayClosed)
      .when({ type: 'open-day', day: '2026-11-24' }, clock('00:00', '2026-11-24'))
      .then(dayOpened('2026-11-24'), device('kiosk-1', printer('paper-out'), carried))
  })

  it('is forgotten with a station that was taken away for good', () => {
    const hall = given(device('kiosk-1', printer('ready')))
      .when({ type: 'forget-station', stationId: 'kiosk-1' })
      .then({ type: 'device-removed', stationId: 'kiosk-1', deviceId: 'printer' })
    expect(hall.stations).toEqual({})
    given()
      .when({ type: 'forget-station', stationId: 'kiosk-9' })
      .refused('unknown-station', { stationId: 'kiosk-9' })
    given().when({ type: 'forget-station', stationId: 'kiosk-9', listed: true }).then()
  })
})

describe('what a state means', () => {
  it('is known for every state', () => {
    expect(severityOf('ready')).toBe('ok')
    expect(severityOf('paper-low')).toBe('warning')
    expect(severityOf('paper-out')).toBe('fault')
  })

  it('a kiosk prints while one of its printers does, or while it has said nothing', () => {
    const second: DeviceReport = { ...printer('ready'), id: 'printer-2' }
    const station = (...devices: DeviceReport[]) =>
      stationAt(given(...devices.map((each) => device('kiosk-1', each))).hall, 'kiosk-1')
    expect(canPrint(undefined)).toBe(true)
    expect(canPrint(station(printer('paper-low')))).toBe(true)
    expect(canPrint(station(printer('paper-out')))).toBe(false)
    expect(canPrint(station(printer('paper-out'), second))).toBe(true)
  })
})

describe('a loudspeaker that cannot tell whether it is heard', () => {
  const changed = {
    type: 'device-changed',
    stationId: 'display-A',
    station: 'display',
    place: 'A',
    deviceId: 'loudspeaker',
    kind: 'loudspeaker',
    state: 'unknown',
  } as const
  const confirm: Command = { type: 'confirm-heard', stationId: 'display-A' }
  const heard = { type: 'device-heard', stationId: 'display-A', deviceId: 'loudspeaker' } as const
  const at = (hall: Hall) => stationAt(hall, 'display-A')?.devices.loudspeaker

  it('counts as heard once somebody says so, until its state changes', () => {
    const hall = given(changed).when(confirm, after(1)).then(heard)
    expect(at(hall)).toMatchObject({ state: 'unknown', heardAt: after(1) })
    given(changed, heard).when(confirm).then()
    const same = { ...changed, detail: 'silent' }
    expect(at(given(changed, heard, same).hall)).toHaveProperty('heardAt')
    const again = given(changed, heard, { ...changed, state: 'muted' }, changed)
    expect(at(again.hall)).not.toHaveProperty('heardAt')
  })

  it('is not made well by saying so', () => {
    const muted = { ...changed, state: 'muted' } as const
    given(muted).when(confirm).then()
    given().when(confirm).refused('unknown-station', { stationId: 'display-A' })
  })
})
