import { describe, expect, it } from 'vitest'
import { aMaster, type Given } from './in-process.ts'

async function queue(given: Given, count: number) {
  for (let i = 0; i < count; i++) await given.admin.post('/tickets', { serviceId: 'ktp' })
}

const outcome = ({ status, body }: { status: number; body: { code?: string } }) => [status, body.code]

describe('a counter', () => {
  it('opens, calls, recalls, starts, finishes; its view and the display follow', async () => {
    await using given = await aMaster()
    await queue(given, 2)
    const counter = given.as({ role: 'counter', counterId: '1' })
    expect(outcome(await counter.post('/counters/1/call-next'))).toEqual([409, 'counter-not-open'])
    expect((await counter.post('/counters/1/open')).body.counter).toEqual({
      id: '1',
      state: 'open',
      serviceIds: ['ktp', 'kk'],
    })
    const called = await counter.post('/counters/1/call-next')
    expect(called.body.ticket).toMatchObject({
      number: 'A-001',
      steps: [{ state: 'called', counterId: '1' }],
    })
    const display = given.as({ role: 'display', zoneId: 'A' })
    const first = (await display.get('/views/displays/A')).body.calls
    expect(first).toMatchObject([{ number: 'A-001', counter: { id: '1', name: 'Loket 1' }, recall: false }])

    await display.post(`/calls/${first[0].id}/announced`)
    expect((await counter.get('/views/counters/1')).body.ticket.call.announcedAt).not.toBeNull()
    await counter.post('/counters/1/recall')
    const again = (await display.get('/views/displays/A')).body.calls
    expect(again).toMatchObject([{ number: 'A-001', recall: true, announced: false }])
    expect(again[0].id).not.toBe(first[0].id)

    expect((await counter.post('/counters/1/start')).body.ticket.steps[0].state).toBe('serving')
    expect(outcome(await counter.post('/counters/1/recall'))).toEqual([409, 'ticket-not-called'])
    expect((await counter.post('/counters/1/call-next')).body.ticket.number).toBe('A-002')
    expect((await counter.post('/counters/1/call-next')).body).toEqual({ ticket: null })
    expect((await counter.get('/views/counters/1')).body.today.served).toBe(2)
  })

  it('holds, brings back, marks absent, transfers to a counter and to a service', async () => {
    await using given = await aMaster()
    const { admin } = given
    await queue(given, 3)
    for (const id of ['1', '2', '3']) await admin.post(`/counters/${id}/open`)
    await admin.post('/counters/1/call-next')
    const held = await admin.post('/counters/1/hold')
    expect(held.body.ticket.steps[0].state).toBe('held')
    expect(outcome(await admin.post(`/tickets/${held.body.ticket.id}/cancel`, undefined))).toEqual([
      200,
      undefined,
    ])

    await admin.post('/counters/1/call-next')
    const absent = (await admin.post('/counters/1/no-show')).body.ticket
    expect(absent.steps[0].state).toBe('no-show')
    expect((await admin.post(`/tickets/${absent.id}/reinstate`)).body.ticket.steps[0].state).toBe('waiting')
    expect((await admin.post('/counters/1/call-next')).body.ticket.number).toBe('A-002')
    const moved = (await admin.post('/counters/1/transfer', { counterId: '2' })).body.ticket
    expect(moved.steps).toMatchObject([{ state: 'transferred' }, { state: 'waiting', counterId: '2' }])
    expect((await admin.post('/counters/1/call-next')).body.ticket.number).toBe('A-003')
    expect((await admin.post('/counters/2/call-next')).body.ticket.number).toBe('A-002')
    await admin.post('/counters/2/transfer', { serviceId: 'aid' })
    expect((await admin.post('/counters/3/call-next')).body.ticket.number).toBe('A-002')
  })

  it('calls a given number, but never one that another counter has', async () => {
    await using given = await aMaster()
    const { admin } = given
    await queue(given, 3)
    for (const id of ['1', '2']) await admin.post(`/counters/${id}/open`)
    expect((await admin.post('/counters/1/call', { number: 'A-003' })).body.ticket.number).toBe('A-003')
    expect(outcome(await admin.post('/counters/2/call', { number: 'A-003' }))).toEqual([
      409,
      'ticket-not-waiting',
    ])
    expect(outcome(await admin.post('/counters/2/call', { number: 'A-999' }))).toEqual([
      404,
      'unknown-ticket',
    ])
  })

  it('does not close over somebody, and pauses without losing them', async () => {
    await using given = await aMaster()
    const { admin } = given
    await queue(given, 1)
    await admin.post('/counters/1/open')
    await admin.post('/counters/1/call-next')
    expect(outcome(await admin.post('/counters/1/close'))).toEqual([409, 'counter-busy'])
    expect((await admin.post('/counters/1/pause')).body.counter.state).toBe('paused')
    expect(outcome(await admin.post('/counters/1/call-next'))).toEqual([409, 'counter-not-open'])
    await admin.post('/counters/1/finish')
    expect((await admin.post('/counters/1/close')).body.counter.state).toBe('closed')
  })
})

it('two counters that press next at once never get the same person', async () => {
  await using given = await aMaster()
  const { admin } = given
  await queue(given, 20)
  for (const id of ['1', '2']) await admin.post(`/counters/${id}/open`)
  const presses = Array.from({ length: 20 }, (_, i) => admin.post(`/counters/${(i % 2) + 1}/call-next`))
  const numbers = (await Promise.all(presses)).map(({ body }) => body.ticket.number)
  expect(new Set(numbers).size).toBe(20)
})
