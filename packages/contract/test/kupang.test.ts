import { instantOf, type Localized, type Mall, openingAt, textIn } from '@antre/domain'
import { describe, expect, it } from 'vitest'
import { readMall } from '../src/index.ts'
import { aDocument, type Json } from './build.ts'

const read = readMall(aDocument())
if (!read.ok) throw new Error(JSON.stringify(read.faults))
const mall: Mall = read.mall

const service = (id: string) => {
  const found = mall.services.find((each) => each.id === id)
  if (!found) throw new Error(`no service ${id}`)
  return found
}
const at = (date: string, time: string) =>
  instantOf(date, Number(time.slice(0, 2)) * 60 + Number(time.slice(3)), mall.timeZone)
const isOpen = (id: string, date: string, time: string) => openingAt(mall, service(id), at(date, time)).open

/** Everything in it that is a text by language, with the path there. */
function* texts(value: Json, path = ''): Generator<[string, Record<string, Json>]> {
  if (typeof value !== 'object' || value === null) return
  if (!Array.isArray(value) && ('id' in value || 'en' in value) && isText(value)) {
    yield [path, value]
    return
  }
  for (const [key, item] of Object.entries(value)) yield* texts(item, path === '' ? key : `${path}.${key}`)
}
const isText = (value: Record<string, Json>) => Object.keys(value).every((key) => /^[a-z]{2}$/.test(key))

