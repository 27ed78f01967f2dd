/** Which display of a zone speaks: a right that one at a time holds, and must keep asking for. */
export interface Voices {
  ask(zoneId: string, asking: Asking, at: number): Granted
}

export interface Asking {
  /** Made at random when the page is loaded: two displays may bear the same name. */
  readonly instance: string
  readonly able: boolean
  readonly speaking: boolean
}

export interface Granted {
  readonly speaks: boolean
  /** How long the right lasts, from when the display asked. */
  readonly leaseMs: number
  /** Other displays of the zone that would speak. */
  readonly others: number
}

/**
 * Who had the right before the master was started may be in the middle of words. It asks every two seconds, and
 * waits a second and a half for an answer that does not come: by then it has been heard.
 */
export const GRACE_MS = 4_000
/** Displays ask every two seconds: two answers may be lost. */
export const LEASE_MS = 6_000
/** One that was heard speaking when it fell silent may still be at it: longer than any announcement. */
const LAST_WORDS_MS = 15_000
/** One that has not asked for so long is gone. */
const GONE_MS = 20_000
/** Displays a zone remembers at most: a guard. */
const REMEMBERED = 100

interface Holder {
  readonly instance: string
  readonly until: number
  /** It only finishes what it is saying. */
  readonly leaving: boolean
}

interface Zone {
  holder: Holder | null
  readonly able: Map<string, number>
}

/**
 * All times are milliseconds of a clock that only moves forward.
 * @param startedAt when the displays could first ask this master; who had the right before it does not know
 */
export function createVoices(startedAt = Number.NEGATIVE_INFINITY): Voices {
  const zones = new Map<string, Zone>()

  function forgetGone(zone: Zone, at: number) {
    for (const [instance, seenAt] of zone.able) if (at - seenAt > GONE_MS) zone.able.delete(instance)
    const [oldest] = zone.able.keys()
    if (zone.able.size >= REMEMBERED && oldest !== undefined) zone.able.delete(oldest)
  }

  /** Who has the right after this question. */
  function holderAfter(
    holder: Holder | null,
    { instance, able, speaking }: Asking,
    at: number,
  ): Holder | null {
    const isOwn = holder?.instance === instance
    if (holder !== null && !isOwn && holder.until > at) return holder
    const isEarly = at - startedAt < GRACE_MS
    if (able && speaking) return { instance, until: at + LAST_WORDS_MS, leaving: false }
    if (able) return isOwn || !isEarly ? { instance, until: at + LEASE_MS, leaving: false } : null
    if (!speaking || !(isOwn || isEarly)) return null
    // It cannot be trusted with more, but nobody is to speak into its words. Once: they come to an end.
    if (isOwn && holder.leaving) return holder.until > at ? holder : null
    return { instance, until: at + LAST_WORDS_MS, leaving: true }
  }

  return {
    ask(zoneId, asking, at) {
      const { instance, able } = asking
      const zone = zones.get(zoneId) ?? { holder: null, able: new Map() }
      zones.set(zoneId, zone)
      forgetGone(zone, at)
      zone.able.delete(instance)
      if (able) zone.able.set(instance, at)
      zone.holder = holderAfter(zone.holder, asking, at)
      const speaks = able && zone.holder?.instance === instance
      return { speaks, leaseMs: speaks ? LEASE_MS : 0, others: zone.able.size - (able ? 1 : 0) }
    },
  }
}
