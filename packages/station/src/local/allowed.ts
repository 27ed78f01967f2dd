import { type RouteName, routes } from '@antre/contract'
import type { StationKind } from '../kind.ts'

export interface AllowedRoute {
  readonly method: 'GET' | 'POST'
  /** Fastify style, below `/api/v1`: `/tickets/:id`. */
  readonly path: string
  /** The only id it may be asked about; absent: any. */
  readonly onlyId?: string
}

const AT_COUNTER = [
  'open',
  'pause',
  'close',
  'callNext',
  'call',
  'recall',
  'start',
  'finish',
  'noShow',
  'hold',
  'transfer',
] as const satisfies RouteName[]

/** What a station's page may ask of the master through it. Everything else does not exist there. */
export function allowedRoutes(kind: StationKind, placeId?: string): readonly AllowedRoute[] {
  switch (kind) {
    case 'kiosk':
      return pick('issueTicket', 'ticket')
    case 'counter':
      return [
        ...pick(...AT_COUNTER).map((route) => ({ ...route, onlyId: placeId ?? '' })),
        ...pick('ticket', 'cancel', 'reinstate', 'priority', 'print', 'confirmHeard'),
      ]
    case 'display':
      return [
        ...pick('announced', 'noticeAnnounced'),
        ...pick('voice').map((route) => ({ ...route, onlyId: placeId ?? '' })),
      ]
    default:
      return kind satisfies never
  }
}

type Forwarded =
  | (typeof AT_COUNTER)[number]
  | 'issueTicket'
  | 'ticket'
  | 'cancel'
  | 'reinstate'
  | 'priority'
  | 'print'
  | 'confirmHeard'
  | 'announced'
  | 'noticeAnnounced'
  | 'voice'

function pick(...names: Forwarded[]): AllowedRoute[] {
  return names.map((name) => ({
    method: routes[name].method === 'GET' ? 'GET' : 'POST',
    path: routes[name].path,
  }))
}
