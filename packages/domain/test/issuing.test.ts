import { describe, expect, it } from 'vitest'
import { get, tallyOf, ticketNumber } from '../src/index.ts'
import { issue } from './build/commands.ts'
import { cancelled, issued } from './build/events.ts'
import { at, given, givenFrom, inLine, ticket } from './build/given.ts'
import { after, clock, MONDAY, mall } from './build/mall.ts'

describe('issuing a ticket', () => {
  it('gives the first number of the series and puts the visit in line', () => {
    const hall = given().when(issue('A-001', 'ktp'), after(0)).then(issued('A-001', 'ktp'))
    expect(inLine(hall, 's/ktp')).toEqual(['A-001'])
    expect(ticket(hall, 'A-001')).toEqual({
      id: 'a-001',
      number: 'A-001',
      arrival: 1,
      priority: null,
      channel: 'kiosk',
      language: 'id',
      issuedAt: after(0),
      print: 'none',
      steps: [{ serviceId: 'ktp', state: 'waiting', queuedAt: after(0) }],
      current: 0,
    })
  })

  it('counts on within a series, whichever of its services is taken', () => {
    given(issued('A-001', 'ktp')).when(issue('A-002', 'kk')).then(issued('A-002', 'kk'))
  })

  it('counts each series by itself', () => {
    given(issued('A-001', 'ktp')).when(issue('B-001', 'sim')).then(issued('B-001', 'sim'))
  })

  it('writes four digits after 999', () => {
    const numbers = Array.from({ length: 999 }, (_, i) => issued(ticketNumber('A', i + 1), 'ktp'))
    given(...numbers)
      .when(issue('A-1000', 'ktp'))
      .then(issued('A-1000', 'ktp'))
    expect(() => given(issued('A-999', 'ktp'))).toThrow('skipped') // and a gap does not go unnoticed
  })

  it('never gives a cancelled number again', () => {
    given(issued('A-001', 'ktp'), cancelled('A-001')).when(issue('A-002', 'ktp')).then(issued('A-002', 'ktp'))
  })

  it('remembers priority, language, channel and the printing station', () => {
    const more = { priority: 'pregnant', language: 'en', channel: 'counter', printAt: 'kiosk-1' } as const
    const hall = given()
      .when(issue('A-001', 'ktp', more))
      .then(issued('A-001', 'ktp', more))
    expect(ticket(hall, 'A-001')).toMatchObject({ ...more, print: 'pending' })
    expect(inLine(hall, 's/ktp', 'priority')).toEqual(['A-001'])
    expect(inLine(hall, 's/ktp')).toEqual([])
  })

  it('refuses what the mall does not have', () => {
    given().when(issue('A-001', 'paspor')).refused('unknown-service', { serviceId: 'paspor' })
    given()
      .when(issue('A-001', { journeyId: 'paspor' }))
      .refused('unknown-journey', { journeyId: 'paspor' })
    given()
      .when(issue('A-001', 'ktp', { language: 'fr' }))
      .refused('unknown-language', { language: 'fr' })
    given().when(issue('A-001', 'constructor')).refused('unknown-service', { serviceId: 'constructor' })
  })

  it('refuses before the first day and after the day is over', () => {
    givenFrom().when(issue('A-001', 'ktp')).refused('day-not-open')
    givenFrom({ type: 'mall-saved', version: 1, mall }).when(issue('A-001', 'ktp')).refused('day-not-open')
    given({ type: 'day-closed' }).when(issue('A-001', 'ktp')).refused('day-not-open')
  })
})

describe('a closed service', () => {
  it('says when it opens again: later today, tomorrow, after the weekend', () => {
    const closed = (opensDate: string, opensTime = '08:00') => ({ serviceId: 'ktp', opensDate, opensTime })
    given().when(issue('A-001', 'ktp'), clock('08:00')).then(issued('A-001', 'ktp'))
    given().when(issue('A-001', 'ktp'), clock('14:59')).then(issued('A-001', 'ktp'))
    const shut = (instant: number, date: string) =>
      given().when(issue('A-001', 'ktp'), instant).refused('service-closed', closed(date))
    shut(clock('07:59'), MONDAY)
    shut(clock('15:00'), '2026-11-24')
    shut(clock('11:30', '2026-11-27'), '2026-11-30')
    shut(clock('10:00', '2026-12-25'), '2026-12-28')
  })

  it('names no date when it never opens', () => {
    const services = mall.services.map((service) =>
      service.id === 'ktp' ? { ...service, hours: {} } : service,
    )
    givenFrom(
      { type: 'mall-saved', version: 1, mall: { ...mall, services } },
      { type: 'day-opened', day: MONDAY },
    )
      .when(issue('A-001', 'ktp'))
      .refused('service-closed', { serviceId: 'ktp' })
  })

  it('keeps its own hours, whatever the mall keeps', () => {
    const tuesday = clock('10:00', '2026-11-24')
    given()
      .when(issue('K-001', 'curhat'), tuesday)
      .refused('service-closed', { serviceId: 'curhat', opensDate: '2026-11-25', opensTime: '08:00' })
  })

  it('is open when the mall is open all day', () => {
    const always = { ...mall, policy: { ...mall.policy, openAllDay: true } }
    givenFrom({ type: 'mall-saved', version: 1, mall: always }, { type: 'day-opened', day: '2026-12-25' })
      .when(issue('A-001', 'ktp'), clock('23:59', '2026-12-25'))
      .then(issued('A-001', 'ktp'))
  })
})

describe('a quota', () => {
  const full = [issued('K-001', 'curhat'), issued('K-002', 'curhat')]

  it('is full after so many tickets, and says when the next ones come', () => {
    given(...full.slice(0, 1))
      .when(issue('K-002', 'curhat'))
      .then(issued('K-002', 'curhat'))
    given(...full)
      .when(issue('K-003', 'curhat'))
      .refused('service-full', {
        serviceId: 'curhat',
        quota: 2,
        opensDate: '2026-11-25',
        opensTime: '08:00',
      })
  })

  it('still counts a cancelled ticket: its number was given', () => {
    given(...full, cancelled('K-001'))
      .when(issue('K-003', 'curhat'))
      .refused('service-full', { serviceId: 'curhat', quota: 2, opensDate: '2026-11-25', opensTime: '08:00' })
  })

  it('is new the next day', () => {
    const wednesday = '2026-11-25'
    given(
      ...full,
      { type: 'day-closed' },
      at(clock('00:00', wednesday), { type: 'day-opened', day: wednesday }),
    )
      .when(issue('K-001', 'curhat'), clock('08:00', wednesday))
      .then(issued('K-001', 'curhat'))
  })

  it('does not bind services without one', () => {
    const services = mall.services.map((service) => ({ ...service, quota: null }))
    givenFrom(
      { type: 'mall-saved', version: 1, mall: { ...mall, services } },
      { type: 'day-opened', day: MONDAY },
    )
      .when(issue('K-001', 'curhat'))
      .then(issued('K-001', 'curhat'))
  })

  it('counts journeys that pass through the service', () => {
    const hall = given(issued('Y-001', ['kk', 'skck'], { journeyId: 'paket-usaha' })).hall
    expect(tallyOf(hall, 'kk').issued).toBe(1)
    expect(tallyOf(hall, 'skck').issued).toBe(1)
    expect(tallyOf(hall, 'constructor')).toEqual({ issued: 0, served: 0, noShow: 0, serviceMs: 0, waitMs: 0 })
    expect(get(hall.numbers, 'Y-001')).toBe('y-001')
  })
})
