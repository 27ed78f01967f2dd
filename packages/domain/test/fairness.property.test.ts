import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Command,
  callOrder,
  counterAt,
  currentStep,
  decide,
  type Event,
  evolve,
  foresight,
  type Hall,
  type Mall,
  type Priority,
  type Ticket,
  values,
} from '../src/index.ts'
import { given } from './build/given.ts'
import { after, mall } from './build/mall.ts'
import { PATIENCE_MS, RUNS } from './build/runs.ts'

const SERVICES = ['ktp', 'kk', 'sim', 'skck']
const COUNTERS = ['1', '2', '3']

/** A mall of three counters, each with some of four services. */
const halls = fc
  .record({
    plans: fc.array(fc.subarray(SERVICES, { minLength: 1 }), { minLength: 3, maxLength: 3 }),
    priorityRatio: fc.integer({ min: 1, max: 4 }),
  })
  .map(({ plans, priorityRatio }): Hall => {
    const changed: Mall = {
      ...mall,
      policy: { ...mall.policy, priorityRatio, openAllDay: true },
      counters: COUNTERS.map((id, i) => ({ id, name: { id }, zone: 'A', serviceIds: plans[i] ?? [] })),
    }
    return given(
      { type: 'mall-saved', version: 2, mall: changed },
      ...COUNTERS.map(
        (id, i): Event => ({ type: 'counter-opened', counterId: id, serviceIds: plans[i] ?? [] }),
      ),
    ).hall
  })

interface Arrival {
  readonly service: string
  readonly priority: Priority | null
}
const arrival: fc.Arbitrary<Arrival> = fc.record({
  service: fc.constantFrom(...SERVICES),
  priority: fc.constantFrom<(Priority | null)[]>(null, 'elderly'),
})
const counter = fc.constantFrom(...COUNTERS)

let serial = 0
function act(hall: Hall, command: Command, at: number): { hall: Hall; events: readonly Event[] } {
  const decision = decide(hall, command, at)
  if (!decision.ok) throw new Error(JSON.stringify(decision.rejection))
  return {
    hall: decision.events.reduce((state, event) => evolve(state, { event, at }), hall),
    events: decision.events,
  }
}

function arrive(hall: Hall, { service, priority }: Arrival, at: number): Hall {
  const ticketId = `t-${++serial}`
  const wish = { serviceId: service }
  return act(hall, { type: 'issue-ticket', ticketId, wish, priority, language: 'id', channel: 'kiosk' }, at)
    .hall
}

function next(hall: Hall, counterId: string, at: number): { hall: Hall; called: Ticket | undefined } {
  const result = act(hall, { type: 'call-next', counterId, callId: `c-${++serial}` }, at)
  const id = result.events.flatMap((event) => (event.type === 'ticket-called' ? event.ticketId : []))[0]
  return { hall: result.hall, called: [...values(result.hall.tickets)].find((ticket) => ticket.id === id) }
}

const serves = (hall: Hall, counterId: string, ticket: Ticket) =>
  counterAt(hall, counterId).serviceIds.includes(currentStep(ticket).serviceId)

const isWaiting = (ticket: Ticket) => currentStep(ticket).state === 'waiting'

describe('the ratio', () => {
  it(
    'is kept at every line, however many counters share it and whoever arrives',
    () => {
      const story = fc.array(fc.oneof(arrival, counter), { minLength: 20, maxLength: 120, size: 'max' })
      fc.assert(
        fc.property(halls, story, (start, steps) => {
          const { priorityRatio } = start.mall.policy
          let hall = start
          const runs = new Map<string, number>()
          for (const step of steps) {
            if (typeof step !== 'string') {
              hall = arrive(hall, step, after(0))
              continue
            }
            const before = hall
            const turn = next(hall, step, after(0))
            hall = turn.hall
            if (turn.called === undefined) continue
            for (const service of counterAt(hall, step).serviceIds) {
              const ordinary = [...values(before.tickets)].some(
                (ticket) =>
                  isWaiting(ticket) && ticket.priority === null && currentStep(ticket).serviceId === service,
              )
              const run = turn.called.priority !== null && ordinary ? (runs.get(service) ?? 0) + 1 : 0
              runs.set(service, run)
              expect(run).toBeLessThanOrEqual(priorityRatio)
            }
          }
        }),
        RUNS,
      )
    },
    PATIENCE_MS,
  )
})

