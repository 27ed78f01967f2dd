import type { KioskService, KioskView, TicketView } from '@antre/contract'
import type { ReceiptInput } from '@antre/receipt'
import { ticketQr } from './ticket-qr.ts'

/** All that a ticket's paper says, from the view it came with. `reprint`: the same number may be on paper already. */
export function receiptInput(view: KioskView, ticket: TicketView, reprint: boolean): ReceiptInput {
  const services = ticket.steps.flatMap(
    ({ serviceId }) => view.services.find(({ id }) => id === serviceId) ?? [],
  )
  const journey = view.journeys.find(({ id }) => id === ticket.journeyId)
  const agencyOf = (service: KioskService) =>
    view.agencies.find(({ id }) => id === service.agencyId)?.name ?? {}
  const [first] = services
  return {
    mall: { name: view.mall.name, place: view.mall.place },
    timeZone: view.mall.timeZone,
    language: ticket.language,
    ticket,
    agency: journey || !first ? null : agencyOf(first),
    ...(journey && { journey: journey.name }),
    steps: services.map((service) => ({ service: service.name, agency: agencyOf(service) })),
    requirements: distinct(services.flatMap(({ requirements }) => requirements)),
    cost: costOf(services),
    thanks: view.receipt.thanks,
    reprint,
    printedAt: view.now,
    qr: view.receipt.showQr ? ticketQr(ticket, view.mall.timeZone) : null,
    show: {
      requirements: view.receipt.showRequirements,
      estimate: view.receipt.showEstimate,
      qr: view.receipt.showQr,
    },
  }
}

/** Several steps often ask for the same paper. */
function distinct<T extends object>(texts: readonly T[]): T[] {
  return [...new Map(texts.map((text) => [JSON.stringify(text), text])).values()]
}

/** One service: its own. A journey: the sum, as far as every step's is known. */
function costOf(services: readonly KioskService[]): ReceiptInput['cost'] {
  const [only] = services
  if (services.length === 1 && only) return only.cost
  const amounts = services.map(({ cost }) => cost.amount)
  return {
    amount: amounts.includes(null) ? null : amounts.reduce<number>((sum, amount) => sum + (amount ?? 0), 0),
  }
}
