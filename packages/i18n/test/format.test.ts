import { describe, expect, test } from 'vitest'
import {
  formatClock,
  formatCost,
  formatDate,
  formatDuration,
  formatOpens,
  formatRupiah,
  formatTime,
  formatWait,
  isoDate,
  languageOf,
  localize,
  translator,
} from '../src/index.ts'

const ZONE = 'Asia/Makassar'
const MONDAY = '2026-11-23T09:41:07+08:00'

test('times are in the zone of the mall, written as the language writes them', () => {
  expect(formatClock(MONDAY, ZONE, 'id')).toBe('09.41')
  expect(formatClock(Date.parse(MONDAY), ZONE, 'en')).toBe('09:41')
  expect(formatClock('2026-11-22T16:00:00Z', ZONE, 'id')).toBe('00.00')
  expect(formatTime('08:00', 'id')).toBe('08.00')
  expect(formatTime('08:00', 'en')).toBe('08:00')
})

test('dates', () => {
  expect(formatDate(MONDAY, ZONE, 'id')).toBe('Senin, 23 November 2026')
  expect(formatDate(MONDAY, ZONE, 'en')).toBe('Monday, 23 November 2026')
  expect(isoDate('2026-11-22T16:30:00Z', ZONE)).toBe('2026-11-23')
})

test('money', () => {
  expect(formatRupiah(75_000, 'id')).toBe('Rp 75.000')
  expect(formatRupiah(75_000, 'en')).toBe('Rp 75,000')
  expect(formatCost({ amount: 0 }, 'id')).toBe('Gratis')
  expect(formatCost({ amount: 30_000 }, 'id')).toBe('Rp 30.000')
  expect(formatCost({ amount: null, note: { id: 'menurut jenis kendaraan' } }, 'en')).toBe(
    'menurut jenis kendaraan',
  )
  expect(formatCost({ amount: null }, 'en')).toBe('Depends on the service')
})

test('durations', () => {
  expect(formatDuration(15, 'id')).toBe('15 menit')
  expect(formatDuration(60, 'id')).toBe('1 jam')
  expect(formatDuration(80.4, 'id')).toBe('1 jam 20 menit')
  expect(formatDuration(1, 'en')).toBe('1 minute')
  expect(formatDuration(125, 'en')).toBe('2 hours 5 minutes')
})

test('waits', () => {
  expect(formatWait({ from: 0, to: 0.4 }, 'id')).toBe('langsung dilayani')
  expect(formatWait({ from: 0, to: 2 }, 'id')).toBe('paling lama 2 menit')
  expect(formatWait({ from: 5, to: 10 }, 'id')).toBe('5–10 menit')
  expect(formatWait({ from: 7, to: 7.2 }, 'id')).toBe('sekitar 7 menit')
  expect(formatWait({ from: 32, to: 58 }, 'id')).toBe('30–60 menit')
  expect(formatWait({ from: 64, to: 114 }, 'id')).toBe('sekitar 1 jam 30 menit')
  expect(formatWait({ from: 50, to: 90 }, 'id')).toBe('sekitar 1 jam 10 menit')
})

describe('when it opens again', () => {
  const opens = (date: string, time = '08:00', language = 'id') =>
    formatOpens({ date, time }, MONDAY, ZONE, language)
  test('today, tomorrow, this week, later, unknown', () => {
    expect(opens('2026-11-23', '13:00')).toBe('buka pukul 13.00')
    expect(opens('2026-11-24')).toBe('buka besok 08.00')
    expect(opens('2026-11-25')).toBe('buka Rabu 08.00')
    expect(opens('2026-11-30')).toBe('buka 30 November 08.00')
    expect(opens('2026-11-25', '08:00', 'en')).toBe('opens Wednesday 08:00')
    expect(formatOpens(null, MONDAY, ZONE, 'id')).toBe('tutup')
  })
})

test('languages', () => {
  expect(languageOf('en-AU')).toBe('en')
  expect(languageOf('tet')).toBe('id')
  expect(localize({ id: 'Loket 3', en: 'Counter 3' }, 'en')).toBe('Counter 3')
  expect(localize({ id: 'Loket 3' }, 'en')).toBe('Loket 3')
  expect(translator('en', 'common')('cost.free')).toBe('Free')
  expect(translator('id', 'common')('cost.free')).toBe('Gratis')
})
