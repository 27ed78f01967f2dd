import type { CounterPlan, Mall, Service } from '../../src/index.ts'
import { mall } from '../build/mall.ts'

const counters = (change: (plan: CounterPlan) => CounterPlan | null): Mall => ({
  ...mall,
  counters: mall.counters.flatMap((plan) => change(plan) ?? []),
})
const planned = (plans: Readonly<Record<string, string[]>>): Mall =>
  counters((plan) => ({ ...plan, serviceIds: plans[plan.id] ?? plan.serviceIds }))
const services = (change: (service: Service) => Service): Mall => ({
  ...mall,
  services: mall.services.map(change),
})

/** Documents an administrator may save one after the other in a day. The first has everything. */
const DOCUMENTS: readonly Mall[] = [
  mall,
  { ...mall, policy: { priorityRatio: 1, ageingMinutes: 5, openAllDay: true } },
  counters((plan) => (plan.id === '4' ? null : plan)),
  counters((plan) => (plan.id === '1' ? { ...plan, zone: 'B' } : plan)),
  planned({ '1': ['ktp', 'kk', 'skck'], '3': ['sim'] }),
  planned({ '3': ['sim'] }), // nobody does SKCK
  {
    ...planned({ '1': ['ktp'], '2': ['ktp'] }),
    services: mall.services.filter(({ id }) => id !== 'kk'),
    journeys: [],
  },
  { ...mall, journeys: mall.journeys.map((j) => ({ ...j, order: j.order === 'free' ? 'fixed' : 'free' })) },
  services((service) => ({ ...service, series: 'A' })),
  services((service) => ({ ...service, quota: 1 })),
  { ...mall, receipt: { ...mall.receipt, whenNotPrinting: 'stop' } },
  {
    ...mall,
    kiosks: [
      { id: 'kiosk-0', name: { id: 'Utama' }, fallback: 'kiosk-1' },
      { id: 'kiosk-1', name: { id: 'Barat' }, fallback: 'kiosk-0' },
    ],
  },
]

/** Calls are repeated in all of them: it is rare enough that nobody comes. */
export const MALLS: readonly Mall[] = DOCUMENTS.map((document) => ({
  ...document,
  announcements: { ...document.announcements, repeatAfterSeconds: 60 },
}))
