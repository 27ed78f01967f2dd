import { describe, expect, it } from 'vitest'
import { type Command, NOTICES } from '../src/index.ts'
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

describe('a free announcement', () => {
  it('is made from a template, for all zones or some', () => {
    const hall = given().when(make(), after(1)).then(made)
    expect(hall.notices).toMatchObject([{ id: 'n1', at: after(1), announced: {} }])
    given()
      .when(make({ zones: ['B'] }))
      .then({ ...made, zones: ['B'] })
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
  })

  it('is remembered with those before it, up to twenty', () => {
    const many = Array.from({ length: 25 }, (_, i) => ({ ...made, noticeId: `n${i}` }))
    expect(given(...many).hall.notices.map(({ id }) => id)).toEqual(many.slice(-20).map((n) => n.noticeId))
  })
})
