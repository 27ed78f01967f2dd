import type { FaultRow, HallView } from '@antre/contract'
import type { Station } from './names.ts'

/**
 * How a station is, as far as anybody has to care.
 * - `away`: it should be there and is not
 * - `off`: it is not there, and nobody misses it: the PC of a closed counter, a browser that once looked in
 */
export type Health = 'fault' | 'away' | 'warning' | 'ok' | 'off'

const RANK: Readonly<Record<Health, number>> = { away: 0, fault: 1, warning: 2, ok: 3, off: 4 }
const KINDS: Readonly<Record<Station['kind'], number>> = { kiosk: 0, display: 1, counter: 2, other: 3 }

/** The master decides which absence is a fault. */
export function healthOf(station: Station, faults: readonly FaultRow[]): Health {
  if (!station.connected) {
    return faults.some(({ stationId, kind }) => kind === 'station' && stationId === station.id)
      ? 'away'
      : 'off'
  }
  const own = faults.filter(({ stationId }) => stationId === station.id)
  // The master may judge a device by what stands beside it: a muted display whose zone is heard.
  const judged = (id: string) => own.find(({ deviceId }) => deviceId === id)?.severity
  const worst = [
    ...station.devices.map(({ id, severity }) => judged(id) ?? severity),
    ...own.filter(({ deviceId }) => deviceId === null).map(({ severity }) => severity),
  ]
  if (worst.includes('fault')) return 'fault'
  return worst.includes('warning') ? 'warning' : 'ok'
}

export interface StationHealth {
  readonly station: Station
  readonly health: Health
  readonly name: string
  /** More than one PC uses its name: it may be forgotten while one of them is on. */
  readonly isShared: boolean
}

/** Stations proper: not the browser of whoever looks at this console. */
export const ofTheHouse = (stations: HallView['stations']): HallView['stations'] =>
  stations.filter(({ kind }) => kind !== 'other')

/** Every station, the worst first, then kiosks, displays, counters; names in the order people count. */
export function worstFirst(
  { stations, faults }: Pick<HallView, 'stations' | 'faults'>,
  nameOf: (id: string) => string,
): readonly StationHealth[] {
  return ofTheHouse(stations)
    .map((station) => ({
      station,
      health: healthOf(station, faults),
      name: nameOf(station.id),
      isShared: faults.some(({ stationId, state }) => stationId === station.id && state === 'same-name'),
    }))
    .toSorted(
      (a, b) =>
        RANK[a.health] - RANK[b.health] ||
        KINDS[a.station.kind] - KINDS[b.station.kind] ||
        a.name.localeCompare(b.name, undefined, { numeric: true }),
    )
}

/** What does not do its work; warnings do not count. */
export const brokenCount = (faults: readonly FaultRow[]): number =>
  faults.filter(({ severity }) => severity === 'fault').length

/** The same fault as a moment ago, or another one? */
export const faultKey = ({ stationId, deviceId, state, since }: FaultRow): string =>
  [stationId, deviceId ?? '', state, since].join(' ')
