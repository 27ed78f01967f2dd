import { z } from 'zod'

export const ROLES = ['admin', 'supervisor', 'officer', 'kiosk', 'counter', 'display'] as const
export const roleSchema = z.enum(ROLES)
export type Role = (typeof ROLES)[number]

/** Who a token speaks for. The narrower fields say what alone it may touch. */
export interface Principal {
  /** Public name of the token in logs and lists; not the secret. */
  readonly tokenId: string
  readonly role: Role
  /** Role `counter`: its counter. */
  readonly counterId?: string
  /** Role `display`: its zone; absent: every zone. */
  readonly zoneId?: string
  /** Role `kiosk`: the station that prints. */
  readonly stationId?: string
}

export { DEFAULT_KIOSK } from '@antre/domain'
