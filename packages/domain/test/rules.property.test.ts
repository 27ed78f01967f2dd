import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { currentStep, type Event, REJECTION_CODES, values } from '../src/index.ts'
import { PATIENCE_MS, RUNS } from './build/runs.ts'
import { moves } from './random/moves.ts'
import { act, make, newWorld, replayed, type World } from './random/world.ts'

const EVENTS: Readonly<Record<Event['type'], true>> = {
  'mall-saved': true,
  'day-opened': true,
  'day-closed': true,
  'ticket-issued': true,
  'ticket-printed': true,
  'ticket-print-failed': true,
  'ticket-cancelled': true,
  'ticket-reinstated': true,
  'ticket-priority-changed': true,
  'counter-opened': true,
  'counter-paused': true,
  'counter-closed': true,
  'ticket-called': true,
  'ticket-recalled': true,
  'service-started': true,
  'step-finished': true,
  'ticket-no-show': true,
  'ticket-held': true,
  'ticket-transferred': true,
  'call-announced': true,
  'call-repeated': true,
  'call-dropped': true,
  'print-requested': true,
  'device-changed': true,
  'device-removed': true,
  'device-heard': true,
  'notice-made': true,
  'notice-announced': true,
  'notice-ended': true,
}

/** Takes 500 stations, ten printings of one ticket, or one who forgets; see `devices.test.ts` and `printing.test.ts`. */
const RARE: ReadonlySet<string> = new Set(['too-many-stations', 'printed-too-often', 'unknown-station'])

const seen = new Set<string>()

describe('whatever people do, in whatever order', () => {
  it(
    'no rule is broken: numbers, counters, lines, first come first served',
    () => {
      fc.assert(
        fc.property(moves(150), (list) => {
          const world = newWorld(seen)
          for (const move of list) make(world, move)
          sameAsReplayed(world)
        }),
        RUNS,
      )
    },
    PATIENCE_MS,
  )

  it(
    'everybody who waits is called in the end, and goes home with everything done',
    () => {
      fc.assert(
        fc.property(moves(100), (list) => {
          const world = newWorld()
          for (const move of list) make(world, move)
          drain(world)
          for (const ticket of values(world.hall.tickets)) {
            expect(['done', 'cancelled', 'abandoned']).toContain(currentStep(ticket).state)
          }
          sameAsReplayed(world)
        }),
        { ...RUNS, numRuns: 150 },
      )
    },
    PATIENCE_MS,
  )

  afterAll(() => {
    // A property proves nothing about what never happened in it.
    const wanted = [...Object.keys(EVENTS), ...REJECTION_CODES].filter((code) => !RARE.has(code))
    expect([...seen].filter((code) => !RARE.has(code)).sort()).toEqual(wanted.sort())
  })
})

/** What is on disk gives the state in memory. */
function sameAsReplayed(world: World): void {
  const again = replayed(world)
  // Text is compared in a fraction of the time; the slow way says where they differ.
  if (JSON.stringify(again) !== JSON.stringify(world.hall)) expect(again).toEqual(world.hall)
}

/** All counters of the full document work on until nobody waits any more. */
function drain(world: World): void {
  const accepted = (command: Parameters<typeof act>[1]) =>
    expect(act(world, command)).toMatchObject({ ok: true })
  accepted({ type: 'save-mall', mall: newWorld().hall.mall, expectedVersion: world.hall.mallVersion })
  for (const id of [...values(world.hall.aside)]) accepted({ type: 'reinstate', ticketId: id })
  const counters = world.hall.mall.counters.map(({ id }) => id)
  for (const counterId of counters) accepted({ type: 'open-counter', counterId, serviceIds: undefined })
  for (const counterId of counters) {
    const plan = world.hall.directory.counters.get(counterId)?.serviceIds ?? []
    accepted({ type: 'open-counter', counterId, serviceIds: plan })
  }
  const steps = [...values(world.hall.tickets)].reduce((sum, ticket) => sum + ticket.steps.length, 0)
  for (let round = 0; round <= steps + 1; round++) {
    for (const counterId of counters) {
      world.at += 60_000
      accepted({ type: 'call-next', counterId, callId: `drain-${++world.serial}` })
    }
  }
}
