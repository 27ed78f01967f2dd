import { DEFAULT_KIOSK, type Principal, type Role } from '@antre/contract'
import {
  callConcernsZone,
  type Hall,
  printConcernsStation,
  stationCallsFor,
  ticketConcernsCounter,
} from '@antre/engine'
import type { FastifyRequest } from 'fastify'

/** Finds who a secret speaks for. Implemented on the ledger's tokens. */
export interface Access {
  find(secret: string): Principal | undefined
  /** Names of the kiosks that have a token. */
  kiosks(): readonly string[]
}

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Cookies know no ports, and several of ours may share a host: each has its own name. */
export const cookieName = (port: number): string => `antre-${port}`

export type Identified =
  | { readonly ok: true; readonly principal: Principal }
  | { readonly ok: false; readonly code: 'unauthorised' | 'forbidden' }

/** Reads the bearer token, else the cookie of a signed-in browser. */
export function identify(request: FastifyRequest, access: Access): Identified {
  const header = request.headers.authorization
  if (header !== undefined) {
    const secret = /^Bearer ([\w.~+/-]+=*)$/i.exec(header)?.[1]
    return found(secret, access)
  }
  const secret = request.cookies[cookieName(request.socket.localPort ?? 0)]
  if (secret === undefined) return { ok: false, code: 'unauthorised' }
  // A cookie travels by itself: another site's page must not be able to act with it.
  if (!SAFE.has(request.method) && !sameOrigin(request)) return { ok: false, code: 'forbidden' }
  return found(secret, access)
}

/** Has the token of an answered request been ended since? While tokens cannot be read, nobody is shut out. */
export function isStillKnown(request: FastifyRequest, access: Access): boolean {
  try {
    return identify(request, access).ok
  } catch {
    return true
  }
}

function found(secret: string | undefined, access: Access): Identified {
  const principal = secret === undefined ? undefined : access.find(secret)
  return principal ? { ok: true, principal } : { ok: false, code: 'unauthorised' }
}

function sameOrigin(request: FastifyRequest): boolean {
  const { origin, host } = request.headers
  return (
    origin !== undefined &&
    host !== undefined &&
    /^https?:\/\//.test(origin) &&
    origin.replace(/^https?:\/\//, '') === host
  )
}

/** What a route's address names, as far as it matters for access. */
export interface Target {
  readonly counterId?: string
  readonly zoneId?: string
  readonly ticketId?: string
  /** The ticket whose print is reported. */
  readonly printId?: string
  readonly callId?: string
  /** The station whose devices are told of, or that shall print. */
  readonly stationId?: string
  /** The station that somebody has heard. */
  readonly heardId?: string
}

/** Least privilege: the role may call the route, and the token's own counter, zone or station is meant. */
export function mayTouch(principal: Principal, roles: readonly Role[], target: Target, hall: Hall): boolean {
  if (!roles.includes(principal.role)) return false
  switch (principal.role) {
    case 'counter':
      return counterMayTouch(principal.counterId ?? '', target, hall)
    case 'display':
      return displayMayTouch(principal.zoneId, target, hall)
    case 'kiosk':
      return kioskMayTouch(principal.stationId ?? DEFAULT_KIOSK, target, hall)
    default:
      return true
  }
}

/** A counter acts on itself, on the displays that call for it, and on tickets that are at it, were at it, or wait for what it serves. */
function counterMayTouch(own: string, target: Target, hall: Hall): boolean {
  const { counterId, ticketId, heardId } = target
  if (counterId !== undefined && counterId !== own) return false
  if (heardId !== undefined && !stationCallsFor(hall, heardId, own)) return false
  return ticketId === undefined || ticketConcernsCounter(hall, ticketId, own)
}

function displayMayTouch(own: string | undefined, { zoneId, callId }: Target, hall: Hall): boolean {
  if (own === undefined) return true
  if (zoneId !== undefined) return zoneId === own
  return callId === undefined || callConcernsZone(hall, callId, own)
}

/** A kiosk speaks for its own printer only. */
function kioskMayTouch(own: string, { printId, stationId }: Target, hall: Hall): boolean {
  if (stationId !== undefined) return stationId === own
  return printId === undefined || printConcernsStation(hall, printId, own)
}
