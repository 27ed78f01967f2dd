import { type DeviceState, evolve, type Hall, newHall } from '@antre/domain'
import { aMall, MONDAY_NINE } from '@antre/testkit'
import { describe, expect, test } from 'vitest'
import { kioskView } from '../src/views/kiosk.ts'

const KIOSKS = [
  { id: 'kiosk-1', name: { id: 'Pintu utama' }, fallback: 'kiosk-3' },
  { id: 'kiosk-2', name: { id: 'Pintu barat' } },
  { id: 'kiosk-3', name: { id: 'Lantai dua' } },
]

function hallWith(printers: Readonly<Record<string, DeviceState>>, more = {}): Hall {
  const founded = evolve(newHall(), {
    event: { type: 'mall-saved', version: 1, mall: aMall({ kiosks: KIOSKS }) },
    at: MONDAY_NINE,
  })
  return Object.entries(printers).reduce((hall, [stationId, state]) => {
    const printer = { deviceId: 'printer', kind: 'printer', state } as const
    const event = { type: 'device-changed', stationId, station: 'kiosk', ...printer, ...more } as const
    return evolve(hall, { event, at: MONDAY_NINE })
  }, founded)
}
const elsewhere = (printers: Readonly<Record<string, DeviceState>>) =>
  kioskView(hallWith(printers), MONDAY_NINE, 'kiosk-1').station?.elsewhere

describe('a kiosk that cannot print', () => {
  test('knows the others that can, the one that takes over first', () => {
    expect(elsewhere({ 'kiosk-1': 'paper-out', 'kiosk-2': 'paper-low', 'kiosk-3': 'ready' })).toEqual([
      { id: 'kiosk-3', name: { id: 'Lantai dua' }, takesOver: true },
      { id: 'kiosk-2', name: { id: 'Pintu barat' }, takesOver: false },
    ])
  })

  test('sends nobody to one that cannot either, or of which nothing is known', () => {
    expect(elsewhere({ 'kiosk-1': 'offline', 'kiosk-2': 'cover-open' })).toEqual([])
  })

  test('sends nobody to one that has said nothing today', () => {
    const yesterday = { since: 0, heard: MONDAY_NINE - 3_600_000 }
    const hall = hallWith({ 'kiosk-1': 'paper-out', 'kiosk-2': 'ready' }, yesterday)
    expect(kioskView(hall, MONDAY_NINE, 'kiosk-1').station?.elsewhere).toEqual([])
  })

  test('a printer that answers nonsense does not print', () => {
    expect(elsewhere({ 'kiosk-1': 'noise' })).toEqual([])
  })
})

test('one that can print sends nobody away', () => {
  expect(elsewhere({ 'kiosk-1': 'ready', 'kiosk-2': 'ready' })).toBeUndefined()
})
