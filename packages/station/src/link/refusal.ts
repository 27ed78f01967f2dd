import type { StationKind } from '../kind.ts'

/**
 * Why a master that is reached does not accept this station.
 * - `token`: it does not know the token
 * - `place`: the token is for another kind of station, counter or zone
 * - `unknown`: the mall has no such counter or zone
 * - `release`: master and station are of different releases
 */
export type Refusal = 'token' | 'place' | 'unknown' | 'release'

export function refusalOf(status: number): Refusal {
  switch (status) {
    case 401:
      return 'token'
    case 403:
      return 'place'
    case 404:
      return 'unknown'
    default:
      return 'release'
  }
}

/** What is wrong and what to do, for whoever started the station. */
export function refusalWords(refusal: Refusal, kind: StationKind, placeId: string | undefined): string {
  const place = kind === 'display' ? 'zone' : 'counter'
  const flag = placeId === undefined ? '' : ` --${place} ${placeId}`
  const make = `Make one at the master: antre token --role ${kind}${flag}`
  switch (refusal) {
    case 'token':
      return `the master does not know this station's token. ${make}`
    case 'place':
      return placeId === undefined
        ? `the token is not one of a ${kind}. ${make}`
        : `the token is not for ${place} ${placeId}. Correct --${place}, or use a token for it. ${make}`
    case 'unknown':
      return `the mall has no ${place} ${placeId ?? ''}. Correct --${place}, or add it to the mall document.`
    case 'release':
      return 'the master is of another release. Update both.'
    default:
      return refusal satisfies never
  }
}
