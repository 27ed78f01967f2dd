import { describe, expect, it } from 'vitest'
import { type Command, evacuationOf, NOTICES } from '../src/index.ts'
import { issue } from './build/commands.ts'
import { issued, opened } from './build/events.ts'
import { at, given } from './build/given.ts'
import { after } from './build/mall.ts'

const make = (more: Partial<Extract<Command, { type: 'make-notice' }>> = {}): Command => ({
  type: 'make-notice',
  noticeId: 'n1',
  template: 'closing-soon',
  values: { minutes: 15 },
  zones: null,
  ...more,
})
const made = {
  type: 'notice-made',
  noticeId: 'n1',
  template: 'closing-soon',
  values: { minutes: 15 },
  zones: null,
} as const
const heard = (zoneId: string) => ({ type: 'notice-announced', noticeId: 'n1', zoneId }) as const

const end = { type: 'end-notice', noticeId: 'n1' } as const
const ended = { type: 'notice-ended', noticeId: 'n1' } as const

describe('a free announcement', () => {
  it('is made from a template, for all zones or some', () => {
    const hall = given().when(make(), after(1)).then(made)
    expect(hall.notices).toMatchObject([{ id: 'n1', at: after(1), announced: {} }])
    given()
      .when(make({ zones: ['B'] }))
      .then({ ...made, zones: ['B'] })
    given()
      .when(make({ zones: ['B', 'A', 'B'] }))
      .then({ ...made, zones: ['B', 'A'] })
  })

  it('is refused when it is not filled in, or for a zone that is not there', () => {
    given()
      .when(make({ values: {} }))
      .refused('notice-invalid', { template: 'closing-soon', value: 'minutes', fault: 'missing' })
    given()
      .when(make({ template: 'lost-child', values: { at: '99' } }))
      .refused('notice-invalid', { template: 'lost-child', value: 'at', fault: 'unknown-counter' })
    given()
      .when(make({ zones: ['A', 'Q'] }))
      .refused('unknown-zone', { zoneId: 'Q' })
  })

  it('takes nothing but numbers, counters and times: no word about a person gets into the ledger', () => {
    const kinds = Object.values(NOTICES).flatMap((places) => Object.values(places))
    expect(kinds.filter((kind) => !['count', 'counter', 'time'].includes(kind))).toEqual([])
    given()
      .when(make({ values: { minutes: 15, name: 'Maria' } }))
      .refused('notice-invalid', { template: 'closing-soon', value: 'name', fault: 'unexpected' })
    given()
      .when(make({ template: 'break', values: { until: '13:00 Maria' } }))
      .refused('notice-invalid', { template: 'break', value: 'until', fault: 'invalid' })
  })

  it('is acknowledged once by each zone', () => {
    const acknowledge = (zoneId: string, noticeId = 'n1'): Command => ({
      type: 'acknowledge-notice',
      noticeId,
      zoneId,
    })
    const hall = given(made).when(acknowledge('A'), after(2)).then(heard('A'))
    expect(hall.notices[0]?.announced).toEqual({ A: after(2) })
    given(made, at(after(2), heard('A')))
      .when(acknowledge('A'))
      .then()
    given(made).when(acknowledge('Q')).refused('unknown-zone', { zoneId: 'Q' })
    given(made).when(acknowledge('A', 'n9')).refused('unknown-notice', { noticeId: 'n9' })
    given({ ...made, zones: ['B'] })
      .when(acknowledge('A'))
      .refused('unknown-notice', { noticeId: 'n1', zoneId: 'A' })
  })

  it('is ended once, and no more after that', () => {
    const hall = given(made).when(end, after(2)).then(ended)
    expect(hall.notices[0]?.endedAt).toBe(after(2))
    given(made, at(after(2), ended))
      .when(end)
      .then()
    given(made)
      .when({ ...end, noticeId: 'n9' })
      .refused('unknown-notice', { noticeId: 'n9' })
  })

  it('is remembered with those before it, up to twenty', () => {
    const many = Array.from({ length: 25 }, (_, i) => ({ ...made, noticeId: `n${i}` }))
    expect(given(...many).hall.notices.map(({ id }) => id)).toEqual(many.slice(-20).map((n) => n.noticeId))
  })
})

describe('while people are to leave the building', () => {
  const evacuation = { ...made, template: 'evacuate', values: {} } as const

  it('nobody in it gets a number, whatever else is announced meanwhile', () => {
    const others = Array.from({ length: 25 }, (_, i) => ({ ...made, noticeId: `other-${i}` }))
    const hall = given(evacuation, ...others)
    for (const channel of ['kiosk', 'staff', 'counter']) {
      hall.when(issue('A-001', 'ktp', { channel })).refused('evacuation', { noticeId: 'n1' })
    }
    const printed = issue('A-001', 'ktp', { channel: 'web', printAt: 'kiosk-1' })
    hall.when(printed).refused('evacuation', { noticeId: 'n1' })
    hall.when(issue('A-001', 'ktp', { channel: 'web' })).then(issued('A-001', 'ktp', { channel: 'web' }))
  })

  it('counters may still call', () => {
    given(issued('A-001', 'ktp'), opened('1', 'ktp'), evacuation)
      .when({ type: 'call-next', counterId: '1', callId: 'c1' })
      .then({ type: 'ticket-called', ticketId: 'a-001', counterId: '1', callId: 'c1', by: 'next' })
  })

  it('all goes on once it is ended, or on the next day', () => {
    given(evacuation, ended).when(issue('A-001', 'ktp')).then(issued('A-001', 'ktp'))
    const both = given(evacuation, { ...evacuation, noticeId: 'n2' }, ended)
    both.when(issue('A-001', 'ktp')).refused('evacuation', { noticeId: 'n2' })
    const next = given(evacuation, { type: 'day-closed' }, { type: 'day-opened', day: '2026-11-24' })
    expect(evacuationOf(next.hall)).toBeUndefined()
  })
})