describe('nobody starves', () => {
  it(
    'in a flood: nobody, of either class, is passed by one who came so much later',
    () => {
      // Each round more people come than counters call.
      const rounds = fc.array(
        fc.record({
          flood: fc.array(arrival, { minLength: 2, maxLength: 4 }),
          calls: fc.shuffledSubarray(COUNTERS, { minLength: 1, maxLength: 2 }),
          minutes: fc.integer({ min: 1, max: 6 }),
        }),
        { minLength: 30, maxLength: 40, size: 'max' },
      )
      const ageingMs = mall.policy.ageingMinutes * 60_000
      let aged = 0
      fc.assert(
        fc.property(halls, rounds, (start, list) => {
          let hall = start
          let minute = 0
          for (const { flood, calls, minutes } of list) {
            minute += minutes
            const now = after(minute)
            for (const one of flood) hall = arrive(hall, one, now)
            for (const counterId of calls) {
              const waiting = [...values(hall.tickets)].filter(
                (ticket) => isWaiting(ticket) && serves(hall, counterId, ticket),
              )
              const turn = next(hall, counterId, now)
              hall = turn.hall
              const passed = waiting.filter(
                (ticket) => (turn.called?.issuedAt ?? 0) - ticket.issuedAt >= ageingMs,
              )
              aged += waiting.filter((ticket) => now - ticket.issuedAt >= ageingMs).length
              expect(passed.map(({ number }) => number)).toEqual([])
            }
          }
        }),
        { ...RUNS, numRuns: 100 },
      )
      expect(aged).toBeGreaterThan(1000)
    },
    PATIENCE_MS,
  )
})

describe('what a counter is told', () => {
  const people = fc.array(arrival, { maxLength: 25 })

  it('is the order in which it will really call, when nobody else comes or calls', () => {
    fc.assert(
      fc.property(
        halls,
        people,
        counter,
        fc.nat({ max: 6 }),
        fc.nat({ max: 90 }),
        (start, list, at, calls, wait) => {
          let hall = start
          list.forEach((one, i) => {
            hall = arrive(hall, one, after(i * 2))
          })
          const now = after(list.length * 2 + wait)
          for (let i = 0; i < calls; i++) hall = next(hall, COUNTERS[i % 3] as string, now).hall
          const told = callOrder(hall, at, 100).map(({ number }) => number)
          expect(callOrder(hall, at, 3).map(({ number }) => number)).toEqual(told.slice(0, 3))
          const really: string[] = []
          for (;;) {
            const turn = next(hall, at, now)
            hall = turn.hall
            if (turn.called === undefined) break
            really.push(turn.called.number)
          }
          expect(told).toEqual(really)
        },
      ),
      RUNS,
    )
  })

  it('is how many come before each, in a hall with one line', () => {
    const classes = fc.array(fc.constantFrom<(Priority | null)[]>(null, 'elderly'), { maxLength: 25 })
    fc.assert(
      fc.property(
        classes,
        fc.nat({ max: 5 }),
        fc.integer({ min: 1, max: 4 }),
        (list, calls, priorityRatio) => {
          const policy = { ...mall.policy, priorityRatio }
          let hall = given(
            { type: 'mall-saved', version: 2, mall: { ...mall, policy } },
            { type: 'counter-opened', counterId: '1', serviceIds: ['ktp'] },
          ).hall
          for (const priority of list) hall = arrive(hall, { service: 'ktp', priority }, after(0))
          for (let i = 0; i < calls; i++) hall = next(hall, '1', after(0)).hall
          callOrder(hall, '1', 100).forEach((ticket, i) => {
            expect(foresight(hall, after(0)).of(ticket).ahead).toBe(i)
          })
        },
      ),
      RUNS,
    )
  })
})
