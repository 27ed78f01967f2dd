import { describe, expect, it } from 'vitest'
import { callOrder, foresight, type Hall, type Outlook, waitingFor } from '../src/index.ts'
import { called, closed, finished, issued, opened, paused, transferred } from './build/events.ts'
import { given, givenMall, ticket } from './build/given.ts'
import { after, mall } from './build/mall.ts'

const MINUTE_MS = 60_000
const one = opened('1', 'ktp', 'kk')
const two = opened('2', 'ktp', 'kk')
const NINE = after(0)

const of = (hall: Hall, number: string, now = NINE): Outlook => foresight(hall, now).of(ticket(hall, number))
const newcomer = (hall: Hall, serviceId: string, now = NINE): Outlook =>
  foresight(hall, now).ofNewcomer(serviceId)
/** What is said of an expected wait of so many minutes. */
const about = (minutes: number) => ({
  fromMs: Math.round(minutes * 0.8) * MINUTE_MS,
  toMs: Math.round(minutes * 1.4 + 2) * MINUTE_MS,
})
/** So many tickets, from 001. */
const crowd = (people: number, serviceId: string) =>
  Array.from({ length: people }, (_, i) => issued(`A-${String(i + 1).padStart(3, '0')}`, serviceId))

describe('people ahead', () => {
  const ahead = (number: string, ...past: Parameters<typeof given>) => {
    const { hall } = given(...past)
    return of(hall, number).ahead
  }
  const ordinary = (n: number) => issued(`A-00${n}`, 'ktp')
  const priority = (n: number) => issued(`A-00${n}`, 'ktp', { priority: 'elderly' })

  it('are those before it in the line', () => {
    expect(ahead('A-001', ordinary(1), ordinary(2))).toBe(0)
    expect(ahead('A-002', ordinary(1), ordinary(2))).toBe(1)
  })

  it('are for an ordinary ticket also the priority ones the ratio lets pass', () => {
    expect(ahead('A-001', ordinary(1), priority(2))).toBe(1)
    expect(ahead('A-001', ordinary(1), priority(2), priority(3), priority(4), priority(5))).toBe(2)
    expect(ahead('A-002', ordinary(1), ordinary(2), priority(3), priority(4), priority(5))).toBe(4)
  })

  it('are for a priority ticket also the ordinary ones whose turn comes before', () => {
    expect(ahead('A-002', ordinary(1), priority(2))).toBe(0)
    expect(ahead('A-004', ordinary(1), priority(2), priority(3), priority(4))).toBe(3)
  })

  it('take into account how many priority calls were made already', () => {
    const run = [
      one,
      ordinary(1),
      priority(2),
      priority(3),
      priority(4),
      called('A-002', '1'),
      finished('A-002'),
    ]
    expect(ahead('A-001', ...run)).toBe(1)
    expect(ahead('A-004', ...run)).toBe(2)
    const owed = [...run, called('A-003', '1'), finished('A-003')]
    expect(ahead('A-001', ...owed)).toBe(0)
    expect(ahead('A-004', ...owed)).toBe(1)
  })

  it('are those in the list of one counter, for a ticket sent to it', () => {
    const { hall } = given(
      one,
      opened('2', 'ktp'),
      ordinary(1),
      ordinary(2),
      called('A-002', '1'),
      transferred('A-002', 'ktp', '2'),
    )
    expect(callOrder(hall, '2', 9).map(({ number }) => number)).toEqual(['A-001', 'A-002'])
    expect(of(hall, 'A-002').ahead).toBe(1)
    expect(waitingFor(hall, 'c/2')).toBe(1)
    expect(waitingFor(hall, 's/ktp')).toBe(1)
  })
})

describe('where counters serve several services', () => {
  it('those who wait for the others come before, too', () => {
    const { hall } = given(one, two, ...crowd(10, 'ktp'), issued('A-011', 'kk'))
    expect(of(hall, 'A-011').ahead).toBe(10)
    expect(of(hall, 'A-011').wait).toEqual(about(50))
  })

  it('the place is that in the list of the counter, also behind a priority ticket for something else', () => {
    const { hall } = given(
      one,
      ...crowd(10, 'ktp'),
      issued('A-011', 'ktp', { priority: 'child' }),
      issued('A-012', 'kk'),
    )
    const list = callOrder(hall, '1', 20).map(({ number }) => number)
    expect(list.indexOf('A-012')).toBe(11)
    expect(of(hall, 'A-012').ahead).toBe(11)
    expect(of(hall, 'A-011').ahead).toBe(0)
  })

  it('a journey waits in the same lists as everybody', () => {
    const { hall } = given(
      one,
      ...crowd(10, 'kk'),
      issued('X-001', ['ktp', 'sim'], { journeyId: 'paket-sim' }),
    )
    expect(of(hall, 'X-001')).toEqual({ ahead: 10, wait: about(100), staffed: true })
  })

  it('the best place counts: a counter for the one service gets to it first', () => {
    const { hall } = given(one, opened('2', 'kk'), ...crowd(10, 'ktp'), issued('A-011', 'kk'))
    expect(of(hall, 'A-011')).toEqual({ ahead: 0, wait: about(0), staffed: true })
    expect(of(hall, 'A-010').ahead).toBe(9)
  })

  it('a counter that has less to do helps those who wait for the one that has more', () => {
    // Counter 2 takes half of what counter 1 would have to do first.
    const { hall } = given(one, opened('2', 'ktp'), ...crowd(10, 'ktp'), issued('A-011', 'kk'))
    expect(of(hall, 'A-011')).toEqual({ ahead: 10, wait: about(50), staffed: true })
  })

  it('each takes the time of what it is for', () => {
    const services = mall.services.map((one) => (one.id === 'ktp' ? { ...one, duration: 20 } : one))
    const { hall } = givenMall(
      { services },
      one,
      ...crowd(3, 'ktp'),
      issued('A-004', 'kk'),
      issued('A-005', 'kk'),
    )
    expect(of(hall, 'A-004').wait).toEqual(about(60))
    expect(of(hall, 'A-005').wait).toEqual(about(70))
  })
})

