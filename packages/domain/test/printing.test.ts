import { describe, expect, it } from 'vitest'
import { type Command, printsAt, ticketNumber } from '../src/index.ts'
import { idOf, issued, printed, printFailed } from './build/events.ts'
import { given, ticket } from './build/given.ts'

const wanted = issued('A-001', 'ktp', { printAt: 'kiosk-1' })
const report = (number: string, reason?: string): Command => ({
  type: 'report-print',
  ticketId: idOf(number),
  outcome: reason === undefined ? { ok: true } : { ok: false, reason },
})

describe('a print report', () => {
  it('says that paper came out', () => {
    const hall = given(wanted).when(report('A-001')).then(printed('A-001'))
    expect(ticket(hall, 'A-001').print).toBe('printed')
  })

  it('says why none came, and later that it did', () => {
    const hall = given(wanted).when(report('A-001', 'no-paper')).then(printFailed('A-001', 'no-paper'))
    expect(ticket(hall, 'A-001')).toMatchObject({ print: 'failed', printFailure: 'no-paper' })
    const after = given(wanted, printFailed('A-001', 'no-paper')).when(report('A-001')).then(printed('A-001'))
    expect(ticket(after, 'A-001').print).toBe('printed')
    expect(ticket(after, 'A-001')).not.toHaveProperty('printFailure')
  })

  it('cannot take back paper that came out', () => {
    given(wanted, printed('A-001')).when(report('A-001', 'cover-open')).then()
    given(wanted, printed('A-001')).when(report('A-001')).then()
  })

  it('is refused for a ticket without a printer, and for an unknown one', () => {
    given(issued('A-001', 'ktp')).when(report('A-001')).refused('print-not-requested', { number: 'A-001' })
    given().when(report('A-001')).refused('unknown-ticket', { ticketId: 'a-001' })
  })
})

describe('the prints of a station', () => {
  const numbers = (n: number) => Array.from({ length: n }, (_, i) => ticketNumber('A', i + 1))
  const all = (n: number, printAt = 'kiosk-1') =>
    numbers(n).map((number) => issued(number, 'ktp', { printAt }))

  it('are its own, newest last', () => {
    const hall = given(wanted, issued('A-002', 'ktp', { printAt: 'kiosk-2' }), issued('A-003', 'ktp')).hall
    expect(printsAt(hall, 'kiosk-1')).toEqual(['a-001'])
    expect(printsAt(hall, 'kiosk-2')).toEqual(['a-002'])
    expect(printsAt(hall, 'kiosk-3')).toEqual([])
  })

  it('forget old ones that came out, never those still to come', () => {
    const done = numbers(25).map((number) => printed(number))
    expect(printsAt(given(...all(26), ...done).hall, 'kiosk-1')).toHaveLength(26)
    const hall = given(...all(25), ...done, issued('A-026', 'ktp', { printAt: 'kiosk-1' })).hall
    expect(printsAt(hall, 'kiosk-1')).toEqual(numbers(26).slice(-20).map(idOf))
    const stuck = given(...all(25), ...done.slice(1), issued('A-026', 'ktp', { printAt: 'kiosk-1' })).hall
    expect(printsAt(stuck, 'kiosk-1')).toEqual(numbers(26).map(idOf))
  })

  it('stay few enough for a view when the station is away', () => {
    expect(printsAt(given(...all(150)).hall, 'kiosk-1')).toEqual(numbers(150).slice(-100).map(idOf))
  })

  it('may have a name that every object has', () => {
    for (const printAt of ['constructor', '__proto__', 'toString']) {
      expect(printsAt(given().hall, printAt)).toEqual([])
      expect(printsAt(given(...all(2, printAt)).hall, printAt)).toEqual(['a-001', 'a-002'])
    }
  })
})
