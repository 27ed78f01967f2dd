import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  instantOf,
  isoTime,
  localTime,
  minutesOf,
  offsetMs,
  serviceDay,
  weekdayOf,
} from '../src/index.ts'
import { ZONE } from './build/mall.ts'
import { RUNS } from './build/runs.ts'

const utc = (iso: string) => Date.parse(iso)

describe('the wall clock of Kupang', () => {
  it('is eight hours ahead of Greenwich', () => {
    expect(localTime(utc('2026-11-23T01:41:59Z'), ZONE)).toEqual({
      date: '2026-11-23',
      weekday: 'mon',
      minutes: 9 * 60 + 41,
    })
    expect(isoTime(utc('2026-11-23T01:00:00Z'), ZONE)).toBe('2026-11-23T09:00:00.000+08:00')
  })

  it('turns the day at its own midnight', () => {
    expect(serviceDay(utc('2026-11-23T15:59:59.999Z'), ZONE)).toBe('2026-11-23')
    expect(serviceDay(utc('2026-11-23T16:00:00Z'), ZONE)).toBe('2026-11-24')
    expect(serviceDay(utc('2026-12-31T16:00:00Z'), ZONE)).toBe('2027-01-01')
  })
})

describe('other zones', () => {
  it('may lie behind Greenwich, and be no whole hours away', () => {
    expect(isoTime(utc('2026-01-01T03:00:00Z'), 'America/St_Johns')).toBe('2025-12-31T23:30:00.000-03:30')
    expect(isoTime(utc('2026-01-01T00:00:00Z'), 'Asia/Kathmandu')).toBe('2026-01-01T05:45:00.000+05:45')
    expect(isoTime(utc('2026-01-01T00:00:00Z'), 'UTC')).toBe('2026-01-01T00:00:00.000+00:00')
  })

  it('change their offset on the quarter of an hour it happens', () => {
    const spring = utc('2027-03-28T01:00:00Z')
    expect(isoTime(spring - 1, 'Europe/Berlin')).toBe('2027-03-28T01:59:59.999+01:00')
    expect(isoTime(spring, 'Europe/Berlin')).toBe('2027-03-28T03:00:00.000+02:00')
    const autumn = utc('2026-10-25T01:00:00Z')
    expect(isoTime(autumn - 1, 'Europe/Berlin')).toBe('2026-10-25T02:59:59.999+02:00')
    expect(isoTime(autumn, 'Europe/Berlin')).toBe('2026-10-25T02:00:00.000+01:00')
    // Lord Howe Island moves by half an hour.
    expect(offsetMs(utc('2026-10-03T15:29:59Z'), 'Australia/Lord_Howe')).toBe(10.5 * 3_600_000)
    expect(offsetMs(utc('2026-10-03T15:30:00Z'), 'Australia/Lord_Howe')).toBe(11 * 3_600_000)
  })

  it('may have no midnight: the day begins when the clock says so', () => {
    // In Santiago the clock went from 23:59:59 to 01:00 on 6 September 2026.
    const jump = utc('2026-09-06T04:00:00Z')
    expect(localTime(jump - 1, 'America/Santiago')).toMatchObject({ date: '2026-09-05', minutes: 1439 })
    expect(localTime(jump, 'America/Santiago')).toMatchObject({ date: '2026-09-06', minutes: 60 })
  })

  it('do not get in each other’s way', () => {
    const instant = utc('2026-11-23T01:00:00Z')
    const hour = (zone: string) => localTime(instant, zone).minutes / 60
    expect([hour('Asia/Makassar'), hour('UTC'), hour('Asia/Makassar'), hour('Asia/Jakarta')]).toEqual([
      9, 1, 9, 8,
    ])
  })
})

describe('the instant of a wall-clock time', () => {
  it('is found in every zone, whenever the clock shows that time at all', () => {
    const zones = [
      ZONE,
      'Asia/Jakarta',
      'UTC',
      'Europe/Berlin',
      'America/New_York',
      'America/St_Johns',
      'America/Santiago',
      'Australia/Lord_Howe',
      'Pacific/Kiritimati',
      'Pacific/Pago_Pago',
      'Africa/Cairo',
    ]
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: utc('2020-01-01T00:00:00Z') / 60_000, max: utc('2035-01-01T00:00:00Z') / 60_000 }),
        (zone, minute) => {
          const { date, minutes } = localTime(minute * 60_000, zone)
          const found = instantOf(date, minutes, zone)
          expect(localTime(found, zone)).toMatchObject({ date, minutes })
        },
      ),
      { ...RUNS, numRuns: 1000 },
    )
  })

  it('is found through every change of the clock', () => {
    const changes = [
      ['Europe/Berlin', '2027-03-28T01:00:00Z'],
      ['Europe/Berlin', '2026-10-25T01:00:00Z'],
      ['America/New_York', '2027-03-14T07:00:00Z'],
      ['America/New_York', '2026-11-01T06:00:00Z'],
      ['Australia/Lord_Howe', '2026-10-03T15:30:00Z'],
      ['America/Santiago', '2026-09-06T04:00:00Z'],
    ] as const
    for (const [zone, change] of changes) {
      for (let at = utc(change) - 86_400_000; at < utc(change) + 86_400_000; at += 15 * 60_000) {
        const { date, minutes } = localTime(at, zone)
        const found = instantOf(date, minutes, zone)
        // The hour that comes twice may be found at either time.
        expect(Math.abs(found - at)).toBeLessThanOrEqual(3_600_000)
        expect(localTime(found, zone)).toMatchObject({ date, minutes })
      }
    }
  })

  it('is in Kupang simply eight hours before', () => {
    expect(instantOf('2026-11-23', 9 * 60, ZONE)).toBe(utc('2026-11-23T01:00:00Z'))
    expect(instantOf('2026-11-23', 24 * 60, ZONE)).toBe(utc('2026-11-23T16:00:00Z'))
  })
})

describe('dates', () => {
  it('go on over months, years and leap days', () => {
    expect(addDays('2026-11-30', 1)).toBe('2026-12-01')
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29')
    expect(addDays('2027-03-01', -1)).toBe('2027-02-28')
  })

  it('know their weekday', () => {
    expect(['2026-11-23', '2026-11-27', '2026-11-28', '2026-11-29', '1969-12-31'].map(weekdayOf)).toEqual([
      'mon',
      'fri',
      'sat',
      'sun',
      'wed',
    ])
  })

  it('agree with the calendar', () => {
    fc.assert(
      fc.property(fc.integer({ min: -20_000, max: 40_000 }), (days) => {
        const date = addDays('1970-01-01', days)
        const weekday = new Date(`${date}T00:00:00Z`).getUTCDay()
        expect(weekdayOf(date)).toBe(['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'][weekday])
      }),
      RUNS,
    )
  })

  it('read their clocks', () => {
    expect(['00:00', '08:30', '24:00'].map(minutesOf)).toEqual([0, 510, 1440])
  })
})
