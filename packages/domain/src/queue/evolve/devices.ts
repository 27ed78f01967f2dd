import type { Device, Station } from '../devices.ts'
import type { Event } from '../events.ts'
import { type Hall, stationAt } from '../state.ts'

type Changed = Extract<Event, { type: 'device-changed' }>

export function deviceChanged(hall: Hall, event: Changed, at: number): Hall {
  const { stationId, station: kind, place, deviceId: id, state, detail, ticketsLeft } = event
  const devices = stationAt(hall, stationId)?.devices ?? {}
  const before = Object.hasOwn(devices, id) ? devices[id] : undefined
  const device: Device = {
    id,
    kind: event.kind,
    state,
    since: event.since ?? (before?.state === state ? before.since : at),
    ...(detail !== undefined && { detail }),
    ...(ticketsLeft !== undefined && { ticketsLeft }),
    ...(before?.heardAt !== undefined && before.state === state && { heardAt: before.heardAt }),
  }
  const station: Station = {
    kind,
    ...(place !== undefined && { place }),
    devices: { ...devices, [id]: device },
    heardAt: event.heard ?? at,
    carried: event.heard !== undefined,
  }
  return { ...hall, stations: { ...hall.stations, [stationId]: station } }
}

/** A station without devices is one nobody need know of. */
export function deviceRemoved(hall: Hall, stationId: string, deviceId: string): Hall {
  const station = stationAt(hall, stationId)
  if (station === undefined) return hall
  const { [deviceId]: _gone, ...devices } = station.devices
  const { [stationId]: _old, ...others } = hall.stations
  if (Object.keys(devices).length === 0) return { ...hall, stations: others }
  return { ...hall, stations: { ...others, [stationId]: { ...station, devices } } }
}

export function deviceHeard(hall: Hall, stationId: string, deviceId: string, at: number): Hall {
  const station = stationAt(hall, stationId)
  const device = station?.devices[deviceId]
  if (station === undefined || device === undefined) return hall
  const devices = { ...station.devices, [deviceId]: { ...device, heardAt: at } }
  return { ...hall, stations: { ...hall.stations, [stationId]: { ...station, devices } } }
}
