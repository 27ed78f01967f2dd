import type { Agency, CounterPlan, Journey, Mall, Service } from './mall.ts'

/** Look-ups by id over one version of the mall document. Made once when the document is saved. */
export interface Directory {
  readonly services: ReadonlyMap<string, Service>
  readonly journeys: ReadonlyMap<string, Journey>
  readonly agencies: ReadonlyMap<string, Agency>
  readonly counters: ReadonlyMap<string, CounterPlan>
}

const byId = <T extends { readonly id: string }>(items: readonly T[]): ReadonlyMap<string, T> =>
  new Map(items.map((item) => [item.id, item]))

export function directoryOf(mall: Mall): Directory {
  return {
    services: byId(mall.services),
    journeys: byId(mall.journeys),
    agencies: byId(mall.agencies),
    counters: byId(mall.counters),
  }
}
