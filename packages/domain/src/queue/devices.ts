import type { Mall } from '../mall/mall.ts'

/** What stations say of the devices on them, and what it means. */

export const STATION_KINDS = ['kiosk', 'counter', 'display', 'other'] as const
export type StationKind = (typeof STATION_KINDS)[number]

export const DEVICE_KINDS = ['printer', 'buttons', 'loudspeaker', 'board'] as const
export type DeviceKind = (typeof DEVICE_KINDS)[number]

/**
 * - `ok`: does its work
 * - `warning`: does its work, but somebody should look before it stops
 * - `fault`: does not do its work
 */
export type Severity = 'ok' | 'warning' | 'fault'

/** Every state a device can be in, with how bad it is. Codes are public and stored: never renamed. */
export const DEVICE_SEVERITY = {
  ready: 'ok',
  starting: 'ok',
  'paper-low': 'warning',
  /** It does not say how it is: many a cheap printer. */
  unknown: 'warning',
  /** Bytes arrive that mean nothing: a loose cable, the wrong baud rate. */
  noise: 'warning',
  /** The browser plays nothing before somebody touches the page. */
  blocked: 'warning',
  'quiet-output': 'warning',
  'paper-out': 'fault',
  'cover-open': 'fault',
  'cutter-error': 'fault',
  overheated: 'fault',
  /** A ticket was left in the presenter. */
  presenter: 'warning',
  offline: 'fault',
  unplugged: 'fault',
  'wrong-port': 'fault',
  'no-permission': 'fault',
  'no-output': 'fault',
  muted: 'fault',
  /** The sound stands still and could not be started again. */
  stuck: 'fault',
} as const satisfies Readonly<Record<string, Severity>>
export type DeviceState = keyof typeof DEVICE_SEVERITY
export const DEVICE_STATES = Object.keys(DEVICE_SEVERITY) as readonly DeviceState[]

export interface DeviceReport {
  /** Unique on its station: `printer`, `printer-2`, `buttons`. */
  readonly id: string
  readonly kind: DeviceKind
  readonly state: DeviceState
  /** A code or figure that helps who mends it: `connect-timeout`. No personal data. */
  readonly detail?: string | undefined
  /** Printers with paper low: about how many tickets the roll still gives. */
  readonly ticketsLeft?: number | undefined
}

export interface Device extends DeviceReport {
  /** When the state began. Milliseconds since the epoch. */
  readonly since: number
  /** Somebody has heard it on this day, while it was in this state. Milliseconds since the epoch. */
  readonly heardAt?: number
}

/** Who speaks under the name of a station. */
export interface Bearer {
  readonly kind: StationKind
  /** Its counter, or the zone of a display. */
  readonly place?: string | undefined
}

/** A station and what it says of its devices. */
export interface Station {
  readonly kind: StationKind
  /** Its counter, or the zone of a display. */
  readonly place?: string
  /** By id. */
  readonly devices: Readonly<Record<string, Device>>
  /** When it last said something new. Milliseconds since the epoch. */
  readonly heardAt: number
  /** It has said nothing today: what is known of it is from an earlier day. */
  readonly carried: boolean
}

/**
 * Whose a name is before anybody bears it: `counter-3` is that of counter 3, `display-A` that of zone A,
 * `kiosk-2` and the kiosks of the mall document are kiosks'. Undefined: anybody's.
 */
export function ownerOf({ kiosks = [], counters, zones }: Mall, stationId: string): Bearer | undefined {
  if (stationId.startsWith('kiosk-') || kiosks.some(({ id }) => id === stationId)) return { kind: 'kiosk' }
  const [, kind, place] = /^(counter|display)-(.+)$/.exec(stationId) ?? []
  if (kind === 'counter' && counters.some(({ id }) => id === place)) return { kind, place }
  if (kind === 'display' && zones.some(({ id }) => id === place)) return { kind, place }
  return undefined
}

/** Is the name another's than this one's? A display for every zone is of no other zone. */
export function isOfAnother(mall: Mall, stationId: string, { kind, place }: Bearer): boolean {
  const owner = ownerOf(mall, stationId)
  if (owner === undefined) return false
  return owner.kind !== kind || (place !== undefined && owner.place !== undefined && owner.place !== place)
}

export function severityOf(state: DeviceState): Severity {
  return DEVICE_SEVERITY[state]
}

/** It sounds: it says so itself, or it cannot know and somebody has heard it. */
export function isHeard({ kind, state, heardAt }: Pick<Device, 'kind' | 'state' | 'heardAt'>): boolean {
  return kind === 'loudspeaker' && (state === 'ready' || (state === 'unknown' && heardAt !== undefined))
}

/** The printers of a kiosk, those that work first. */
export function printersOf(station: Pick<Station, 'devices'> | undefined): readonly Device[] {
  const printers = Object.values(station?.devices ?? {}).filter(({ kind }) => kind === 'printer')
  return printers.toSorted((a, b) => Number(!prints(a)) - Number(!prints(b)))
}

/** A kiosk that has said nothing of its printers is trusted to have one that works. */
export function canPrint(station: Pick<Station, 'devices'> | undefined): boolean {
  const printers = printersOf(station)
  return printers.length === 0 || printers.some(prints)
}

/** Nothing is sent to a printer that answers what no printer answers. */
const prints = ({ state }: Device): boolean => severityOf(state) !== 'fault' && state !== 'noise'
