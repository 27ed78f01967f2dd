import { routes } from '@antre/contract'
import { aMall } from '@antre/testkit'
import { describe, expect, it } from 'vitest'
import { aMaster } from './in-process.ts'

describe('a ticket', () => {
  it('may be named by its number of today, wherever its id may stand', async () => {
    await using given = await aMaster()
    const { id } = (await given.admin.post('/tickets', { serviceId: 'ktp', printAt: 'kiosk-1' })).body.ticket
    expect((await given.admin.get('/tickets/A-001')).body.ticket.id).toBe(id)
    await given.admin.post('/counters/1/open')
    const calls: readonly (readonly [string, object?])[] = [
      ['print-result', { ok: true }],
      ['print', {}],
      ['priority', { priority: 'elderly' }],
      ['cancel'],
    ]
    for (const [action, body] of calls) {
      const { status, body: answer } = await given.admin.post(`/tickets/A-001/${action}`, body)
      expect([action, status, answer.ticket?.id]).toEqual([action, 200, id])
    }
    await given.admin.post('/tickets', { serviceId: 'ktp' })
    await given.admin.post('/counters/1/call-next')
    await given.admin.post('/counters/1/hold')
    expect((await given.admin.post('/tickets/A-002/reinstate')).body.ticket.number).toBe('A-002')
    expect((await given.admin.get('/tickets/A-099')).body).toMatchObject({ code: 'unknown-ticket' })
  })

  it('is issued, waits with its outlook, and is printed when the printer says so', async () => {
    await using given = await aMaster()
    const kiosk = given.as({ role: 'kiosk', stationId: 'kiosk-1' })
    const issued = await kiosk.post('/tickets', { serviceId: 'ktp', priority: 'elderly', language: 'en' })
    expect(issued.status).toBe(201)
    expect(routes.issueTicket.response.safeParse(issued.body).success).toBe(true)
    expect(issued.body.ticket).toMatchObject({
      number: 'A-001',
      priority: 'elderly',
      language: 'en',
      channel: 'kiosk',
      print: 'pending',
      issuedAt: '2026-11-23T09:00:00.000+08:00',
      current: 0,
      ahead: 0,
      steps: [{ serviceId: 'ktp', state: 'waiting', queuedAt: '2026-11-23T09:00:00.000+08:00' }],
    })
    const { id } = issued.body.ticket
    const view = await kiosk.get('/views/kiosk')
    expect(view.body.station).toMatchObject({ id: 'kiosk-1', prints: [{ ticket: { id }, state: 'pending' }] })

    expect(
      (await kiosk.post(`/tickets/${id}/print-result`, { ok: false, reason: 'paper-out' })).body.ticket,
    ).toMatchObject({
      print: 'failed',
      printFailure: 'paper-out',
    })
    expect((await given.admin.get('/views/hall')).body.printFailures).toMatchObject([
      { id, reason: 'paper-out' },
    ])
    const printed = await kiosk.post(`/tickets/${id}/print-result`, { ok: true })
    expect(printed.body.ticket.print).toBe('printed')
    expect(printed.body.ticket.printFailure).toBeUndefined()
    expect((await kiosk.get(`/tickets/${id}`)).body.ticket).toEqual(printed.body.ticket)
  })

  it('has no print job unless a kiosk shall print it', async () => {
    await using given = await aMaster()
    const plain = await given.admin.post('/tickets', { serviceId: 'ktp' })
    expect(plain.body.ticket).toMatchObject({ print: 'none', channel: 'staff' })
    const there = await given.admin.post('/tickets', { serviceId: 'ktp', printAt: 'kiosk-1' })
    expect(there.body.ticket.print).toBe('pending')
    const refused = await given.admin.post(`/tickets/${plain.body.ticket.id}/print-result`, { ok: true })
    expect([refused.status, refused.body.code]).toEqual([409, 'print-not-requested'])
  })

  it('is refused paper at a kiosk that there is not, and told which there are', async () => {
    await using given = await aMaster()
    const issue = (printAt: string) => given.admin.post('/tickets', { serviceId: 'ktp', printAt })
    const { id } = (await issue('kiosk-1')).body.ticket
    given.mint({ role: 'kiosk', stationId: 'kiosk-2' })
    const about = { stationId: 'kisok-1', kiosks: 'kiosk-1, kiosk-2' }
    for (const refused of [
      await issue('kisok-1'),
      await given.admin.post(`/tickets/${id}/print`, { printAt: 'kisok-1' }),
    ]) {
      expect([refused.status, refused.body]).toMatchObject([404, { code: 'unknown-kiosk', about }])
    }
    for (const odd of ['\u202e<b>\n\u0000x', 'a b', '__proto__'])
      expect((await issue(odd)).body.code).toBe('invalid-request')
    expect((await issue('kiosk-2')).status).toBe(201)
    expect(Object.keys(given.master.engine.hall().prints)).toEqual(['kiosk-1', 'kiosk-2'])
    const own = await given.as({ role: 'kiosk', stationId: 'kiosk-3' }).post('/tickets', { serviceId: 'ktp' })
    expect(own.body.ticket.printAt).toBe('kiosk-3')
  })

  it('accepts priority as a plain yes or no', async () => {
    await using given = await aMaster()
    const priority = async (value: unknown) =>
      (await given.admin.post('/tickets', { serviceId: 'ktp', priority: value })).body.ticket.priority
    expect([await priority(true), await priority(false), await priority(null)]).toEqual(['other', null, null])
  })

  it('goes through the steps of a journey under one number', async () => {
    await using given = await aMaster()
    const { admin } = given
    const { id, number } = (await admin.post('/tickets', { journeyId: 'both' })).body.ticket
    expect(number).toBe('T-001')
    for (const counter of ['1', '3']) await admin.post(`/counters/${counter}/open`)
    expect((await admin.post('/counters/1/call-next')).body.ticket.number).toBe('T-001')
    const finished = await admin.post('/counters/1/finish')
    expect(finished.body.ticket).toMatchObject({
      number: 'T-001',
      current: 1,
      steps: [{ state: 'done', counterId: '1' }, { state: 'waiting' }],
    })
    expect((await admin.post('/counters/3/call-next')).body.ticket.number).toBe('T-001')
    await admin.post('/counters/3/finish')
    const { ticket } = (await admin.get(`/tickets/${id}`)).body
    expect(ticket.steps.map((step: { state: string }) => step.state)).toEqual(['done', 'done'])
  })
})

it('refuses a closed service and says when it opens', async () => {
  const hours = { mon: [{ from: '10:00', to: '15:00' }] }
  await using given = await aMaster({ mall: aMall({ hours }) })
  const refused = await given.admin.post('/tickets', { serviceId: 'ktp' })
  expect(refused.status).toBe(409)
  expect(refused.headers.get('content-type')).toContain('application/problem+json')
  expect(refused.body).toMatchObject({
    code: 'service-closed',
    about: { serviceId: 'ktp', opensDate: '2026-11-23', opensTime: '10:00' },
  })
})
