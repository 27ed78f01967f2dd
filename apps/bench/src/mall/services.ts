import { readFileSync } from 'node:fs'
import type { Mall } from '@antre/domain'
import { MALL_FILE } from './master.ts'

/** The mall's clock in the bench: a Monday morning. */
export const TODAY = '2026-11-23'
export const TIME = `${TODAY}T09:00`

const mall = JSON.parse(readFileSync(MALL_FILE, 'utf8')) as Mall

/** Services one may take any number of tickets for. */
export const SERVICES = mall.services.filter((service) => !service.quota).map((service) => service.id)
export const COUNTERS = mall.counters.map((counter) => counter.id)

const [firstCounter] = mall.counters
if (firstCounter === undefined) throw new Error('the mall has no counter')

/** The counter the bench works at, one of its services, and the zone whose displays hear it. */
export const COUNTER = firstCounter.id
export const ZONE = firstCounter.zone
export const SERVICE = firstCounter.serviceIds.find((id) => SERVICES.includes(id)) ?? ''

/** Counters of that zone that share its services: nobody runs out of people to call. */
export const NEIGHBOURS = mall.counters
  .filter(({ zone, serviceIds }) => zone === ZONE && serviceIds.includes(SERVICE))
  .map((counter) => counter.id)
