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

/** Displays ask every two seconds: two answers may be lost. */
export const LEASE_MS = 6_000
/** One that was heard speaking when it fell silent may still be at it: longer than any announcement. */
const LAST_WORDS_MS = 15_000
/** One that has not asked for so long is gone. */
const GONE_MS = 20_000
/** Displays a zone remembers at most: a guard. */
const REMEMBERED = 100

interface Zone {
  holder: { readonly instance: string; readonly until: number } | null
  readonly able: Map<string, number>
}

/** All times are milliseconds of a clock that only moves forward. */
export function createVoices(): Voices {
  const zones = new Map<string, Zone>()

  function forgetGone(zone: Zone, at: number) {
    for (const [instance, seenAt] of zone.able) if (at - seenAt > GONE_MS) zone.able.delete(instance)
    const [oldest] = zone.able.keys()
    if (zone.able.size >= REMEMBERED && oldest !== undefined) zone.able.delete(oldest)
  }

  return {
    ask(zoneId, { instance, able, speaking }, at) {
      const zone = zones.get(zoneId) ?? { holder: null, able: new Map() }
      zones.set(zoneId, zone)
      forgetGone(zone, at)
      zone.able.delete(instance)
      if (able) zone.able.set(instance, at)
      const isFree = zone.holder === null || zone.holder.instance === instance || zone.holder.until <= at
      if (isFree && able) zone.holder = { instance, until: at + (speaking ? LAST_WORDS_MS : LEASE_MS) }
      else if (zone.holder?.instance === instance) zone.holder = null
      const speaks = zone.holder?.instance === instance
      return { speaks, leaseMs: speaks ? LEASE_MS : 0, others: zone.able.size - (able ? 1 : 0) }
    },
  }
}
