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
export const MALLS: readonly Mall[] = [
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
]
