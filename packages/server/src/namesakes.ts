/** Which PCs tell of themselves under one name. */
export interface Namesakes {
  /**
   * A PC has told of itself; `instance` is new at each start of its program. Until when two of them are known to
   * share the name, or null. Times in ms, of one clock.
   */
  heard(stationId: string, instance: string, at: number): number | null
  forget(stationId: string): void
}

/** Stations tell of themselves each ten minutes: one that was not heard for so long is gone. */
const GONE_MS = 25 * 60_000
/** Stations remembered at most, and starts of one: a guard. */
const REMEMBERED = 500
const STARTS = 8

interface Start {
  readonly instance: string
  readonly heardAt: number
  /** Which report this is since the master began: its first one, and its last. */
  readonly first: number
  readonly last: number
}

/**
 * A program that was started again is never heard under its former instance. So two PCs share the name when one
 * is heard after another has begun to be.
 */
export function createNamesakes(): Namesakes {
  /** Those heard lately, in the order in which they began. */
  const stations = new Map<string, readonly Start[]>()
  let reports = 0
  return {
    heard(stationId, instance, at) {
      reports += 1
      const lately = (stations.get(stationId) ?? []).filter(({ heardAt }) => at - heardAt < GONE_MS)
      const known = lately.findIndex((each) => each.instance === instance)
      const now = { instance, heardAt: at, first: lately[known]?.first ?? reports, last: reports }
      const starts = known < 0 ? [...lately, now].slice(-STARTS) : lately.with(known, now)
      stations.delete(stationId)
      stations.set(stationId, starts)
      const [oldest] = stations.keys()
      if (stations.size > REMEMBERED && oldest !== undefined) stations.delete(oldest)
      return sharedUntil(starts)
    },
    forget(stationId) {
      stations.delete(stationId)
    },
  }
}

/** As long as both of some pair are heard. */
function sharedUntil(starts: readonly Start[]): number | null {
  const both = starts.flatMap((earlier, i) =>
    starts
      .slice(i + 1)
      .filter((later) => earlier.last > later.first)
      .map((later) => Math.min(earlier.heardAt, later.heardAt) + GONE_MS),
  )
  return both.length === 0 ? null : Math.max(...both)
}
