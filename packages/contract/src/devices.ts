import { DEVICE_KINDS, DEVICE_STATES, type DeviceState, STATION_KINDS } from '@antre/domain'
import { z } from 'zod'
import { isoTime } from './ticket.ts'

const localized = z.record(z.string(), z.string())
const id = z.string().regex(/^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,62}[A-Za-z0-9])?$/)
const severity = z.enum(['ok', 'warning', 'fault'])
export const deviceState = z.enum(DEVICE_STATES as readonly [DeviceState, ...DeviceState[]])

/** What a station says of one of its devices. */
export const deviceReport = z.strictObject({
  id,
  kind: z.enum(DEVICE_KINDS),
  state: deviceState,
  detail: z.string().min(1).max(120).optional().describe('a code or figure for who mends it'),
  ticketsLeft: z
    .number()
    .int()
    .min(0)
    .max(100_000)
    .optional()
    .describe('about how many the roll still gives'),
})

export type DeviceReport = z.infer<typeof deviceReport>

/** A device as staff see it. */
const device = z.object({
  id: z.string(),
  kind: z.enum(DEVICE_KINDS),
  state: deviceState,
  severity,
  since: isoTime,
  detail: z.string().optional(),
  ticketsLeft: z.number().int().optional(),
  heardAt: isoTime.optional().describe('somebody said today that it is heard'),
})

const stationKind = z.enum(STATION_KINDS)

export const stationRow = z.object({
  id: z.string(),
  kind: stationKind,
  name: localized.optional().describe('of a kiosk that the mall document names'),
  place: z.string().optional().describe('its counter, or the zone of a display'),
  connected: z.boolean(),
  lastSeen: isoTime,
  devices: z.array(device),
})

/** Something that somebody should look at, in plain words. */
export const faultRow = z.object({
  stationId: z.string(),
  station: stationKind,
  deviceId: z.string().nullable().describe('null: the station itself'),
  kind: z.enum(['station', ...DEVICE_KINDS]),
  state: z.string().describe('a device state; of a station `away` or `same-name`'),
  severity: z.enum(['warning', 'fault']),
  since: isoTime,
  what: localized.describe('what is the matter'),
  todo: localized.describe('what to do about it'),
  detail: z.string().optional(),
  ticketsLeft: z.number().int().optional(),
})
export type FaultRow = z.infer<typeof faultRow>
