import type { OfflineWhy, PrinterStatus, PrintFailure, UnknownWhy } from '../port.ts'
import type { Ask, StatusMasks } from '../profile.ts'

/** The answers to `DLE EOT n`, by n; a question that was not asked is missing. */
export type StatusBytes = Readonly<Partial<Record<Ask, number>>>

/**
 * What the answers mean; the most useful thing to tell a person comes first. `spoken`: the second byte of what it
 * last said by itself, which knows of jams that no answer tells.
 */
export function statusFrom(bytes: StatusBytes, masks: StatusMasks, spoken = 0): PrinterStatus {
  const has = (n: Ask, mask: number): boolean => ((bytes[n] ?? 0) & mask) !== 0
  if (has(2, masks.coverOpen)) return { state: 'cover-open' }
  if (has(4, masks.paperOut) || has(2, masks.stoppedByPaper)) return { state: 'paper-out' }
  if (has(3, masks.cutter)) return { state: 'cutter-error' }
  if (has(3, masks.overheated)) return { state: 'overheated' }
  if (has(3, masks.jam) || (spoken & masks.spokenJam) !== 0) return { state: 'offline', why: 'jam' }
  if (has(3, masks.unrecoverable)) return { state: 'offline', why: 'broken' }
  if (has(2, masks.error)) return { state: 'offline', why: 'error' }
  if (has(1, masks.offline)) return { state: 'offline', why: has(2, masks.feeding) ? 'feeding' : 'reported' }
  const presenter = has(4, masks.untaken) ? ({ untaken: true } as const) : {}
  return { state: has(4, masks.paperLow) ? 'paper-low' : 'ready', ...presenter }
}

/** Nothing that makes sense was heard. */
export function isUnheard(status: PrinterStatus): boolean {
  if (status.state === 'unknown') return status.why === 'silent' || status.why === 'garbled'
  return status.state === 'offline' && status.why === 'lost'
}

/** It could not be talked to at all. */
export function isAway(status: PrinterStatus): boolean {
  if (status.state === 'offline') return UNCONNECTED.has(status.why)
  return isUnheard(status)
}

const UNCONNECTED: ReadonlySet<OfflineWhy> = new Set(['unreachable', 'no-permission', 'timeout', 'lost'])

/** It is offline for no reason that would stay: somebody holds the feed button, or has just closed it. */
export function mayPassSoon(status: PrinterStatus): boolean {
  return status.state === 'offline' && (status.why === 'reported' || status.why === 'feeding')
}

/** Why a printer in this state cannot print; null when it can. */
export function obstacle(status: PrinterStatus): PrintFailure | null {
  switch (status.state) {
    case 'ready':
    case 'paper-low':
      return null
    case 'paper-out':
    case 'cover-open':
    case 'cutter-error':
    case 'overheated':
      return status.state
    case 'offline':
      return OFFLINE[status.why]
    case 'unknown':
      return UNKNOWN[status.why]
  }
}

const OFFLINE = {
  unreachable: 'unreachable',
  'no-permission': 'unreachable',
  timeout: 'connect-timeout',
  lost: 'connection-lost',
  reported: 'offline',
  feeding: 'offline',
  jam: 'offline',
  error: 'offline',
  broken: 'offline',
} as const satisfies Record<OfflineWhy, PrintFailure>

const UNKNOWN = {
  'not-asked': null,
  silent: 'no-answer',
  garbled: 'garbled-status',
  closed: 'closed',
} as const satisfies Record<UnknownWhy, PrintFailure | null>
