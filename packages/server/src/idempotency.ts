import { DEFAULT_KIOSK, type Principal } from '@antre/contract'
import type { Idempotency } from '@antre/engine'
import type { FastifyRequest } from 'fastify'

const KEY = /^[\x21-\x7e]{1,200}$/
export const KEY_FAULT = { path: 'Idempotency-Key', message: '1 to 200 visible ASCII characters' }

/** The Idempotency-Key of a request; undefined when it has none, null when it is none. */
export function keyOf({ headers }: FastifyRequest): string | undefined | null {
  const key = headers['idempotency-key']
  return key === undefined || (typeof key === 'string' && KEY.test(key)) ? key : null
}

/** The key as it is stored: each who asks has keys of its own. */
export function ownKey(
  principal: Principal,
  key: string | undefined,
  fingerprint: string,
): Idempotency | undefined {
  // A key holds no space, so nobody can send what is stored for another.
  return key === undefined ? undefined : { key: `${asker(principal)} ${key}`, fingerprint, bare: key }
}

/** A station stays itself when it starts anew with another token; a person or program is its token. */
export function asker({ role, tokenId, stationId, counterId, zoneId }: Principal): string {
  switch (role) {
    case 'kiosk':
      return `kiosk:${stationId ?? DEFAULT_KIOSK}`
    case 'counter':
      return counterId === undefined ? `token:${tokenId}` : `counter:${counterId}`
    case 'display':
      return zoneId === undefined ? `token:${tokenId}` : `display:${zoneId}`
    default:
      return `token:${tokenId}`
  }
}
