import type { Availability, KioskJourney, KioskService, KioskView } from '@antre/contract'

export type Opens = { readonly date: string; readonly time: string } | null

/** What the tile of an agency says about all its services together. */
export interface AgencySummary {
  readonly state: Availability['state']
  readonly opens: Opens
  /** People waiting for any of its services. */
  readonly waiting: number
  /** The fewest who come before somebody new, at any of them: others may wait for the same counters. */
  readonly ahead: number
  /** Somebody new is called at once, for one of them at least. */
  readonly free: boolean
}

/** How many come before somebody new, also those for other services of the same counters. */
export const peopleAhead = ({ ahead, waiting }: KioskService): number => ahead ?? waiting

/** A counter is open and has nobody to do with. */
export const isFree = (service: KioskService): boolean =>
  service.countersOpen > 0 && peopleAhead(service) === 0 && service.wait.from === 0

export function servicesOf(view: KioskView, agencyId: string): readonly KioskService[] {
  return view.services.filter((service) => service.agencyId === agencyId)
}

/** Open when any service is; else full when any is full; else closed. `opens` is the earliest. */
export function agencySummary(services: readonly KioskService[]): AgencySummary {
  return {
    ...together(services.map(({ availability }) => availability)),
    waiting: services.reduce((sum, service) => sum + service.waiting, 0),
    ahead: Math.min(...services.map(peopleAhead)),
    free: services.some(isFree),
  }
}

/** Is anything open in the house, and if not, when next? */
export function houseSummary(view: KioskView): {
  readonly state: Availability['state']
  readonly opens: Opens
} {
  return together(view.services.map(({ availability }) => availability))
}

function together(parts: readonly Availability[]): { state: Availability['state']; opens: Opens } {
  if (parts.some(({ state }) => state === 'open')) return { state: 'open', opens: null }
  const opens = earliest(parts.map((part) => (part.state === 'open' ? null : part.opens)))
  return { state: parts.some(({ state }) => state === 'full') ? 'full' : 'closed', opens }
}

function earliest(all: readonly Opens[]): Opens {
  const key = (opens: NonNullable<Opens>): string => `${opens.date} ${opens.time}`
  return all.reduce((best, opens) => (opens && (!best || key(opens) < key(best)) ? opens : best), null)
}

export interface JourneyStep {
  readonly service: KioskService
  /** The citizen may leave it out. */
  readonly optional: boolean
  /** A ticket can be had for it now. */
  readonly open: boolean
}

export function journeySteps(view: KioskView, journey: KioskJourney): readonly JourneyStep[] {
  return journey.steps.flatMap(({ serviceId, optional }) => {
    const service = view.services.find(({ id }) => id === serviceId)
    if (!service) return []
    return [
      {
        service,
        optional: journey.order === 'free' || optional,
        open: service.availability.state === 'open',
      },
    ]
  })
}

/** A journey can be had when all its obligatory steps are open, and at least one step is. */
export function journeySummary(steps: readonly JourneyStep[]): {
  readonly state: Availability['state']
  readonly opens: Opens
} {
  const needed = steps.filter(({ optional }) => !optional)
  const barring = needed.filter(({ open }) => !open)
  if (barring.length > 0) return together(barring.map(({ service }) => service.availability))
  return together(steps.map(({ service }) => service.availability))
}
