import { type Event, evolve, type Hall, newHall } from '@antre/domain'
import { aMall, MONDAY_NINE } from '@antre/testkit'
import { expect, test } from 'vitest'
import { kioskView } from '../src/views/kiosk.ts'

const MINUTE_MS = 60_000
const KIOSK = 'kiosk-1'

const hallAfter = (...events: readonly (readonly [minute: number, event: Event])[]): Hall =>
  events.reduce(
    (hall, [minute, event]) => evolve(hall, { event, at: MONDAY_NINE + minute * MINUTE_MS }),
    newHall(),
  )
const saved: Event = { type: 'mall-saved', version: 1, mall: aMall() }
const opened: Event = { type: 'day-opened', day: '2026-11-23' }
const issued: Event = {
  type: 'ticket-issued',
  ticketId: 't1',
  number: 'A-001',
  serviceIds: ['ktp'],
  queued: 0,
  language: 'id',
  channel: 'kiosk',
  printAt: KIOSK,
}
const failed: Event = { type: 'ticket-print-failed', ticketId: 't1', reason: 'paper-out' }
const asked: Event = {
  type: 'print-requested',
  ticketId: 't1',
  printAt: KIOSK,
  attempt: 1,
  reprint: true,
  by: 'staff',
}
const printed: Event = { type: 'ticket-printed', ticketId: 't1' }
const stateAt = (minute: number, hall: Hall) =>
  kioskView(hall, MONDAY_NINE + minute * MINUTE_MS, KIOSK).station?.prints.map(({ state }) => state)

const begun = [
  [0, saved],
  [0, opened],
  [0, issued],
  [0, failed],
] as const

test('a finished print stays for a moment, so that the screen can say how it ended', () => {
  const hall = hallAfter(...begun)
  expect(stateAt(1, hall)).toEqual(['failed'])
  expect(stateAt(30, hall)).toEqual([])
})

test('a reprint does too, however old its ticket is', () => {
  const hall = hallAfter(...begun, [30, asked], [30, printed])
  expect(stateAt(31, hall)).toEqual(['printed'])
  expect(stateAt(60, hall)).toEqual([])
})