describe('the wait', () => {
  it('is none to two minutes at a free counter with nobody ahead', () => {
    expect(newcomer(given(one).hall, 'ktp')).toEqual({
      ahead: 0,
      wait: { fromMs: 0, toMs: 2 * MINUTE_MS },
      staffed: true,
    })
  })

  it('is shared by the open counters', () => {
    const wait = (...past: Parameters<typeof given>) =>
      newcomer(given(...crowd(4, 'ktp'), ...past).hall, 'ktp').wait
    const alone = about(40)
    const shared = about(20)
    expect(wait(one)).toEqual(alone)
    expect(wait(one, opened('2', 'kk'))).toEqual(alone)
    expect(wait(one, opened('2', 'ktp'))).toEqual(shared)
    expect(wait(one, opened('2', 'ktp'), paused('2'))).toEqual(alone)
  })

  it('lasts as long as whoever is at the counter: what is left of the usual time', () => {
    const { hall } = given(one, issued('A-001', 'ktp'), called('A-001', '1'), issued('A-002', 'ktp'))
    expect(of(hall, 'A-002')).toEqual({ ahead: 0, wait: about(10), staffed: true })
    expect(of(hall, 'A-002', after(4)).wait).toEqual(about(6))
    expect(of(hall, 'A-002', after(30)).wait).toEqual(about(0))
  })
})

describe('while no counter that can call is open', () => {
  const waiting = [...crowd(10, 'ktp'), issued('A-011', 'kk')]

  it('it says so, and counts as if one of them opened', () => {
    const { hall } = given(opened('3', 'sim'), ...waiting)
    expect(of(hall, 'A-011')).toEqual({ ahead: 10, wait: about(100), staffed: false })
    expect(newcomer(hall, 'kk')).toEqual({ ahead: 11, wait: about(110), staffed: false })
    expect(newcomer(hall, 'sim')).toEqual({ ahead: 0, wait: about(0), staffed: true })
  })

  it('a pause is no open counter either, but the one that will go on, with what it serves today', () => {
    const { hall } = given(opened('2', 'kk'), paused('2'), ...waiting)
    expect(of(hall, 'A-011')).toEqual({ ahead: 0, wait: about(0), staffed: false })
    expect(of(hall, 'A-010')).toMatchObject({ ahead: 9, staffed: false })
  })

  it('an open counter that leaves this service out does not count', () => {
    const { hall } = given(opened('1', 'ktp'), ...waiting)
    expect(of(hall, 'A-011')).toMatchObject({ ahead: 10, staffed: false })
    expect(of(hall, 'A-010')).toMatchObject({ ahead: 9, staffed: true })
  })

  it('closing the last one takes the promise back', () => {
    expect(of(given(one, ...waiting).hall, 'A-011').staffed).toBe(true)
    expect(of(given(one, ...waiting, closed('1')).hall, 'A-011')).toMatchObject({ ahead: 10, staffed: false })
  })

  it('a service that no counter of the document has is a line of its own', () => {
    const counters = mall.counters.filter(({ id }) => id !== '5')
    const { hall } = givenMall({ counters }, one, issued('J-001', 'rekening'), issued('J-002', 'rekening'))
    expect(of(hall, 'J-002')).toEqual({ ahead: 1, wait: about(10), staffed: false })
  })
})

describe('in a great crowd', () => {
  it('the place is still that of the list, and the time that of all before', () => {
    const { hall } = given(one, two, ...crowd(700, 'ktp'), issued('B-001', 'kk'))
    expect(of(hall, 'B-001')).toEqual({ ahead: 700, wait: about(3500), staffed: true })
    const list = callOrder(hall, '1', 1000).map(({ number }) => number)
    expect(of(hall, 'A-555').ahead).toBe(list.indexOf('A-555'))
  })

  it('also among priority tickets, each at its turn', () => {
    const { hall } = given(
      one,
      ...crowd(400, 'ktp'),
      ...Array.from({ length: 300 }, (_, i) =>
        issued(`P-${String(i + 1).padStart(3, '0')}`, 'kk', { priority: 'elderly' }),
      ),
    )
    const list = callOrder(hall, '1', 1000).map(({ number }) => number)
    for (const number of ['A-001', 'A-100', 'A-101', 'A-160', 'A-400', 'P-001', 'P-202', 'P-300']) {
      expect(of(hall, number).ahead, number).toBe(list.indexOf(number))
    }
  })
})
