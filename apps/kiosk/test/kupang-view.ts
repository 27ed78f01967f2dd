import { readFileSync } from 'node:fs'
import type { KioskService, KioskView } from '@antre/contract'
import { readMall } from '@antre/contract'
import { type Mall, openingAt, PRIORITIES } from '@antre/domain'

const FILE = new URL('../../../resources/malls/kupang.json', import.meta.url)

export const MONDAY_MORNING = '2026-11-23T09:41:00+08:00'

function kupang(): Mall {
  const read = readMall(JSON.parse(readFileSync(FILE, 'utf8')))
  if (!read.ok) throw new Error(JSON.stringify(read.faults))
  return read.mall
}

/** People waiting per service in the pictures: some, one, none. */
const WAITING = [4, 12, 7, 0, 3, 2, 1, 5]

/** What a kiosk sees of the real mall document at an hour, with invented queues. */
export function kupangView(now = MONDAY_MORNING): KioskView {
  const mall = kupang()
  const services = mall.services.map((service, i): KioskService => {
    const opening = openingAt(mall, service, Date.parse(now))
    const waiting = opening.open ? (WAITING[i % WAITING.length] ?? 0) : 0
    const minutes = waiting * service.duration
    return {
      id: service.id,
      agencyId: service.agencyId,
      name: service.name,
      description: service.description,
      requirements: [...service.requirements],
      cost: { amount: service.cost.amount, ...(service.cost.note && { note: service.cost.note }) },
      duration: service.duration,
      discreet: service.discreet ?? false,
      keywords: Object.fromEntries(Object.entries(service.keywords ?? {}).map(([k, v]) => [k, [...v]])),
      waiting,
      wait: { from: Math.round(minutes * 0.8), to: Math.round(minutes * 1.4 + 2) },
      countersOpen: opening.open ? 1 : 0,
      availability: opening.open
        ? { state: 'open', closesAt: opening.closesAt }
        : { state: 'closed', opens: opening.opens },
    }
  })
  return {
    mall: {
      name: mall.name,
      place: mall.place,
      timeZone: mall.timeZone,
      languages: [...mall.languages],
      openAllDay: false,
    },
    now,
    agencies: mall.agencies.map(({ id, name, short, hint, icon }) => ({ id, name, short, hint, icon })),
    services,
    journeys: mall.journeys.map((journey) => ({
      id: journey.id,
      name: journey.name,
      description: journey.description,
      icon: journey.icon,
      order: journey.order,
      steps: journey.steps.map(({ serviceId, optional = false }) => ({ serviceId, optional })),
      keywords: Object.fromEntries(Object.entries(journey.keywords ?? {}).map(([k, v]) => [k, [...v]])),
      availability: services.find(({ id }) => id === journey.steps[0]?.serviceId)?.availability ?? {
        state: 'closed',
        opens: null,
      },
    })),
    priorities: [...PRIORITIES],
    receipt: { ...mall.receipt, whenNotPrinting: mall.receipt.whenNotPrinting ?? 'screen' },
    station: { id: 'kiosk-1', printer: null, prints: [] },
  }
}
