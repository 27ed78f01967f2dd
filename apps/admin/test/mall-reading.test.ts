import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readMall } from '@antre/contract'
import type { Mall } from '@antre/domain'
import { describe, expect, test } from 'vitest'
import { explain } from '../src/screen/mall/explain.ts'
import { fileNameOf } from '../src/screen/mall/file-name.ts'
import { placeOf } from '../src/screen/mall/place.ts'
import { readDocument } from '../src/screen/mall/reading.ts'

const TEXT = readFileSync(join(import.meta.dirname, '../../../resources/malls/kupang.json'), 'utf8')
const kupang = JSON.parse(TEXT) as Mall

// biome-ignore lint/suspicious/noExplicitAny: documents with every kind of fault
type Anything = any

/** The faults of the real mall after some damage. */
function faultsAfter(damage: (mall: Anything) => void): readonly { path: string; message: string }[] {
  const mall = JSON.parse(TEXT)
  damage(mall)
  const read = readMall(mall)
  return read.ok ? [] : read.faults
}

describe('a chosen file', () => {
  test('that is no JSON says in which line', () => {
    expect(readDocument('{\n"name": 1,\n oops }', kupang)).toEqual({
      kind: 'not-json',
      place: { line: 3, column: 2 },
    })
    expect(readDocument('', kupang)).toMatchObject({ kind: 'not-json' })
  })

  test('that is the document in force changes nothing, with a byte-order mark too', () => {
    expect(readDocument(TEXT, kupang)).toEqual({ kind: 'same' })
    expect(readDocument(`\uFEFF${TEXT}`, kupang)).toEqual({ kind: 'same' })
  })

  test('with faults lists every one', () => {
    const broken = TEXT.replace('"formatVersion": 1', '"formatVersion": 2').replace(
      'Asia/Makassar',
      'Asia/Nowhere',
    )
    const reading = readDocument(broken, kupang)
    expect(reading.kind === 'faulty' && reading.faults.map(({ path }) => path)).toEqual([
      'formatVersion',
      'timeZone',
    ])
  })
})

describe('every fault the contract finds has a sentence', () => {
  const cases: readonly (readonly [string, (mall: Anything) => void])[] = [
    ['missing', (m) => delete m.name],
    ['wrongType', (m) => (m.services[0].duration = 'lima')],
    ['wrongType', (m) => (m.services[0].cost.amount = 1.5)],
    ['unknownFields', (m) => (m.warna = 'biru')],
    ['tooShort', (m) => (m.services[0].name.id = '')],
    ['tooLong', (m) => (m.services[0].name.id = 'x'.repeat(3000))],
    ['tooFew', (m) => (m.journeys[0].steps = [])],
    ['atLeast', (m) => (m.policy.priorityRatio = 0)],
    ['moreThan', (m) => (m.services[0].duration = 0)],
    ['atMost', (m) => (m.services[0].duration = 5000)],
    ['oneOf', (m) => (m.announcements.numbers = 'x')],
    ['exactly', (m) => (m.formatVersion = 7)],
    ['date', (m) => (m.holidays[0].date = '2026-13-40')],
    ['time', (m) => (m.hours.mon[0].from = '8 pagi')],
    ['series', (m) => (m.services[0].series = 'abc')],
    ['id', (m) => (m.zones[0].id = 'a b')],
    ['timeZone', (m) => (m.timeZone = 'Mars/Utara')],
    ['language', (m) => (m.languages = ['ID!'])],
    ['noText', (m) => (m.services[0].description = {})],
    ['mainLanguage', (m) => (m.services[0].name = { en: 'x' })],
    ['usedTwice', (m) => (m.counters[1].id = m.counters[0].id)],
    ['unknownAgency', (m) => (m.services[0].agencyId = 'tidak-ada')],
    ['unknownService', (m) => m.counters[0].serviceIds.push('tidak-ada')],
    ['unknownZone', (m) => (m.counters[0].zone = 'tidak-ada')],
    ['serviceTwice', (m) => m.journeys[0].steps.push(m.journeys[0].steps[0])],
    ['backwards', (m) => (m.hours.mon = [{ from: '15:00', to: '08:00' }])],
    ['invalid', (m) => (m.announcements.languages = 'x')],
  ]
  test.each(cases)('%s', (key, damage) => {
    const keys = faultsAfter(damage).map(({ message }) => explain(message)?.key)
    expect(keys).toContain(key)
    expect(keys).not.toContain(undefined)
  })

  test('an unknown message has none', () => {
    expect(explain('something new')).toBeNull()
  })

  test('takes the particulars along', () => {
    expect(explain('there is no agency nope')?.values).toMatchObject({ id: 'nope' })
    expect(explain('Invalid option: expected one of "number"|"digits"')?.values).toMatchObject({
      options: 'number, digits',
    })
  })
})

describe('where it is', () => {
  test('by position and the entry’s own name', () => {
    expect(placeOf('services.0.cost.amount', kupang, 'id')).toEqual({
      part: 'services',
      position: 1,
      name: kupang.services[0]?.name.id,
      field: 'cost.amount',
    })
  })

  test('a setting, the document itself, and what has no name', () => {
    expect(placeOf('hours.mon.0', kupang, 'id')).toEqual({
      part: 'hours',
      position: null,
      name: null,
      field: 'mon.0',
    })
    expect(placeOf('', kupang, 'id').part).toBe('')
    expect(placeOf('services.2', { services: [1, 2, null] }, 'id')).toMatchObject({ position: 3, name: null })
    expect(placeOf('holidays.0.name', { holidays: [{ date: '2027-01-01' }] }, 'id')).toMatchObject({
      name: '2027-01-01',
    })
  })
})

test('the file is named after mall and version', () => {
  expect(fileNameOf(kupang, 12)).toMatch(/^mal-pelayanan-publik[a-z-]*-v12\.json$/)
})
