import { describe, expect, it } from 'vitest'
import {
  type DayPart,
  instantOf,
  isDuring,
  type Mall,
  openingAt,
  opensAfterToday,
  type Service,
  type WeekHours,
} from '../src/index.ts'
import { clock, MONDAY, mall, ZONE } from './build/mall.ts'

const at = (time: string, date?: string, changed: Mall = mall) => openingAt(changed, null, clock(time, date))
const closedUntil = (date: string, time = '08:00') => ({ open: false, opens: { date, time } })

describe('opening hours', () => {
  it('begin with their first minute and end before their last', () => {
    expect(at('07:59')).toEqual(closedUntil(MONDAY))
    expect(at('08:00')).toEqual({ open: true, closesAt: '15:00' })
    expect(at('14:59')).toEqual({ open: true, closesAt: '15:00' })
    expect(at('15:00')).toEqual(closedUntil('2026-11-24'))
  })

  it('are those of the weekday', () => {
    expect(at('11:29', '2026-11-27')).toEqual({ open: true, closesAt: '11:30' })
    expect(at('11:30', '2026-11-27')).toEqual(closedUntil('2026-11-30'))
    expect(at('10:00', '2026-11-29')).toEqual(closedUntil('2026-11-30'))
  })

  it('are the local ones: eight in Kupang is midnight in Greenwich', () => {
    expect(openingAt(mall, null, Date.parse('2026-11-23T00:00:00Z'))).toMatchObject({ open: true })
    expect(openingAt(mall, null, Date.parse('2026-11-22T23:59:59Z'))).toMatchObject({ open: false })
  })

  it('may have a break, and say when it ends', () => {
    const hours: WeekHours = {
      mon: [
        { from: '13:00', to: '15:00' },
        { from: '08:00', to: '12:00' },
      ],
    }
    const broken = { ...mall, hours }
    expect(at('09:00', MONDAY, broken)).toEqual({ open: true, closesAt: '12:00' })
    expect(at('12:00', MONDAY, broken)).toEqual(closedUntil(MONDAY, '13:00'))
    expect(at('13:00', MONDAY, broken)).toEqual({ open: true, closesAt: '15:00' })
    expect(at('07:00', MONDAY, broken)).toEqual(closedUntil(MONDAY, '08:00'))
    expect(at('15:00', MONDAY, broken)).toEqual(closedUntil('2026-11-30', '08:00'))
  })

  it('may last until midnight', () => {
    const late = { ...mall, hours: { mon: [{ from: '18:00', to: '24:00' }] } }
    expect(at('23:59', MONDAY, late)).toEqual({ open: true, closesAt: '24:00' })
    expect(at('00:00', '2026-11-24', late)).toEqual(closedUntil('2026-11-30', '18:00'))
  })

  it('give way to holidays, also when looking ahead', () => {
    expect(at('10:00', '2026-12-25')).toEqual(closedUntil('2026-12-28'))
    expect(at('16:00', '2026-12-24')).toEqual(closedUntil('2026-12-28'))
  })

  it('of a service replace those of the mall, holidays do not', () => {
    const curhat = mall.services.find(({ id }) => id === 'curhat') as Service
    expect(openingAt(mall, curhat, clock('10:00', '2026-11-24'))).toEqual(closedUntil('2026-11-25'))
    const friday: Service = { ...curhat, hours: { fri: [{ from: '08:00', to: '09:00' }] } }
    expect(openingAt(mall, friday, clock('08:30', '2026-12-25'))).toEqual(closedUntil('2027-01-01'))
    const same: Service = { ...curhat, hours: undefined }
    expect(openingAt(mall, same, clock('10:00', '2026-11-24'))).toEqual({ open: true, closesAt: '15:00' })
  })

  it('may never come', () => {
    expect(at('10:00', MONDAY, { ...mall, hours: {} })).toEqual({ open: false, opens: null })
    expect(at('10:00', MONDAY, { ...mall, hours: { mon: [] } })).toEqual({ open: false, opens: null })
  })

  it('are found after a long run of holidays, within two weeks', () => {
    const shut = (days: number) => ({
      ...mall,
      holidays: Array.from({ length: days }, (_, i) => ({
        date: `2026-11-${23 + i}`.slice(0, 10),
        name: {},
      })),
    })
    expect(at('10:00', MONDAY, shut(7))).toEqual(closedUntil('2026-11-30'))
  })

  it('are all day, every day, when the policy says so', () => {
    const always = { ...mall, policy: { ...mall.policy, openAllDay: true } }
    expect(at('00:00', '2026-12-25', always)).toEqual({ open: true, closesAt: '24:00' })
    expect(at('23:59', '2026-11-29', always)).toEqual({ open: true, closesAt: '24:00' })
  })
})

