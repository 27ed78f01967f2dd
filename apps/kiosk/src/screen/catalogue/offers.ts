import type { KioskJourney, KioskService, KioskView } from '@antre/contract'
import { agencySummary, servicesOf } from './availability.ts'

/**
 * Services offered on the first page, ready in three taps: the first service of each agency, in the order of the mall
 * document, which lists agencies and their services by how many people come for them. Discreet services are not
 * put on show, services without any opening time have nothing to offer.
 */
export function frequentServices(view: KioskView, count: number): readonly KioskService[] {
  return view.agencies
    .flatMap((agency) => servicesOf(view, agency.id).slice(0, 1))
    .filter(
      ({ discreet, availability }) =>
        !discreet && (availability.state === 'open' || availability.opens !== null),
    )
    .slice(0, count)
}

/** Agencies that can serve somebody some day first, those without any opening time last. */
export function agenciesInOrder(view: KioskView): KioskView['agencies'] {
  const dormant = (id: string): number => {
    const { state, opens } = agencySummary(servicesOf(view, id))
    return state !== 'open' && opens === null ? 1 : 0
  }
  return [...view.agencies].sort((a, b) => dormant(a.id) - dormant(b.id))
}

/** Packages that contain a service of the agency. */
export function journeysOfAgency(view: KioskView, agencyId: string): readonly KioskJourney[] {
  const ids = new Set(servicesOf(view, agencyId).map(({ id }) => id))
  return view.journeys.filter(({ steps }) => steps.some(({ serviceId }) => ids.has(serviceId)))
}

/** The package worth mentioning beside a service: the one that ends in it, else none. */
export function journeyEndingIn(view: KioskView, serviceId: string): KioskJourney | undefined {
  return view.journeys.find(({ order, steps }) => order === 'fixed' && steps.at(-1)?.serviceId === serviceId)
}
