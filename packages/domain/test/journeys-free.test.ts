import { describe, expect, it } from 'vitest'
import { finish, issue, transfer } from './build/commands.ts'
import { called, finished, issued, opened, paused, transferred } from './build/events.ts'
import { given, inLine, states, ticket } from './build/given.ts'
import { mall } from './build/mall.ts'

const usaha = { journeyId: 'paket-usaha' }
const steps = ['kk', 'skck', 'rekening']

const kk = issued('A-001', 'kk')
const skck = issued('C-001', 'skck')

describe('a free journey', () => {
  it('begins where the fewest people wait, at the first among equals', () => {
    given()
      .when(issue('Y-001', usaha))
      .then(issued('Y-001', steps, usaha))
    given(kk)
      .when(issue('Y-001', usaha))
      .then(issued('Y-001', steps, { ...usaha, queued: 1 }))
    given(kk, skck)
      .when(issue('Y-001', usaha))
      .then(issued('Y-001', steps, { ...usaha, queued: 2 }))
  })

  it('takes any of its steps, each once, in the order written', () => {
    given()
      .when(issue('Y-001', { ...usaha, serviceIds: ['rekening', 'kk', 'kk'] }))
      .then(issued('Y-001', ['kk', 'rekening'], usaha))
  })

  it('refuses a stranger and an empty choice', () => {
    given()
      .when(issue('Y-001', { ...usaha, serviceIds: ['sim'] }))
      .refused('journey-steps-invalid', { ...usaha, serviceId: 'sim' })
    given()
      .when(issue('Y-001', { ...usaha, serviceIds: [] }))
      .refused('journey-steps-invalid', usaha)
  })

  it('goes first where a counter is open: nobody waits before a closed one while another is free', () => {
    given(opened('5', 'rekening', 'curhat'))
      .when(issue('Y-001', usaha))
      .then(issued('Y-001', steps, { ...usaha, queued: 2 }))
    given(opened('5', 'rekening', 'curhat'), paused('5'))
      .when(issue('Y-001', usaha))
      .then(issued('Y-001', steps, usaha))
    given(opened('5', 'rekening'), issued('J-001', 'rekening'), opened('3', 'sim', 'skck'))
      .when(issue('Y-001', usaha))
      .then(issued('Y-001', steps, { ...usaha, queued: 1 }))
  })

  it('chooses again after each step, also back to one passed over', () => {
    const begun = [
      kk,
      issued('Y-001', steps, { ...usaha, queued: 1 }),
      opened('3', 'sim', 'skck'),
      called('Y-001', '3'),
      issued('J-001', 'rekening'),
      issued('J-002', 'rekening'),
    ]
    const hall = given(...begun)
      .when(finish('3'))
      .then(finished('Y-001', 0))
    expect(states(hall, 'Y-001')).toEqual(['waiting', 'done', 'pending'])
    expect(inLine(hall, 's/kk')).toEqual(['A-001', 'Y-001'])
  })

  it('goes on where the fewest people wait', () => {
    given(
      issued('Y-001', steps, { ...usaha, queued: 1 }),
      opened('3', 'sim', 'skck'),
      called('Y-001', '3'),
      kk,
      issued('A-002', 'kk'),
      issued('J-001', 'rekening'),
    )
      .when(finish('3'))
      .then(finished('Y-001', 2))
  })

  it('is over when every step was done', () => {
    given(
      issued('Y-001', ['kk', 'rekening'], usaha),
      opened('1', 'ktp', 'kk'),
      opened('5', 'rekening'),
      called('Y-001', '1'),
      finished('Y-001', 1),
      called('Y-001', '5'),
    )
      .when(finish('5'))
      .then(finished('Y-001'))
  })

  it('brings a step forward that the officer sends it to, also one before the present one', () => {
    const hall = given(
      issued('Y-001', steps, { ...usaha, queued: 1 }),
      opened('3', 'sim', 'skck'),
      called('Y-001', '3'),
    )
      .when(transfer('3', { serviceId: 'kk' }))
      .then(transferred('Y-001', 'kk'))
    expect(ticket(hall, 'Y-001').steps.map((step) => [step.serviceId, step.state])).toEqual([
      ['skck', 'transferred'],
      ['kk', 'waiting'],
      ['rekening', 'pending'],
    ])
    expect(inLine(hall, 's/kk')).toEqual(['Y-001'])
  })

  it('becomes a fixed one in the middle when the document says so', () => {
    const journeys = mall.journeys.map((journey) => ({ ...journey, order: 'fixed' as const }))
    given(
      kk,
      issued('Y-001', steps, { ...usaha, queued: 1 }),
      opened('3', 'sim', 'skck'),
      called('Y-001', '3'),
      { type: 'mall-saved', version: 2, mall: { ...mall, journeys } },
    )
      .when(finish('3'))
      .then(finished('Y-001', 0))
  })
})
