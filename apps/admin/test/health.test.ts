import { describe, expect, test } from 'vitest'
import { stationNames } from '../src/screen/health/names.ts'
import { brokenCount, healthOf, worstFirst } from '../src/screen/health/order.ts'
import { printPlaces } from '../src/screen/printing/kiosks.ts'
import { rowsOf } from '../src/screen/printing/print-failures.tsx'
import { ago, device, displayAway, hallView, paperLow, paperOut, station, troubled } from './harness/views.ts'

const words = {
  text: (text: Readonly<Record<string, string>>) => text.id ?? '',
  kiosk: (rest: string) => `Kiosk ${rest}`,
  display: (zone: string) => `Layar ${zone}`,
}
const names = (view: ReturnType<typeof hallView>) => Object.fromEntries(stationNames(view, words))

describe('stations are called as staff call them', () => {
  test('kiosks by the document or their number, counters and displays by their place', () => {
    expect(names(troubled())).toEqual({
      'kiosk-1': 'Kiosk pintu utama',
      'kiosk-2': 'Kiosk 2',
      'counter-1': 'Loket 1',
      'counter-2': 'Loket 2',
      'display-A': 'Layar Zona A',
      'display-B': 'Layar Zona B',
    })
  })

  test('one that is named in vain is called by whose name it is', () => {
    const faults = [paperOut({ stationId: 'counter-2', station: 'counter', deviceId: null })]
    expect(names(hallView({ stations: [], faults }))).toEqual({ 'counter-2': 'Loket 2' })
  })

  test('two of one name are told apart; one that nothing is known of keeps its id', () => {
    const stations = [
      station('display', 'display-A'),
      station('display', 'display-A2', [], { place: 'A' }),
      station('counter', 'pc-lama', [], { place: '99' }),
    ]
    expect(names(hallView({ stations }))).toEqual({
      'display-A': 'Layar Zona A (display-A)',
      'display-A2': 'Layar Zona A (display-A2)',
      'pc-lama': 'pc-lama',
    })
  })
})

describe('how a station is', () => {
  test('by its worst device; away only when the master misses it', () => {
    const gone = { connected: false, lastSeen: ago(6) }
    const broken = [device('loudspeaker'), device('printer', { state: 'paper-out', severity: 'fault' })]
    expect(healthOf(station('kiosk', 'kiosk-1', broken), [])).toBe('fault')
    expect(healthOf(station('kiosk', 'kiosk-1', [device('printer')]), [])).toBe('ok')
    expect(healthOf(station('display', 'display-B', [], gone), [displayAway()])).toBe('away')
    expect(healthOf(station('counter', 'counter-2', broken, gone), [displayAway()])).toBe('off')
  })

  test('as the master judges it: a muted display whose zone is heard is no fault', () => {
    const muted = [device('loudspeaker', { state: 'muted', severity: 'fault' })]
    const spare = paperOut({ stationId: 'display-A', deviceId: 'loudspeaker', severity: 'warning' })
    expect(healthOf(station('display', 'display-A', muted), [spare])).toBe('warning')
    const shared = paperOut({ stationId: 'display-A', deviceId: null, severity: 'warning' })
    expect(healthOf(station('display', 'display-A', [device('loudspeaker')]), [shared])).toBe('warning')
  })

  test('the worst first, then kiosks, displays, counters as people count', () => {
    const view = troubled()
    const counters = [10, 9].map((n) => station('counter', `counter-${n}`, [], { place: String(n) }))
    const stations = [...counters, ...view.stations, station('other', 'tk_1')]
    const order = worstFirst({ ...view, stations }, (id) => id).map(({ station: { id } }) => id)
    expect(order).toEqual([
      'display-B',
      'kiosk-2',
      'kiosk-1',
      'display-A',
      'counter-1',
      'counter-9',
      'counter-10',
      'counter-2',
    ])
  })

  test('the badge counts what does not work, no warnings', () => {
    expect(brokenCount([paperOut(), displayAway(), paperLow()])).toBe(2)
  })
})

describe('where a paper can come out', () => {
  const { stations } = troubled()

  test('kiosks that print come first, the others say why not', () => {
    expect(printPlaces(stations, 'kiosk-2')).toMatchObject([
      { id: 'kiosk-1', state: 'ready', ticketsLeft: 40 },
      { id: 'kiosk-2', state: 'broken', printer: { state: 'paper-out' } },
    ])
  })

  test('one whose second printer works is ready; one that is away is not; silence is trusted', () => {
    const two = [
      device('printer', { id: 'printer', state: 'cover-open', severity: 'fault' }),
      device('printer', { id: 'printer-2' }),
    ]
    const places = printPlaces(
      [
        station('kiosk', 'kiosk-3', [], { connected: false }),
        station('kiosk', 'kiosk-4'),
        station('kiosk', 'kiosk-5', two),
      ],
      'kiosk-5',
    )
    expect(places.map(({ id, state }) => [id, state])).toEqual([
      ['kiosk-5', 'ready'],
      ['kiosk-4', 'ready'],
      ['kiosk-3', 'away'],
    ])
  })
})

describe('the list of tickets without paper', () => {
  const reprint = { id: 't-9', number: 'A-027', at: 'kiosk-1' }

  test('keeps the one that is being printed in its place, and shows it once it has come out', () => {
    const pending = { ...reprint, state: 'pending' as const }
    expect(rowsOf(troubled(), [pending])).toMatchObject([
      { id: 't-9', reprint: pending, reason: 'paper-out' },
    ])
    const printed = { ...reprint, state: 'printed' as const }
    expect(rowsOf(hallView(), [printed])).toMatchObject([
      { number: 'A-027', station: 'kiosk-1', reason: null },
    ])
  })

  test('a reprint that failed stays, with its own reason, also when the person was called meanwhile', () => {
    const failed = { ...reprint, state: 'failed' as const, reason: 'cover-open' }
    expect(rowsOf(hallView(), [failed])).toMatchObject([{ reason: 'cover-open' }])
  })
})