describe('the mall of Kota Kupang', () => {
  it('says everything in Indonesian and English', () => {
    const all = [...texts(aDocument())]
    expect(all.length).toBeGreaterThan(400)
    for (const [path, text] of all) expect([path, Object.keys(text)]).toEqual([path, ['id', 'en']])
  })

  it('says that its figures are to be confirmed', () => {
    expect(mall.note).toContain('DIPASTIKAN')
    expect(mall.note).toContain('CONFIRMED by the office')
  })

  it('has its 20 to 21 agencies, the most used first, each with something to do', () => {
    expect(mall.agencies).toHaveLength(21)
    expect(mall.agencies.slice(0, 10).map(({ short }) => short.id)).toEqual([
      'Dukcapil',
      'SIM & SKCK',
      'SAMSAT',
      'BPJS Kesehatan',
      'BPJS Ketenagakerjaan',
      'Perizinan Usaha',
      'Pajak',
      'Dinas Sosial',
      'Bank NTT',
      'Ruang Curhat Bestie',
    ])
    for (const { id } of mall.agencies) {
      expect([id, mall.services.some(({ agencyId }) => agencyId === id)]).toEqual([id, true])
    }
  })

  it('has a counter for all services of each agency', () => {
    for (const agency of mall.agencies) {
      const own = mall.services.filter(({ agencyId }) => agencyId === agency.id).map(({ id }) => id)
      const complete = mall.counters.filter(({ serviceIds }) => own.every((id) => serviceIds.includes(id)))
      expect([agency.id, complete.length > 0]).toEqual([agency.id, true])
    }
  })

  it('numbers its counters, and names them as the voice says them', () => {
    const numbered = mall.counters.filter(({ id }) => id !== 'curhat')
    expect(numbered.map(({ id }) => id)).toEqual(numbered.map((_, i) => String(i + 1)))
    for (const { id, name } of numbered) expect(name).toEqual({ id: `Loket ${id}`, en: `Counter ${id}` })
    // What the display shows beside a discreet number says nothing of why somebody goes there.
    expect(mall.counters.find(({ id }) => id === 'curhat')?.name.id).toBe('Ruang 1')
  })

  it('has its own letters for each agency and journey, none that look like a figure', () => {
    const letters = new Map<string, Set<string>>()
    for (const { agencyId, series } of mall.services) {
      letters.set(agencyId, (letters.get(agencyId) ?? new Set()).add(series))
    }
    const all = [...letters.values()]
      .flatMap((set) => [...set])
      .concat(mall.journeys.map(({ series }) => series))
    expect([...letters.values()].every((set) => set.size === 1)).toBe(true)
    expect(new Set(all).size).toBe(all.length)
    expect(service('ektp').series).toBe('A')
    for (const letter of all) expect(letter).not.toMatch(/[IO]/)
  })

  it('is found by what people say', () => {
    const finds = (words: string, language = 'id') =>
      mall.services
        .filter(({ keywords }) =>
          keywords?.[language]?.some((each) => each.toLowerCase() === words.toLowerCase()),
        )
        .map(({ id }) => id)
    expect(finds('KTP hilang')).toEqual(['ektp-hilang'])
    expect(finds('bayar pajak motor')).toEqual(['pajak-kendaraan'])
    expect(finds('bikin SIM')).toEqual(['sim'])
    expect(finds('sedot WC')).toEqual(['sedot-tinja'])
    expect(finds('lost ID', 'en')).toEqual(['ektp-hilang'])
    for (const { id, keywords } of mall.services) {
      for (const language of mall.languages) {
        expect([id, language, keywords?.[language]?.length]).toEqual([id, language, expect.any(Number)])
      }
    }
  })

  it('says of each service what it costs, or on what that depends', () => {
    for (const { id, cost, duration, description } of mall.services) {
      if (cost.amount === null) expect([id, textIn(cost.note ?? {}, 'id')]).not.toEqual([id, ''])
      expect([id, duration >= 5 && duration <= 45]).toEqual([id, true])
      expect(description.id?.length).toBeGreaterThan(20)
    }
  })

  it('keeps the hours of the office', () => {
    expect(isOpen('ektp', '2026-11-23', '08:00')).toBe(true)
    expect(isOpen('ektp', '2026-11-26', '14:59')).toBe(true)
    expect(isOpen('ektp', '2026-11-26', '15:00')).toBe(false)
    expect(isOpen('ektp', '2026-11-27', '11:29')).toBe(true)
    expect(isOpen('ektp', '2026-11-27', '11:30')).toBe(false)
    expect(isOpen('ektp', '2026-11-28', '10:00')).toBe(false)
  })

  it('keeps the holidays, in order, once each', () => {
    for (const day of ['2026-12-25', '2027-01-01', '2026-08-17', '2026-03-19']) {
      expect([day, isOpen('ektp', day, '10:00')]).toEqual([day, false])
    }
    const dates = mall.holidays.map(({ date }) => date)
    expect(dates).toEqual([...new Set(dates)].sort())
    const years = (year: string) => dates.filter((date) => date.startsWith(year)).length
    expect([years('2026'), years('2027')]).toEqual([25, 17])
    const uncertain = mall.holidays.filter(({ name }) => name.id?.includes('perkiraan'))
    expect(
      uncertain.every(({ date, name }) => date.startsWith('2027') && name.en?.includes('expected')),
    ).toBe(true)
  })

  it('keeps Ruang Curhat Bestie discreet, on Mondays and Wednesdays', () => {
    const room = service('curhat-bestie')
    expect(room).toMatchObject({ discreet: true, quota: 20, requirements: [], cost: { amount: 0 } })
    expect(isOpen('curhat-bestie', '2026-11-23', '10:00')).toBe(true)
    expect(isOpen('curhat-bestie', '2026-11-25', '10:00')).toBe(true)
    for (const day of ['24', '26', '27'])
      expect(isOpen('curhat-bestie', `2026-11-${day}`, '10:00')).toBe(false)
    const others = mall.services.filter(({ id }) => id !== 'curhat-bestie')
    expect(others.every(({ discreet, quota }) => !discreet && quota === undefined)).toBe(true)
  })

  it('shows what is planned, but does not open it', () => {
    for (const id of ['karantina-sertifikat', 'ekspor-impor']) {
      expect(openingAt(mall, service(id), at('2026-11-23', '10:00'))).toEqual({ open: false, opens: null })
    }
    // Outreach only: never in the building.
    const names = JSON.stringify(mall.agencies).toLowerCase()
    expect(names).not.toMatch(/agama|arsip|perpustakaan/)
  })

  it('leads through the driving licence in order, and through a company and the property tax freely', () => {
    const steps = (id: string) => {
      const journey = mall.journeys.find((each) => each.id === id)
      const agencies = journey?.steps.map(({ serviceId }) => service(serviceId).agencyId)
      return [journey?.order, agencies]
    }
    expect(steps('paket-sim')).toEqual(['fixed', ['dukcapil', 'bpjs-kesehatan', 'polresta']])
    expect(steps('paket-usaha')).toEqual([
      'free',
      ['notaris', 'dpmptsp', 'bpjs-ketenagakerjaan', 'pajak', 'bank-ntt'],
    ])
    expect(steps('paket-pbb')).toEqual(['free', ['bapenda', 'bank-ntt']])
  })

  it('speaks kindly on the displays', () => {
    const lines: readonly Localized[] = mall.displays.ticker
    expect(lines).toHaveLength(4)
    expect(mall.displays.media).toEqual([])
  })
})