describe('after today', () => {
  it('is the next opening that is not today', () => {
    expect(opensAfterToday(mall, null, clock('07:00'))).toEqual({ date: '2026-11-24', time: '08:00' })
    expect(opensAfterToday(mall, null, clock('23:59', '2026-11-27'))).toEqual({
      date: '2026-11-30',
      time: '08:00',
    })
    expect(opensAfterToday({ ...mall, hours: {} }, null, clock('07:00'))).toBeNull()
  })
})

describe('a mall with daylight saving', () => {
  const berlin: Mall = {
    ...mall,
    timeZone: 'Europe/Berlin',
    hours: { sun: [{ from: '02:30', to: '05:00' }], sat: [{ from: '08:00', to: '24:00' }] },
  }
  const local = (date: string, minutes: number) =>
    openingAt(berlin, null, instantOf(date, minutes, 'Europe/Berlin'))

  it('opens when the clock has jumped past the opening', () => {
    // On 28 March 2027 the clock goes from 02:00 to 03:00.
    const jump = Date.parse('2027-03-28T01:00:00Z')
    expect(openingAt(berlin, null, jump - 1)).toEqual({
      open: false,
      opens: { date: '2027-03-28', time: '02:30' },
    })
    expect(openingAt(berlin, null, jump)).toEqual({ open: true, closesAt: '05:00' })
  })

  it('keeps the wall clock on the day after', () => {
    expect(local('2027-03-27', 8 * 60)).toEqual({ open: true, closesAt: '24:00' })
    expect(local('2027-03-28', 5 * 60)).toMatchObject({ open: false })
  })
})

describe('a part of the day', () => {
  const during = (part: DayPart, time: string, date?: string, zone = 'A') =>
    isDuring(part, zone, clock(time, date), ZONE)

  it('begins with its first minute and ends before its last', () => {
    const noon = { from: '12:00', to: '13:00' }
    expect(['11:59', '12:00', '12:59', '13:00'].map((time) => during(noon, time))).toEqual([
      false,
      true,
      true,
      false,
    ])
  })

  it('may run over midnight, and belongs to the day on which it began', () => {
    const night = { from: '21:00', to: '06:00', days: ['mon'] } as const
    expect(during(night, '20:59')).toBe(false)
    expect(during(night, '21:00')).toBe(true)
    expect(during(night, '05:59', '2026-11-24')).toBe(true)
    expect(during(night, '06:00', '2026-11-24')).toBe(false)
    expect(during(night, '21:00', '2026-11-24')).toBe(false)
    expect(during(night, '05:59')).toBe(false)
  })

  it('may be of some days or of one zone', () => {
    expect(during({ from: '00:00', to: '24:00', days: ['fri'] }, '09:00')).toBe(false)
    expect(during({ from: '00:00', to: '24:00', zone: 'B' }, '09:00')).toBe(false)
    expect(during({ from: '00:00', to: '24:00', zone: 'B' }, '09:00', MONDAY, 'B')).toBe(true)
  })
})
