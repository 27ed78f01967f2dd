import type { Command } from '../commands.ts'
import { type Bearer, type DeviceReport, isHeard, isOfAnother, ownerOf, type Station } from '../devices.ts'
import type { Event } from '../events.ts'
import { type Rejection, refuse } from '../rejection.ts'
import { type Hall, stationAt } from '../state.ts'

type Report = Extract<Command, { type: 'report-devices' }>
type Forget = Extract<Command, { type: 'forget-station' }>

/** Far above any mall: a guard against a station that changes its name at each start. */
const MOST_STATIONS = 500

/** What changed since the station last spoke; nothing when nothing did. */
export function reportDevices(hall: Hall, report: Report): readonly Event[] | Rejection {
  const { stationId } = report
  const known = stationAt(hall, stationId)
  const refused = mayNotBear(hall, known, report)
  if (refused) return refuse('station-name-taken', { stationId, kind: refused.kind })
  if (known === undefined && Object.keys(hall.stations).length >= MOST_STATIONS) {
    return refuse('too-many-stations', { stations: MOST_STATIONS })
  }
  const bearer = bearerOf(hall, known, report)
  const isNews = known?.carried || known?.place !== bearer.place || known?.kind !== bearer.kind
  const listed = new Set(report.devices.map(({ id }) => id))
  const gone = report.whole ? Object.keys(known?.devices ?? {}).filter((id) => !listed.has(id)) : []
  return [
    ...report.devices
      .filter((device) => isNews || !isAsKnown(known, device))
      .map((device) => deviceChanged(stationId, bearer, device)),
    ...gone.map((deviceId): Event => ({ type: 'device-removed', stationId, deviceId })),
  ]
}

/** An administrator speaks for whoever bears the name. */
function bearerOf({ mall }: Hall, known: Station | undefined, { stationId, station, place }: Report): Bearer {
  if (station !== 'other') return { kind: station, place }
  return ownerOf(mall, stationId) ?? known ?? { kind: station, place }
}

/**
 * Whose the name is, when it is another's. A name that says whose it is goes back to its owner from whoever
 * bore it; any other one stays with its bearer while that one listens: a PC takes its name along to another
 * counter. The token of a kiosk names it.
 */
function mayNotBear({ mall }: Hall, known: Station | undefined, report: Report): Bearer | null {
  const { stationId, station: kind, place, listening = [] } = report
  if (kind === 'other') return null
  if (isOfAnother(mall, stationId, { kind, place })) return ownerOf(mall, stationId) ?? null
  if (ownerOf(mall, stationId) !== undefined || kind === 'kiosk' || known === undefined) return null
  if (known.kind === kind && known.place === place) return null
  const isThere = listening.some((each) => each.kind === known.kind && each.place === known.place)
  return isThere ? known : null
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

/** What is carried over is from an earlier day: when the state began, and when the station last spoke. */
export function deviceChanged(
  stationId: string,
  { kind: station, place }: Bearer,
  { id: deviceId, kind, state, detail, ticketsLeft }: DeviceReport,
  carried?: { readonly since: number; readonly heard: number },
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
    ...carried,
  }
}

/** A station of which nothing was heard for so long was taken away. */
const CARRIED_MS = 7 * 24 * 60 * 60 * 1000

/**
 * A new day begins knowing every station: a kiosk that does not come back in the morning is missed, and a printer
 * without paper has none at midnight either. Costs an event for each device, some 200 bytes.
 */
export function carriedOver(hall: Hall, at: number): readonly Event[] {
  return Object.entries(hall.stations).flatMap(([stationId, station]) => {
    const { devices, heardAt: heard } = station
    if (at - heard >= CARRIED_MS) return []
    return Object.values(devices).map((device) =>
      deviceChanged(stationId, station, device, { since: device.since, heard }),
    )
  })
}

/** Of loudspeakers that do not know how they are; said twice, or of one that knows, it changes nothing. */
export function confirmHeard(hall: Hall, stationId: string): readonly Event[] | Rejection {
  const station = stationAt(hall, stationId)
  if (station === undefined) return refuse('unknown-station', { stationId })
  return Object.values(station.devices)
    .filter((device) => device.kind === 'loudspeaker' && device.state === 'unknown' && !isHeard(device))
    .map(({ id: deviceId }) => ({ type: 'device-heard', stationId, deviceId }))
}

/** A station that was taken away for good. */
export function forgetStation(hall: Hall, { stationId, listed }: Forget): readonly Event[] | Rejection {
  if (stationAt(hall, stationId) === undefined && listed !== true)
    return refuse('unknown-station', { stationId })
  const devices = Object.keys(stationAt(hall, stationId)?.devices ?? {})
  return devices.map((deviceId) => ({ type: 'device-removed', stationId, deviceId }))
}
