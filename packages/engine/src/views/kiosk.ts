import type { Availability, KioskJourney, KioskService, KioskView } from '@antre/contract'
import {
  canPrint,
  evacuationOf,
  foresight,
  get,
  type Hall,
  isoTime,
  type Journey,
  PRIORITIES,
  printersOf,
  printsAt,
  type Service,
  type Station,
  serviceLine,
  stationAt,
  waitingFor,
} from '@antre/domain'
import { availabilityOf, mallHeader, openCounters } from './header.ts'
import { ticketView } from './ticket.ts'

const MINUTE_MS = 60_000
/** How long a finished print job stays in its kiosk's view, so that the screen can say how it ended. */
const PRINT_SHOWN_MS = 2 * MINUTE_MS

/** What a kiosk shows; with a station id also what that kiosk shall print. */
export function kioskView(hall: Hall, at: number, stationId: string | null): KioskView {
  const { mall } = hall
  const evacuation = evacuationOf(hall)
  const services = new Map(kioskServices(hall, at).map((service) => [service.id, service]))
  return {
    mall: mallHeader(hall),
    now: isoTime(at, mall.timeZone),
    agencies: mall.agencies.map(({ id, name, short, hint, icon }) => ({ id, name, short, hint, icon })),
    services: [...services.values()],
    journeys: mall.journeys.map((journey): KioskJourney => {
      const steps = journey.steps.map(({ serviceId, optional = false }) => ({ serviceId, optional }))
      return {
        id: journey.id,
        name: journey.name,
        description: journey.description,
        icon: journey.icon,
        order: journey.order,
        steps,
        keywords: writable(journey.keywords),
        availability: journeyAvailability(journey, services),
      }
    }),
    priorities: [...PRIORITIES],
    ...(evacuation && { evacuation: { id: evacuation.id, at: isoTime(evacuation.at, mall.timeZone) } }),
    receipt: { ...mall.receipt, whenNotPrinting: mall.receipt.whenNotPrinting ?? 'screen' },
    station: stationId === null ? null : station(hall, at, stationId),
  }
}

/** A fixed journey needs its obligatory steps open; a free one, of which each step can be left out, any. */
function journeyAvailability(
  { order, steps }: Journey,
  services: ReadonlyMap<string, KioskService>,
): Availability {
  const needed = steps.flatMap(({ serviceId, optional }) =>
    order === 'fixed' && optional ? [] : (services.get(serviceId)?.availability ?? []),
  )
  const deciding = needed.find(({ state }) => (state === 'open') === (order === 'free'))
  return deciding ?? needed[0] ?? { state: 'closed', opens: null }
}

const writable = (words: Service['keywords']): Record<string, string[]> =>
  Object.fromEntries(Object.entries(words ?? {}).map(([language, list]) => [language, [...list]]))

function kioskServices(hall: Hall, at: number): KioskService[] {
  const open = openCounters(hall)
  const foreseen = foresight(hall, at)
  return hall.mall.services.map((service) => {
    const { ahead, wait } = foreseen.ofNewcomer(service.id)
    return {
      id: service.id,
      agencyId: service.agencyId,
      name: service.name,
      description: service.description,
      requirements: [...service.requirements],
      cost: { amount: service.cost.amount, ...(service.cost.note && { note: service.cost.note }) },
      duration: service.duration,
      discreet: service.discreet ?? false,
      keywords: writable(service.keywords),
      waiting: waitingFor(hall, serviceLine(service.id)),
      ahead,
      wait: { from: wait.fromMs / MINUTE_MS, to: wait.toMs / MINUTE_MS },
      countersOpen: open.get(service.id) ?? 0,
      availability: availabilityOf(hall, service, at),
    }
  })
}

type KioskStation = NonNullable<KioskView['station']>

function station(hall: Hall, at: number, id: string): KioskStation {
  const name = kioskName(hall, id)
  return {
    id,
    ...(name && { name }),
    printer: printer(hall, id),
    ...(!canPrint(stationAt(hall, id)) && { elsewhere: elsewhere(hall, id) }),
    prints: prints(hall, at, id),
  }
}

/** The other kiosks of the mall that have said today that they print, the one that takes over first. */
function elsewhere(hall: Hall, stationId: string): NonNullable<KioskStation['elsewhere']> {
  const kiosks = hall.mall.kiosks ?? []
  const fallback = kiosks.find(({ id }) => id === stationId)?.fallback
  const prints = (station: Station | undefined) =>
    station?.carried === false && printersOf(station).length > 0 && canPrint(station)
  return kiosks
    .filter(({ id }) => id !== stationId && prints(stationAt(hall, id)))
    .map(({ id, name }) => ({ id, name, takesOver: id === fallback }))
    .toSorted((a, b) => Number(b.takesOver) - Number(a.takesOver))
}

const kioskName = (hall: Hall, id: string) => hall.mall.kiosks?.find((kiosk) => kiosk.id === id)?.name

/** The printer that would print the next ticket; null while the kiosk has not spoken of any. */
function printer(hall: Hall, stationId: string): KioskStation['printer'] {
  const said = stationAt(hall, stationId)
  const [first] = printersOf(said)
  if (!first) return null
  const { state, since, ticketsLeft = null } = first
  return { canPrint: canPrint(said), state, since: isoTime(since, hall.mall.timeZone), ticketsLeft }
}

function prints(hall: Hall, at: number, stationId: string): KioskStation['prints'] {
  return printsAt(hall, stationId).flatMap((id) => {
    const ticket = get(hall.tickets, id)
    if (!ticket) return []
    const { attempt = 0, reprint = false, printAt = '', printAskedAt = ticket.issuedAt } = ticket
    if (ticket.print !== 'pending' && at - printAskedAt > PRINT_SHOWN_MS) return []
    const askedAt = isoTime(printAskedAt, hall.mall.timeZone)
    const job = { ticket: ticketView(hall, ticket, at), attempt, askedAt, reprint }
    if (printAt === stationId) return [{ ...job, state: ticket.print }]
    const movedTo = { id: printAt, name: kioskName(hall, printAt) ?? {} }
    return [{ ...job, state: 'failed' as const, movedTo }]
  })
}
