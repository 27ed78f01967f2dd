import { type Rejection, refuse } from './rejection.ts'
import type { Hall } from './state.ts'

/** Where it is printed when nobody says where: the one kiosk of a small mall. */
export const DEFAULT_KIOSK = 'kiosk-1'

/** Names told to whoever asked for another one: a person reads them. */
const NAMED = 50

/** The hall has heard of such a kiosk: it is in the document, has told of its printer, or printed today. */
export function isKiosk(hall: Hall, stationId: string): boolean {
  return stationId === DEFAULT_KIOSK || kiosksOf(hall).has(stationId)
}

/** Paper at a place that is none comes out nowhere. `others`: kiosks that exist though the hall has not heard of them. */
export function unknownKiosk(
  hall: Hall,
  stationId: string,
  others: readonly string[] = [],
): Rejection | null {
  if (isKiosk(hall, stationId) || others.includes(stationId)) return null
  const known = new Set([...kiosksOf(hall), ...others])
  const kiosks = known.size > 0 ? [...known] : [DEFAULT_KIOSK]
  return refuse('unknown-kiosk', { stationId, kiosks: kiosks.slice(0, NAMED).join(', ') })
}

function kiosksOf({ mall, stations, prints }: Hall): ReadonlySet<string> {
  const telling = Object.entries(stations).flatMap(([id, { kind }]) => (kind === 'kiosk' ? [id] : []))
  return new Set([...(mall.kiosks ?? []).map(({ id }) => id), ...telling, ...Object.keys(prints)])
}
