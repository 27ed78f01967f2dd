/** Which page tells how the loudspeaker of a display is, and how often that is news. */
export interface Tellers {
  /** May this page tell it now? Call it whenever one asks. */
  isTeller(stationId: string, page: Page, at: number): boolean
  /** Is there room for news? Each true is one of them. */
  mayNote(stationId: string, at: number): boolean
}

interface Page {
  readonly instance: string
  /** It would be heard. */
  readonly able: boolean
}

interface Told {
  readonly page: Page
  readonly heardAt: number
  readonly spare: number
  readonly refilledAt: number
}

/** A page that has not asked for so long is gone: pages ask every two seconds. */
const GONE_MS = 8_000
/** News at once, and then one each half minute: each is stored for good. */
const BURST = 6
const REFILL_MS = 30_000
/** Stations remembered at most: a guard. */
const REMEMBERED = 500

/**
 * Two pages may bear one name (a second tab, the window of a station and a browser beside it). What they say
 * in turn would be a change with each question; so one of them tells: the first, or the first that is heard.
 * All times are milliseconds of a clock that only moves forward.
 */
export function createTellers(): Tellers {
  const told = new Map<string, Told>()

  function remember(stationId: string, now: Told) {
    told.delete(stationId)
    told.set(stationId, now)
    const [oldest] = told.keys()
    if (told.size > REMEMBERED && oldest !== undefined) told.delete(oldest)
  }

  return {
    isTeller(stationId, page, at) {
      const before = told.get(stationId) ?? { page, heardAt: at, spare: BURST, refilledAt: at }
      const isFree = at - before.heardAt > GONE_MS || (page.able && !before.page.able)
      if (before.page.instance !== page.instance && !isFree) return false
      remember(stationId, { ...before, page, heardAt: at })
      return true
    },
    mayNote(stationId, at) {
      const before = told.get(stationId)
      if (before === undefined) return false
      const refills = Math.floor((at - before.refilledAt) / REFILL_MS)
      const spare = Math.min(BURST, before.spare + refills)
      if (spare === 0) return false
      const refilledAt = spare === BURST ? at : before.refilledAt + refills * REFILL_MS
      told.set(stationId, { ...before, spare: spare - 1, refilledAt })
      return true
    },
  }
}
