import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Command,
  callOrder,
  counterAt,
  currentStep,
  decide,
  evolve,
  foresight,
  type Hall,
  type Priority,
  serviceTimeMs,
  type Ticket,
  ticketAtCounter,
  values,
} from '../src/index.ts'
import { givenMall } from './build/given.ts'
import { after, mall } from './build/mall.ts'
import { PATIENCE_MS, RUNS } from './build/runs.ts'

const SERVICES = ['ktp', 'kk', 'sim', 'skck']
const COUNTERS = ['1', '2', '3', '4']
/** To the minute, and a little for the sum of averages. */
const HALF_A_MINUTE_MS = 30_001
const EVERYBODY = 1000

function act(hall: Hall, command: Command, at: number): Hall {
  const decision = decide(hall, command, at)
  if (!decision.ok) throw new Error(JSON.stringify(decision.rejection))
  return decision.events.reduce((state, event) => evolve(state, { event, at }), hall)
}

let serial = 0
const issue = (hall: Hall, serviceId: string, priority: Priority | null, at: number): Hall =>
  act(
    hall,
    {
      type: 'issue-ticket',
      ticketId: `t-${++serial}`,
      wish: { serviceId },
      priority,
      language: 'id',
      channel: 'kiosk',
    },
    at,
  )

const callNext = (hall: Hall, counterId: string, at: number): Hall =>
  act(hall, { type: 'call-next', counterId, callId: `c-${++serial}` }, at)

/**
 * A morning: counters of which each has some of the services, some of them open, people of both classes for
 * services of different lengths, a few called already and one of them sent on to a certain counter.
 */
const mornings = fc
  .record({
    plans: fc.array(fc.subarray(SERVICES, { minLength: 1 }), { minLength: 4, maxLength: 4 }),
    open: fc.subarray(COUNTERS),
    minutes: fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 4, maxLength: 4 }),
    priorityRatio: fc.integer({ min: 1, max: 3 }),
    people: fc.array(
      fc.record({
        serviceId: fc.constantFrom(...SERVICES),
        priority: fc.constantFrom<(Priority | null)[]>(null, null, 'elderly'),
        later: fc.integer({ min: 0, max: 6 }),
      }),
      { maxLength: 30, size: 'max' },
    ),
    calls: fc.array(fc.constantFrom(...COUNTERS), { maxLength: 6 }),
    sentTo: fc.option(fc.constantFrom(...COUNTERS)),
    wait: fc.integer({ min: 0, max: 12 }),
  })
  .map(({ plans, open, minutes, priorityRatio, people, calls, sentTo, wait }) => {
    let { hall } = givenMall({
      policy: { ...mall.policy, priorityRatio, openAllDay: true },
      services: mall.services.map((one) => ({
        ...one,
        duration: minutes[SERVICES.indexOf(one.id)] ?? one.duration,
      })),
      counters: COUNTERS.map((id, i) => ({ id, name: { id }, zone: 'A', serviceIds: plans[i] ?? [] })),
    })
    for (const counterId of open)
      hall = act(hall, { type: 'open-counter', counterId, serviceIds: undefined }, after(0))
    let minute = 0
    for (const { serviceId, priority, later } of people) {
      minute += later
      hall = issue(hall, serviceId, priority, after(minute))
    }
    for (const counterId of calls.filter((id) => open.includes(id))) {
      hall = callNext(hall, counterId, after(minute))
      if (sentTo === null || sentTo === counterId || !open.includes(sentTo)) continue
      if (ticketAtCounter(hall, counterId) === undefined) continue
      hall = act(hall, { type: 'transfer', counterId, to: { counterId: sentTo } }, after(minute))
    }
    return { hall, now: after(minute + wait) }
  })

const waiting = (hall: Hall): Ticket[] =>
  [...values(hall.tickets)].filter((ticket) => currentStep(ticket).state === 'waiting')

const openCounters = (hall: Hall) => COUNTERS.filter((id) => counterAt(hall, id).state === 'open')

describe('what somebody who waits is told', () => {
  it(
    'is the best place in the lists that the open counters show',
    () => {
      fc.assert(
        fc.property(mornings, ({ hall, now }) => {
          const lists = openCounters(hall).map((id) => callOrder(hall, id, EVERYBODY))
          for (const ticket of waiting(hall)) {
            const places = lists.map((list) => list.indexOf(ticket)).filter((place) => place >= 0)
            const { ahead, staffed } = foresight(hall, now).of(ticket)
            expect(staffed).toBe(places.length > 0)
            if (staffed) expect(ahead).toBe(Math.min(...places))
          }
        }),
        RUNS,
      )
    },
    PATIENCE_MS,
  )

  it(
    'is 0 for whoever is called next, and comes true to the minute when nothing else happens',
    () => {
      let called = 0
      fc.assert(
        fc.property(mornings, ({ hall: start, now }) => {
          // Whoever stays longer than usual makes the usual time of the rest longer.
          fc.pre(
            openCounters(start).every((id) => doneAt(start, id, 0) >= now || !ticketAtCounter(start, id)),
          )
          const told = new Map(
            waiting(start).map(({ id }) => [id, foresight(start, now).of(ticketOf(start, id))]),
          )
          const freeAt = new Map(openCounters(start).map((id) => [id, doneAt(start, id, now)]))
          let hall = start
          while (freeAt.size > 0) {
            const [counterId, at] = [...freeAt].reduce((one, other) => (other[1] < one[1] ? other : one))
            const before = hall
            hall = callNext(hall, counterId, at)
            const present = ticketAtCounter(hall, counterId)
            if (present === undefined) {
              freeAt.delete(counterId)
              continue
            }
            called++
            expect(foresight(before, at).of(ticketOf(before, present.id)).ahead).toBe(0)
            const wait = told.get(present.id)?.wait
            expect(Math.abs((wait?.fromMs ?? 0) - (at - now) * 0.8)).toBeLessThan(HALF_A_MINUTE_MS)
            expect(Math.abs((wait?.toMs ?? 0) - (at - now) * 1.4 - 120_000)).toBeLessThan(HALF_A_MINUTE_MS)
            freeAt.set(counterId, doneAt(hall, counterId, at))
          }
          expect(waiting(hall).every(({ id }) => told.get(id)?.staffed === false)).toBe(true)
        }),
        RUNS,
      )
      expect(called).toBeGreaterThan(1000)
    },
    PATIENCE_MS,
  )

  it(
    'is what a kiosk said just before, for every service',
    () => {
      fc.assert(
        fc.property(mornings, fc.constantFrom(...SERVICES), ({ hall, now }, serviceId) => {
          const kiosk = foresight(hall, now)
          for (const other of SERVICES) kiosk.ofNewcomer(other)
          const then = issue(hall, serviceId, null, now)
          const ticket = ticketOf(then, `t-${serial}`)
          expect(foresight(then, now).of(ticket)).toEqual(kiosk.ofNewcomer(serviceId))
        }),
        RUNS,
      )
    },
    PATIENCE_MS,
  )
})

function ticketOf(hall: Hall, id: string): Ticket {
  const found = [...values(hall.tickets)].find((ticket) => ticket.id === id)
  if (!found) throw new Error(id)
  return found
}

/** When a counter is free again: everybody takes the usual time of the service. */
function doneAt(hall: Hall, counterId: string, now: number): number {
  const present = ticketAtCounter(hall, counterId)
  if (present === undefined) return now
  const { serviceId, calledAt = now } = currentStep(present)
  return Math.max(now, calledAt + serviceTimeMs(hall, serviceId))
}
