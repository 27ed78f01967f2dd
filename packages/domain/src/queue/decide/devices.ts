import type { Command } from '../commands.ts'
import { type Device, type DeviceReport, type Station, severityOf } from '../devices.ts'
import type { Event } from '../events.ts'
import { type Rejection, refuse } from '../rejection.ts'
import { type Hall, stationAt } from '../state.ts'

type Report = Extract<Command, { type: 'report-devices' }>

/** Far above any mall: a guard against a station that changes its name at each start. */
const MOST_STATIONS = 500

/** What changed since the station last spoke; nothing when nothing did. */
export function reportDevices(hall: Hall, report: Report): readonly Event[] | Rejection {
  const { stationId, station: kind, place } = report
  const known = stationAt(hall, stationId)
  if (known !== undefined && !mayBear(known, report)) {
    return refuse('station-name-taken', { stationId, kind: known.kind })
  }
  if (known === undefined && Object.keys(hall.stations).length >= MOST_STATIONS) {
    return refuse('too-many-stations', { stations: MOST_STATIONS })
  }
  const listed = new Set(report.devices.map(({ id }) => id))
  const gone = report.whole ? Object.keys(known?.devices ?? {}).filter((id) => !listed.has(id)) : []
  return [
    ...report.devices
      .filter((device) => !isAsKnown(known, device) || known?.place !== place || known?.kind !== kind)
      .map((device) => deviceChanged(stationId, { kind, ...(place !== undefined && { place }) }, device)),
    ...gone.map((deviceId): Event => ({ type: 'device-removed', stationId, deviceId })),
  ]
}

/**
 * The token of a kiosk names it, so it takes its name back from whoever bore it; that of a counter names the
 * counter. A display may be carried to another zone.
 */
function mayBear(known: Station, { station: kind, place }: Report): boolean {
  if (kind === 'kiosk') return true
  return known.kind === kind && (kind !== 'counter' || known.place === place)
}

function isAsKnown(station: Station | undefined, report: DeviceReport): boolean {
  const known = station?.devices[report.id]
  return (
    known !== undefined &&
    known.kind === report.kind &&
    known.state === report.state &&
    known.detail === report.detail &&
    known.ticketsLeft === report.ticketsLeft
  )
}

/** `since` is told only when the state began on an earlier day. */
export function deviceChanged(
  stationId: string,
  { kind: station, place }: Pick<Station, 'kind' | 'place'>,
  { id: deviceId, kind, state, detail, ticketsLeft }: DeviceReport,
  since?: number,
): Extract<Event, { type: 'device-changed' }> {
  return {
    type: 'device-changed',
    stationId,
    station,
    ...(place !== undefined && { place }),
    deviceId,
    kind,
    state,
    ...(detail !== undefined && { detail }),
    ...(ticketsLeft !== undefined && { ticketsLeft }),
    ...(since !== undefined && { since }),
  }
}

/** What was wrong for longer than this is a station that was taken away: one that is on tells of itself again. */
const CARRIED_MS = 7 * 24 * 60 * 60 * 1000

/**
 * A new day begins knowing what was wrong: a printer without paper has none at midnight either. What was well is
 * told again by the stations that are on, and those that are gone are forgotten.
 */
export function carriedOver(hall: Hall, at: number): readonly Event[] {
  const isCarried = ({ state, since }: Device) => severityOf(state) !== 'ok' && at - since < CARRIED_MS
  return Object.entries(hall.stations).flatMap(([stationId, station]) =>
    Object.values(station.devices)
      .filter(isCarried)
      .map((device) => deviceChanged(stationId, station, device, device.since)),
  )
}

/** A station that was taken away for good. */
export function forgetStation(hall: Hall, stationId: string): readonly Event[] {
  const devices = Object.keys(stationAt(hall, stationId)?.devices ?? {})
  return devices.map((deviceId) => ({ type: 'device-removed', stationId, deviceId }))
}
