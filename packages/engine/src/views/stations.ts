import type { FaultRow, HallView } from '@antre/contract'
import {
  type Bearer,
  counterAt,
  type Device,
  type DeviceKind,
  type DeviceState,
  type Hall,
  isHeard,
  type Localized,
  localTime,
  ownerOf,
  type Severity,
  servedOn,
  severityOf,
  stationAt,
} from '@antre/domain'
import type { Attendance } from './presence.ts'

/**
 * What is the matter with a device in a state, and what to do about it: in the words of the screens.
 * `detail`: what the device says of it, or `other-speaks` of a display whose zone is heard all the same.
 */
export type DeviceWords = (
  kind: DeviceKind | 'station',
  state: DeviceState | StationState,
  detail?: string,
) => { readonly what: Localized; readonly todo: Localized }

/** `away`: it should be there and is not. `same-name`: more than one station uses its name. */
type StationState = 'away' | 'same-name'

type Iso = (ms: number) => string
type StationRow = HallView['stations'][number]

/** Every station that listens, has listened, or has said how its devices are, and that `isWanted`; by id. */
export function stationRows(
  hall: Hall,
  attendance: Attendance,
  iso: Iso,
  isWanted: (bearer: Bearer) => boolean = () => true,
): StationRow[] {
  const seen = new Map(attendance.present.map((each) => [each.id, each]))
  const ids = [...new Set([...seen.keys(), ...Object.keys(hall.stations)])].toSorted()
  return ids.flatMap((id) => {
    const present = seen.get(id)
    const known = stationAt(hall, id)
    const kind = (present?.kind === 'other' ? known?.kind : present?.kind) ?? known?.kind ?? 'other'
    const bearer = { kind, place: present?.place ?? known?.place }
    if (!isWanted(bearer)) return []
    const unseen = known?.carried ? known.heardAt : attendance.since
    const lastSeen = iso(present?.lastSeen ?? unseen)
    return [stationRow(hall, id, bearer, { connected: present?.connected ?? false, lastSeen }, iso)]
  })
}

function stationRow(
  hall: Hall,
  id: string,
  { kind, place }: Bearer,
  seen: Pick<StationRow, 'connected' | 'lastSeen'>,
  iso: Iso,
): StationRow {
  const devices = Object.values(stationAt(hall, id)?.devices ?? {})
  const name = hall.mall.kiosks?.find((kiosk) => kiosk.id === id)?.name
  return {
    id,
    kind,
    ...(name && { name }),
    ...(place !== undefined && { place }),
    ...seen,
    devices: devices.map((device) => ({
      ...told(device),
      severity: isHeard(device) ? 'ok' : severityOf(device.state),
      since: iso(device.since),
      ...(device.heardAt !== undefined && { heardAt: iso(device.heardAt) }),
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

/** What somebody should look at in these stations, worst first, then the oldest. */
export function faultRows(
  hall: Hall,
  at: number,
  stations: readonly StationRow[],
  attendance: Attendance,
  words: DeviceWords,
  iso: Iso,
): FaultRow[] {
  const heard = zonesHeard(stations)
  return [
    ...stations.flatMap((station) =>
      isMissed(hall, at, station, attendance.since)
        ? [away(station, words)]
        : deviceFaults(station, heard, words),
    ),
    ...disputes(hall, at, stations, attendance, words, iso),
  ].toSorted((a, b) => rank(a.severity) - rank(b.severity) || Date.parse(a.since) - Date.parse(b.since))
}

const rank = (severity: Severity): number => (severity === 'fault' ? 0 : 1)

/** The zones in which a display is heard. */
export function zonesHeard(stations: readonly StationRow[]): ReadonlySet<string> {
  const heard = stations.filter(
    ({ kind, connected, devices }) =>
      kind === 'display' &&
      connected &&
      devices.some(
        ({ kind, state, heardAt }) => kind === 'loudspeaker' && (state === 'ready' || heardAt !== undefined),
      ),
  )
  return new Set(heard.flatMap(({ place }) => (place === undefined ? [] : [place])))
}

/** A station that starts again, or finds a master that does, is not away yet. */
const GRACE_MS = 10_000

/** A counter's station is missed while the counter is open, a kiosk or display while the house is. */
function isMissed(hall: Hall, at: number, station: StationRow, masterSince: number): boolean {
  const { kind, connected, place, devices, lastSeen } = station
  const gone = Math.max(Date.parse(lastSeen), masterSince)
  if (connected || kind === 'other' || at - gone < GRACE_MS) return false
  // A browser that once looked in is no station: stations speak of their devices.
  if (devices.length === 0) return false
  if (kind === 'counter') return place !== undefined && counterAt(hall, place).state !== 'closed'
  return isAttended(hall, at)
}

/** So early before the first opening somebody should be told what is not switched on. */
const AHEAD_MINUTES = 30

/** People come, or will soon, or a counter still serves them: at night and on days off nobody misses a kiosk. */
function isAttended({ mall, counters }: Hall, at: number): boolean {
  if (Object.values(counters).some(({ state }) => state !== 'closed')) return true
  const { date, minutes } = localTime(at, mall.timeZone)
  const hours = servedOn(mall, date)
  return hours !== null && minutes >= hours.from - AHEAD_MINUTES && minutes < hours.to
}

const aboutStation = (id: string, kind: StationRow['kind']) =>
  ({ stationId: id, station: kind, deviceId: null, kind: 'station' }) as const

function away({ id, kind, lastSeen }: StationRow, words: DeviceWords): FaultRow {
  const state = 'away'
  return { ...aboutStation(id, kind), state, severity: 'fault', since: lastSeen, ...words('station', state) }
}

/** A name in dispute is named also when its owner has never been there. */
function disputes(
  { mall }: Hall,
  at: number,
  stations: readonly StationRow[],
  { disputed = [] }: Attendance,
  words: DeviceWords,
  iso: Iso,
): FaultRow[] {
  const state = 'same-name'
  return disputed.flatMap(({ id, since, until }): FaultRow[] => {
    const kind = stations.find((station) => station.id === id)?.kind ?? ownerOf(mall, id)?.kind
    if (at >= until || kind === undefined) return []
    const told = { state, severity: 'warning', since: iso(since) } as const
    return [{ ...aboutStation(id, kind), ...told, ...words('station', state) }]
  })
}

/** What a station said before it went away says nothing of now. */
function deviceFaults(row: StationRow, heard: ReadonlySet<string>, words: DeviceWords): FaultRow[] {
  const { id: stationId, kind: station, connected, devices, place } = row
  if (!connected) return []
  return devices.flatMap(({ id: deviceId, severity, ...device }): FaultRow[] => {
    if (severity === 'ok') return []
    const { kind, state, detail } = device
    const isSpare = kind === 'loudspeaker' && place !== undefined && heard.has(place)
    return [
      {
        stationId,
        station,
        deviceId,
        severity: isSpare ? 'warning' : severity,
        ...device,
        ...words(kind, state, isSpare ? 'other-speaks' : detail),
      },
    ]
  })
}
