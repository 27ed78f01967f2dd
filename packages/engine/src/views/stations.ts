import type { FaultRow, HallView } from '@antre/contract'
import {
  counterAt,
  type Device,
  type DeviceKind,
  type DeviceState,
  type Hall,
  type Localized,
  type Severity,
  type Station,
  severityOf,
} from '@antre/domain'
import type { Attendance, Presence } from './presence.ts'

/** What is the matter with a device in a state, and what to do about it: in the words of the screens. */
export type DeviceWords = (
  kind: DeviceKind | 'station',
  state: DeviceState | 'away',
) => { readonly what: Localized; readonly todo: Localized }

type Iso = (ms: number) => string
type StationRow = HallView['stations'][number]

/** Every station that listens, has listened, or has said how its devices are; by id. */
export function stationRows(hall: Hall, { since, present }: Attendance, iso: Iso): StationRow[] {
  const seen = new Map(present.map((each) => [each.id, each]))
  const ids = new Set([...seen.keys(), ...Object.keys(hall.stations)])
  return [...ids].toSorted().map((id) => {
    const known = Object.hasOwn(hall.stations, id) ? hall.stations[id] : undefined
    return stationRow(hall, id, known, seen.get(id) ?? since, iso)
  })
}

function stationRow(
  hall: Hall,
  id: string,
  known: Station | undefined,
  /** Or the instant (ms) since when it was not seen. */
  seen: Presence | number,
  iso: Iso,
): StationRow {
  const present = typeof seen === 'number' ? undefined : seen
  const devices = Object.values(known?.devices ?? {})
  const name = hall.mall.kiosks?.find((kiosk) => kiosk.id === id)?.name
  return {
    id,
    kind: present?.kind ?? known?.kind ?? 'other',
    ...(name && { name }),
    ...(known?.place !== undefined && { place: known.place }),
    connected: present?.connected ?? false,
    lastSeen: iso(typeof seen === 'number' ? seen : seen.lastSeen),
    devices: devices.map((device) => ({
      ...told(device),
      severity: severityOf(device.state),
      since: iso(device.since),
    })),
  }
}

const told = ({ id, kind, state, detail, ticketsLeft }: Device) => ({
  id,
  kind,
  state,
  ...(detail !== undefined && { detail }),
  ...(ticketsLeft !== undefined && { ticketsLeft }),
})

/** The stations that have said they belong to a place that `isNear` likes. */
export function stationsNear(
  hall: Hall,
  { since, present }: Attendance,
  isNear: (station: Station) => boolean,
  iso: Iso,
): StationRow[] {
  return Object.entries(hall.stations).flatMap(([id, known]) => {
    if (!isNear(known)) return []
    return [stationRow(hall, id, known, present.find((each) => each.id === id) ?? since, iso)]
  })
}

/** What somebody should look at in these stations, worst first, then the oldest. */
export function faultRows(
  hall: Hall,
  at: number,
  stations: readonly StationRow[],
  words: DeviceWords,
): FaultRow[] {
  return stations
    .flatMap((station) =>
      isMissed(hall, at, station) ? [away(station, words)] : deviceFaults(station, words),
    )
    .toSorted((a, b) => rank(a.severity) - rank(b.severity) || Date.parse(a.since) - Date.parse(b.since))
}

const rank = (severity: Severity): number => (severity === 'fault' ? 0 : 1)

/** A station that starts again, or finds a master that does, is not away yet. */
const GRACE_MS = 10_000

/** A kiosk or display that is away is missed always, a counter's station while the counter is open. */
function isMissed(
  hall: Hall,
  at: number,
  { kind, connected, place, devices, lastSeen }: StationRow,
): boolean {
  if (connected || kind === 'other' || at - Date.parse(lastSeen) < GRACE_MS) return false
  // A browser that once looked in is no station: stations speak of their devices.
  if (devices.length === 0) return false
  return kind !== 'counter' || (place !== undefined && counterAt(hall, place).state !== 'closed')
}

function away({ id, kind, lastSeen }: StationRow, words: DeviceWords): FaultRow {
  const state = 'away'
  return {
    stationId: id,
    station: kind,
    deviceId: null,
    kind: 'station',
    state,
    severity: 'fault',
    since: lastSeen,
    ...words('station', state),
  }
}

/** What a station said before it went away says nothing of now. */
function deviceFaults(row: StationRow, words: DeviceWords): FaultRow[] {
  const { id: stationId, kind: station, connected, devices } = row
  if (!connected) return []
  return devices.flatMap(({ id: deviceId, severity, ...device }): FaultRow[] => {
    if (severity === 'ok') return []
    return [{ stationId, station, deviceId, severity, ...device, ...words(device.kind, device.state) }]
  })
}
