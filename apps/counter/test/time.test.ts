import { expect, test } from 'vitest'
import { stageOf } from '../src/screen/parts/stage.ts'
import { formatTimer, hoursAndMinutes, minutesSince } from '../src/screen/time/elapsed.ts'
import { ago, NOW, ticketOf } from './harness/views.ts'

test.each([
  [198_000, 'id', '03.18'],
  [198_999, 'en', '03:18'],
  [0, 'id', '00.00'],
  [-5_000, 'id', '00.00'],
  [3_723_000, 'id', '1.02.03'],
])('%d ms in %s is %s', (ms, language, text) => {
  expect(formatTimer(ms, language)).toBe(text)
})

test('minutes are whole and never negative', () => {
  expect(minutesSince(ago(11.9), NOW)).toBe(11)
  expect(minutesSince(ago(-1), NOW)).toBe(0)
  expect(hoursAndMinutes(65)).toEqual({ hours: 1, minutes: 5 })
})

const SECOND_MINUTES = 1 / 60
const stage = (ticket: ReturnType<typeof ticketOf>, silent = false) => stageOf(ticket, NOW, silent)

test('the timer runs from the last call until the service starts, then from its start', () => {
  expect(stage(ticketOf('A-001', 'called'))).toEqual({ stage: 'announced', since: ago(3.3) })
  const at = ago(10 * SECOND_MINUTES)
  const call = { id: 'c', at, recall: true, announcedAt: null }
  expect(stage(ticketOf('A-001', 'called', { call }))).toEqual({ stage: 'recalling', since: at })
  expect(stage(ticketOf('A-001', 'called', { call: { ...call, recall: false } })).stage).toBe('announcing')
  expect(stage(ticketOf('A-001', 'serving'))).toEqual({ stage: 'serving', since: ago(2) })
})

test('a call that nobody has announced is said to be so: soon where nothing can be heard, else after its turn', () => {
  const called = (seconds: number) =>
    ticketOf('A-001', 'called', {
      call: { id: 'c', at: ago(seconds * SECOND_MINUTES), recall: false, announcedAt: null },
    })
  expect(stage(called(24)).stage).toBe('announcing')
  expect(stage(called(25)).stage).toBe('unheard')
  expect(stage(called(4), true).stage).toBe('announcing')
  expect(stage(called(5), true).stage).toBe('unheard')
  expect(stage(ticketOf('A-001', 'serving', { call: called(60).call }), true).stage).toBe('serving')
})
