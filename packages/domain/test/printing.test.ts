import { describe, expect, it } from 'vitest'
import { type Command, printsAt, ticketNumber } from '../src/index.ts'
import { cancelled, device, idOf, issued, printed, printFailed, printRequested } from './build/events.ts'
import { at, given, givenMall, ticket } from './build/given.ts'
import { clock, mall } from './build/mall.ts'

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

  it('of a failure that is known is no news, and of one printing there are not ever more', () => {
    const failed = given(wanted, printFailed('A-001', 'no-paper'))
    failed.when(report('A-001', 'no-paper')).then()
    failed.when(report('A-001', 'cover-open')).then(printFailed('A-001', 'cover-open'))
    const untouched = given(wanted, printFailed('A-001', 'no-paper', 'untouched'))
    untouched.when(report('A-001', 'no-paper')).then(printFailed('A-001', 'no-paper'))
    const often = Array.from({ length: 10 }, (_, i) => printFailed('A-001', `reason-${i}`))
    given(wanted, ...often)
      .when(report('A-001', 'another'))
      .then()
    given(wanted, ...often, printRequested('A-001', 'kiosk-1'))
      .when({ ...report('A-001', 'another'), attempt: 1 } as Command)
      .then(printFailed('A-001', 'another'))
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

describe('printing again', () => {
  const again = (number: string, printAt?: string): Command => ({
    type: 'request-print',
    ticketId: idOf(number),
    printAt,
  })
  const out = device('kiosk-1', { id: 'printer', kind: 'printer', state: 'paper-out' })

  it('prints where it was printed before, and says that it is not the first paper', () => {
    const hall = given(wanted, printed('A-001')).when(again('A-001')).then(printRequested('A-001', 'kiosk-1'))
    expect(ticket(hall, 'A-001')).toMatchObject({ print: 'pending', attempt: 1, reprint: true })
    expect(ticket(hall, 'A-001').number).toBe('A-001')
  })

  it('is the first paper when nothing of the last printing reached a printer', () => {
    const untouched = printFailed('A-001', 'unreachable', 'untouched')
    given(wanted, untouched)
      .when(again('A-001'))
      .then(printRequested('A-001', 'kiosk-1', { reprint: false }))
    given(wanted, printFailed('A-001', 'connection-lost'))
      .when(again('A-001'))
      .then(printRequested('A-001', 'kiosk-1'))
  })

  it('prints a ticket of the counter or the phone for the first time, at the kiosk that is named or usual', () => {
    const plain = issued('A-001', 'ktp')
    given(plain)
      .when(again('A-001'))
      .then(printRequested('A-001', 'kiosk-1', { reprint: false }))
    given(plain)
      .when({ ...again('A-001', 'kiosk-2'), kiosks: ['kiosk-2'] } as Command)
      .then(printRequested('A-001', 'kiosk-2', { reprint: false }))
  })

  it('comes out ten times in ten minutes, whoever asks and wherever', () => {
    const MINUTE = 60_000
    const nine = clock('09:00')
    const past = Array.from({ length: 10 }, (_, i) =>
      at(nine + i * MINUTE, printRequested('A-001', `kiosk-${1 + (i % 2)}`, { attempt: i + 1 })),
    )
    const hall = given(wanted, ...past)
    hall.when(again('A-001', 'kiosk-1'), nine + 9 * MINUTE).refused('printed-too-often', {
      number: 'A-001',
      seconds: 60,
    })
    hall
      .when(again('A-001', 'kiosk-1'), nine + 10 * MINUTE)
      .then(printRequested('A-001', 'kiosk-1', { attempt: 11 }))
  })

  it('is refused where there is no kiosk', () => {
    given(wanted, printed('A-001'))
      .when(again('A-001', 'kisok-1'))
      .refused('unknown-kiosk', { stationId: 'kisok-1', kiosks: 'kiosk-1' })
    const east = device('east', { id: 'printer', kind: 'printer', state: 'ready' })
    given(east, wanted, printed('A-001')).when(again('A-001', 'east')).then(printRequested('A-001', 'east'))
  })

  it('asked twice it comes out once', () => {
    given(wanted).when(again('A-001')).then()
    given(wanted, printed('A-001'), printRequested('A-001', 'kiosk-1')).when(again('A-001')).then()
  })

  it('is refused where it cannot come out, and for a visit that has ended', () => {
    given(out, wanted, printed('A-001'))
      .when(again('A-001'))
      .refused('printer-not-ready', { stationId: 'kiosk-1', state: 'paper-out' })
    given(wanted, cancelled('A-001'))
      .when(again('A-001'))
      .refused('ticket-ended', { number: 'A-001', state: 'cancelled' })
  })

  it('takes only the report of the printing that is meant', () => {
    const past = [wanted, printFailed('A-001', 'hang'), printRequested('A-001', 'kiosk-1')]
    given(...past)
      .when(report('A-001', 'hang'))
      .then()
    given(...past)
      .when({ ...report('A-001'), attempt: 1 } as Command)
      .then(printed('A-001'))
  })
})

describe('when a kiosk cannot print', () => {
  const kiosks = [
    { id: 'kiosk-1', name: { id: 'Pintu utama' }, fallback: 'kiosk-2' },
    { id: 'kiosk-2', name: { id: 'Pintu barat' } },
  ]
  const printer = (stationId: string, state: 'ready' | 'paper-out') =>
    device(stationId, { id: 'printer', kind: 'printer', state })
  const take = (printAt: string): Command => ({
    type: 'issue-ticket',
    ticketId: 'a-001',
    wish: { serviceId: 'ktp' },
    priority: null,
    language: 'id',
    channel: 'kiosk',
    printAt,
  })
  const stopping = { receipt: { ...mall.receipt, whenNotPrinting: 'stop' } } as const

  const untouched = (number: string, attempt?: number): Command => ({
    type: 'report-print',
    ticketId: idOf(number),
    outcome: { ok: false, reason: 'paper-out', untouched: true },
    attempt,
  })
  const failed = printFailed('A-001', 'paper-out', 'untouched')
  const moved = printRequested('A-001', 'kiosk-2', { by: 'fallback', reprint: false })

  it('another takes over by itself, once, when it is known to print', () => {
    const past = [printer('kiosk-2', 'ready'), wanted]
    const hall = givenMall({ kiosks }, ...past)
      .when(untouched('A-001'))
      .then(failed, moved)
    expect(ticket(hall, 'A-001')).toMatchObject({
      printAt: 'kiosk-2',
      movedFrom: 'kiosk-1',
      print: 'pending',
    })
    expect(printsAt(hall, 'kiosk-1')).toEqual(['a-001'])
    expect(printsAt(hall, 'kiosk-2')).toEqual(['a-001'])
    givenMall({ kiosks }, ...past, failed, moved)
      .when(untouched('A-001', 1))
      .then(failed)
  })

  it('none takes over while the first may still bring it out, or has brought out a part', () => {
    givenMall({ kiosks }, printer('kiosk-2', 'ready'), wanted)
      .when(report('A-001', 'connection-lost'))
      .then(printFailed('A-001', 'connection-lost'))
  })

  it('none takes over when it cannot print either, is unknown or off, or nobody waits for the paper', () => {
    for (const past of [[], [printer('kiosk-2', 'paper-out')]]) {
      givenMall({ kiosks }, ...past, wanted)
        .when(untouched('A-001'))
        .then(failed)
    }
    givenMall({ kiosks }, printer('kiosk-2', 'ready'), wanted)
      .when({ ...untouched('A-001'), listening: ['kiosk-1'] } as Command)
      .then(failed)
    const stale = { ok: false, reason: 'stale', untouched: true } as const
    givenMall({ kiosks }, printer('kiosk-2', 'ready'), wanted)
      .when({ type: 'report-print', ticketId: 'a-001', outcome: stale })
      .then(printFailed('A-001', 'stale', 'untouched'))
  })

  it('still gives a number, unless the mall chose to stop', () => {
    const plain = issued('A-001', 'ktp', { printAt: 'kiosk-1' })
    given(printer('kiosk-1', 'paper-out')).when(take('kiosk-1')).then(plain)
    givenMall(stopping, printer('kiosk-1', 'ready')).when(take('kiosk-1')).then(plain)
    givenMall(stopping, printer('kiosk-1', 'paper-out'))
      .when(take('kiosk-1'))
      .refused('printer-not-ready', { stationId: 'kiosk-1', state: 'paper-out' })
    givenMall({ ...stopping, kiosks }, printer('kiosk-1', 'paper-out'), printer('kiosk-2', 'ready'))
      .when(take('kiosk-1'))
      .then(plain)
  })
})
