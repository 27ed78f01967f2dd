import { describe, expect, it } from 'vitest'
import { broken, emptySorted, evolve, type Hall, set } from '../src/index.ts'
import { called, closed, finished, issued, opened, reinstated } from './build/events.ts'
import { given, ticket } from './build/given.ts'

const hall = given(
  opened('1', 'ktp'),
  opened('2', 'ktp'),
  issued('A-001', 'ktp'),
  issued('A-002', 'ktp'),
  called('A-001', '1'),
).hall
const first = ticket(hall, 'A-001')
const second = ticket(hall, 'A-002')
const counters = (one: object, two: object = {}): Hall => ({
  ...hall,
  counters: {
    ...hall.counters,
    1: { ...(hall.counters['1'] as Hall['counters'][string]), ...one },
    2: { ...(hall.counters['2'] as Hall['counters'][string]), ...two },
  },
})
const withTicket = (id: string, change: object): Hall => ({
  ...hall,
  tickets: set(hall.tickets, id, { ...(id === first.id ? first : second), ...change }),
})

describe('what must hold', () => {
  it('holds', () => {
    expect(broken(hall)).toEqual([])
  })

  it('is said in words when it does not', () => {
    const says = (state: Hall, ...words: string[]) => {
      const faults = broken(state)
      expect(faults.length).toBeGreaterThan(0)
      for (const word of words) expect(faults.join('\n')).toContain(word)
    }
    says({ ...hall, series: { A: 3 } }, 'A-003 was skipped', '2 tickets were issued but 3 numbers')
    says({ ...hall, tickets: set(hall.tickets, 'a-003', first) }, '2 numbers were given to 3 tickets')
    says({ ...hall, numbers: set(hall.numbers, 'A-002', 'a-001') }, "A-002 is not its ticket's")
    says(counters({}, { ticketId: 'a-001' }), 'A-001 is not at counter 2', 'hold the same ticket')
    says(
      counters({ ticketId: 'nobody' }),
      'holds an unknown ticket',
      'A-001 is called, its counter disagrees',
    )
    says(counters({ state: 'closed' }), 'closed with a ticket')
    says(counters({ serviceIds: ['paspor'] }), 'serves what the mall does not have')
    says({ ...hall, lines: {} }, 'A-002 is waiting, its line disagrees')
    const line = hall.lines['s/ktp'] as Hall['lines'][string]
    says({ ...hall, lines: { ...hall.lines, 's/kk': line } }, 'wrong line: s/kk', 'in two lines')
    says(
      { ...hall, lines: { 's/ktp': { ...line, ordinary: emptySorted(), priorityRun: 1 } } },
      'owes a turn to nobody',
    )
    says(
      { ...hall, lines: { 's/ktp': { ...line, priority: set(line.priority, 9, 'x') } } },
      'an unknown ticket',
    )
    says({ ...hall, aside: set(hall.aside, 7, 'a-009') }, 'the ones set aside hold an unknown ticket')
    says(
      { ...hall, asideAt: { 's/ktp': set(emptySorted<number, string>(), 7, 'a-009') } },
      '1 places are kept',
    )
    const state = (name: string) => ({ steps: [{ serviceId: 'ktp', state: name }] })
    says(withTicket('a-002', state('held')), 'A-002 is held, the ones set aside disagree')
    says(withTicket('a-002', state('pending')), 'steps still to do')
    says(
      withTicket('a-002', { steps: [...second.steps, { serviceId: 'kk', state: 'waiting' }] }),
      'not its current one',
    )
    says(
      withTicket('a-002', { steps: [{ serviceId: 'ktp', state: 'waiting', counterId: '5' }] }),
      'A-002 waits for a closed counter',
    )
  })
})

describe('a damaged ledger', () => {
  it('is noticed by events that name what never was', () => {
    const replay = (event: Parameters<typeof evolve>[1]['event']) => () =>
      evolve(hall, { event, at: hall.lastAt })
    expect(replay(finished('A-009'))).toThrow('never issued')
    expect(replay({ type: 'call-announced', callId: 'nonsense' })).toThrow('never made')
    expect(replay({ type: 'nonsense' } as never)).toThrow('unexpected value')
  })

  it('is noticed by what the events left behind', () => {
    const odd = [reinstated('A-001'), closed('1')].reduce(
      (state, event) => evolve(state, { event, at: 0 }),
      hall,
    )
    expect(broken(odd)).not.toEqual([])
  })
})
