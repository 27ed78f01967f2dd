import type { KioskService, KioskView } from '@antre/contract'
import { expect, test } from 'vitest'
import {
  agencySummary,
  houseSummary,
  journeySteps,
  journeySummary,
  servicesOf,
} from '../src/screen/catalogue/availability.ts'
import {
  agenciesInOrder,
  frequentServices,
  journeyEndingIn,
  journeysOfAgency,
} from '../src/screen/catalogue/offers.ts'
import { kupangView } from './kupang-view.ts'

const MONDAY = kupangView()
const AT_ONCE = { from: 0, to: 2 }
const SUNDAY = kupangView('2026-11-22T10:00:00+08:00')

function closing(view: KioskView, ids: readonly string[]): KioskView {
  return {
    ...view,
    services: view.services.map((service) =>
      ids.includes(service.id)
        ? { ...service, availability: { state: 'closed', opens: { date: '2026-11-24', time: '08:00' } } }
        : service,
    ),
  }
}
const summary = (view: KioskView, agency: string) => agencySummary(servicesOf(view, agency))
const journey = (view: KioskView, id: string) => {
  const found = view.journeys.find((one) => one.id === id)
  if (!found) throw new Error(id)
  return journeySummary(journeySteps(view, found))
}

test('an agency is open while any of its services is', () => {
  expect(summary(MONDAY, 'dukcapil')).toMatchObject({ state: 'open', free: true })
  expect(summary(closing(MONDAY, ['ektp']), 'dukcapil').state).toBe('open')
  expect(summary(SUNDAY, 'dukcapil')).toMatchObject({
    state: 'closed',
    opens: { date: '2026-11-23', time: '08:00' },
    waiting: 0,
  })
})

test('nobody is served at once where others wait for the same counters, or the counters are busy', () => {
  const changed = (change: Partial<KioskService>): KioskService[] =>
    servicesOf(MONDAY, 'dukcapil').map((service) => ({ ...service, waiting: 0, wait: AT_ONCE, ...change }))
  expect(agencySummary(changed({ ahead: 0 }))).toMatchObject({ waiting: 0, ahead: 0, free: true })
  expect(agencySummary(changed({ ahead: 10 }))).toMatchObject({ waiting: 0, ahead: 10, free: false })
  expect(agencySummary(changed({ ahead: 0, wait: { from: 8, to: 16 } })).free).toBe(false)
  expect(agencySummary(changed({ ahead: 0, countersOpen: 0 })).free).toBe(false)
})

test('the earliest opening of all is told', () => {
  const part = closing(SUNDAY, ['sim'])
  expect(summary(part, 'polresta').opens).toEqual({ date: '2026-11-23', time: '08:00' })
  expect(houseSummary(SUNDAY)).toEqual({ state: 'closed', opens: { date: '2026-11-23', time: '08:00' } })
  expect(houseSummary(MONDAY).state).toBe('open')
})

test('a service without hours has no opening time', () => {
  expect(summary(MONDAY, 'karantina')).toMatchObject({ state: 'closed', opens: null })
  expect(agenciesInOrder(MONDAY).map(({ id }) => id)).toHaveLength(21)
  expect(agenciesInOrder(MONDAY).at(-1)?.id).toBe('bea-cukai')
})

test('a fixed journey needs every step, a free one any', () => {
  expect(journey(MONDAY, 'paket-sim').state).toBe('open')
  expect(journey(closing(MONDAY, ['jkn-status']), 'paket-sim').state).toBe('closed')
  expect(journey(closing(MONDAY, ['nib']), 'paket-usaha').state).toBe('open')
  expect(journey(closing(MONDAY, ['pbb', 'pembayaran']), 'paket-pbb').state).toBe('closed')
})

test('offers', () => {
  expect(frequentServices(MONDAY, 4).map(({ id }) => id)).toEqual([
    'ektp',
    'sim',
    'pajak-kendaraan',
    'jkn-status',
  ])
  expect(frequentServices(MONDAY, 99).map(({ id }) => id)).not.toContain('curhat-bestie')
  expect(journeysOfAgency(MONDAY, 'bank-ntt').map(({ id }) => id)).toEqual(['paket-usaha', 'paket-pbb'])
  expect(journeyEndingIn(MONDAY, 'sim')?.id).toBe('paket-sim')
  expect(journeyEndingIn(MONDAY, 'nik')).toBeUndefined()
})
