import { describe, expect, it } from 'vitest'
import type { Command, Priority } from '../src/index.ts'
import { cancel } from './build/commands.ts'
import {
  called,
  cancelled,
  finished,
  held,
  idOf,
  issued,
  noShow,
  opened,
  priorityChanged,
  started,
} from './build/events.ts'
import { given, inLine, present, ticket } from './build/given.ts'
import { after } from './build/mall.ts'

const one = opened('1', 'ktp', 'kk')
const first = issued('A-001', 'ktp')
const atCounter = [one, first, called('A-001', '1')]

const change = (number: string, priority: Priority | null): Command => ({
  type: 'change-priority',
  ticketId: idOf(number),
  priority,
})

describe('cancelling', () => {
  it('takes a waiting ticket out of its line', () => {
    const hall = given(first, issued('A-002', 'ktp')).when(cancel('A-001'), after(3)).then(cancelled('A-001'))
    expect(inLine(hall, 's/ktp')).toEqual(['A-002'])
    expect(present(hall, 'A-001')).toMatchObject({ state: 'cancelled', endedAt: after(3) })
  })

  it('takes one that is held or absent', () => {
    given(...atCounter, held('A-001'))
      .when(cancel('A-001'))
      .then(cancelled('A-001'))
    given(...atCounter, noShow('A-001'))
      .when(cancel('A-001'))
      .then(cancelled('A-001'))
  })

  it('is refused at a counter, after the end, and for an unknown ticket', () => {
    given(...atCounter)
      .when(cancel('A-001'))
      .refused('ticket-not-waiting', { number: 'A-001', state: 'called' })
    given(...atCounter, started('A-001'))
      .when(cancel('A-001'))
      .refused('ticket-not-waiting', { number: 'A-001', state: 'serving' })
    given(...atCounter, finished('A-001'))
      .when(cancel('A-001'))
      .refused('ticket-ended', { number: 'A-001', state: 'done' })
    given(first, cancelled('A-001'))
      .when(cancel('A-001'))
      .refused('ticket-ended', { number: 'A-001', state: 'cancelled' })
    given().when(cancel('A-001')).refused('unknown-ticket', { ticketId: 'a-001' })
  })
})

describe('changing the priority', () => {
  it('moves a waiting ticket to the other class, by arrival, and back', () => {
    const line = [first, issued('A-002', 'ktp'), issued('A-003', 'ktp', { priority: 'elderly' })]
    const hall = given(...line)
      .when(change('A-002', 'pregnant'))
      .then(priorityChanged('A-002', 'pregnant'))
    expect(inLine(hall, 's/ktp', 'priority')).toEqual(['A-002', 'A-003'])
    expect(inLine(hall, 's/ktp')).toEqual(['A-001'])
    const back = given(...line, priorityChanged('A-002', 'pregnant'))
      .when(change('A-002', null))
      .then(priorityChanged('A-002', null))
    expect(inLine(back, 's/ktp')).toEqual(['A-001', 'A-002'])
  })

  it('corrects the class of a priority ticket without moving it', () => {
    const hall = given(issued('A-001', 'ktp', { priority: 'elderly' }))
      .when(change('A-001', 'other'))
      .then(priorityChanged('A-001', 'other'))
    expect(inLine(hall, 's/ktp', 'priority')).toEqual(['A-001'])
    expect(ticket(hall, 'A-001').priority).toBe('other')
  })

  it('does nothing when it is that already', () => {
    given(first).when(change('A-001', null)).then()
    given(issued('A-001', 'ktp', { priority: 'child' }))
      .when(change('A-001', 'child'))
      .then()
  })

  it('works while called, served, held or absent: for the steps to come', () => {
    for (const past of [
      atCounter,
      [...atCounter, started('A-001')],
      [...atCounter, held('A-001')],
      [...atCounter, noShow('A-001')],
    ]) {
      const hall = given(...past)
        .when(change('A-001', 'child'))
        .then(priorityChanged('A-001', 'child'))
      expect(inLine(hall, 's/ktp', 'priority')).toEqual([])
    }
  })

  it('is refused after the end, and for an unknown ticket', () => {
    given(...atCounter, finished('A-001'))
      .when(change('A-001', 'child'))
      .refused('ticket-ended', { number: 'A-001', state: 'done' })
    given().when(change('A-001', 'child')).refused('unknown-ticket', { ticketId: 'a-001' })
  })
})
