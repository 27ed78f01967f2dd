import type { Command } from '@antre/domain'
import { aMall, steppedClock } from '@antre/testkit'
import { expect, it } from 'vitest'
import { createHub, type Presence, type Rendered, startEngine, type ViewName } from '../src/index.ts'
import { memoryLedger } from '../src/memory-ledger.ts'

const DISPLAY: ViewName = { kind: 'display', zoneId: 'A' }

async function aHall() {
  const clock = steppedClock()
  const engine = startEngine(memoryLedger(), clock)
  const delayed: { action: () => void; ms: number }[] = []
  const bugs: unknown[] = []
  const present: Presence[] = []
  const hub = createHub(
    engine,
    () => ({ since: clock.now(), present }),
    () => ({ what: {}, todo: {} }),
    (action, ms) => {
      delayed.push({ action, ms })
      return () => delayed.splice(0)
    },
    (bug) => bugs.push(bug),
  )
  const tell = (command: Command) =>
    engine.submit({ command, actor: 'test', respond: () => ({ status: 200, body: '' }) })
  await tell({ type: 'save-mall', mall: aMall(), expectedVersion: 0 })
  engine.tick()
  await new Promise(setImmediate)
  const issue = (ticketId: string, printAt?: string) =>
    tell({
      type: 'issue-ticket',
      ticketId,
      wish: { serviceId: 'ktp' },
      priority: null,
      language: 'id',
      channel: 'kiosk',
      printAt,
    })
  return { clock, engine, hub, tell, issue, delayed, bugs, present }
}

it('sends a view only when it changed, once for all its listeners', async () => {
  const { hub, tell, issue } = await aHall()
  const got: (Rendered | null)[][] = [[], []]
  for (const list of got) hub.subscribe(DISPLAY, (rendered) => list.push(rendered))
  await issue('t1') // A ticket that only waits is not on any display.
  await tell({ type: 'open-counter', counterId: '1' })
  expect(got[0]).toHaveLength(0)
  await tell({ type: 'call-next', counterId: '1', callId: 'c1' })
  expect(got[0]).toHaveLength(1)
  expect(got[0]?.[0]).toBe(got[1]?.[0])
  expect(JSON.parse(got[0]?.[0]?.json ?? '').calls[0]).toMatchObject({
    id: 'c1',
    number: 'A-001',
    recall: false,
  })
})

it('does not send because the clock moved', async () => {
  const { hub, clock } = await aHall()
  const got: (Rendered | null)[] = []
  hub.subscribe(DISPLAY, (rendered) => got.push(rendered))
  clock.advance(60_000)
  hub.refresh()
  expect(got).toEqual([])
})

it('paces the kiosk view: soon after the first change, then the rest together', async () => {
  const { hub, issue, clock, delayed } = await aHall()
  const got: (Rendered | null)[] = []
  hub.subscribe({ kind: 'kiosk', stationId: null }, (rendered) => got.push(rendered))
  await issue('a')
  expect(delayed.map(({ ms }) => ms)).toEqual([0])
  delayed[0]?.action()
  expect(got).toHaveLength(1)
  for (const id of ['b', 'c', 'd']) await issue(id)
  expect(delayed).toHaveLength(1)
  expect(delayed[0]?.ms).toBeGreaterThan(0)
  clock.advance(delayed[0]?.ms ?? 0)
  delayed[0]?.action()
  expect(got).toHaveLength(2)
  expect(JSON.parse(got[1]?.json ?? '').services[0].waiting).toBe(4)
})

it('lets no citizen wait for the pace of the view that their paper comes with', async () => {
  const { hub, tell, issue, delayed } = await aHall()
  hub.subscribe({ kind: 'kiosk', stationId: 'kiosk-1' }, () => {})
  const kiosks = ['kiosk-1', 'kiosk-2'].map((id) => ({ id, name: { id } }))
  await tell({ type: 'save-mall', mall: aMall({ kiosks }), expectedVersion: 1 })
  delayed[0]?.action()
  await issue('a', 'kiosk-1')
  delayed[0]?.action()
  await issue('b', 'kiosk-2') // Somebody else's.
  expect(delayed.map(({ ms }) => ms)).toEqual([200])
  await issue('c', 'kiosk-1')
  expect(delayed.map(({ ms }) => ms)).toEqual([0])
  await issue('d')
  expect(delayed.map(({ ms }) => ms)).toEqual([0])
})

it('holds nothing up when the clock was set back since', async () => {
  const { hub, tell, issue, clock, delayed } = await aHall()
  const hours = { mon: [{ from: '08:00', to: '09:30' }] }
  await tell({ type: 'save-mall', mall: aMall({ hours }), expectedVersion: 1 })
  const got: (Rendered | null)[] = []
  hub.subscribe({ kind: 'kiosk', stationId: null }, (rendered) => got.push(rendered))
  clock.advance(3_600_000)
  hub.refresh() // All services are closed by now.
  delayed[0]?.action()
  expect(got).toHaveLength(1)
  clock.advance(-3_600_000)
  await issue('a')
  expect(delayed.at(-1)?.ms).toBeLessThanOrEqual(200)
})

it('says nothing private on a display: no service for a discreet call, never an id of the visit', async () => {
  const { hub, tell } = await aHall()
  await tell({
    type: 'issue-ticket',
    ticketId: 'secret-visit',
    wish: { serviceId: 'talk' },
    priority: 'disaster',
    language: 'id',
    channel: 'kiosk',
  })
  await tell({ type: 'open-counter', counterId: '3' })
  await tell({ type: 'call-next', counterId: '3', callId: 'c1' })
  const { json } = hub.render({ kind: 'display', zoneId: 'B' }) as Rendered
  expect(JSON.parse(json).calls[0]).toEqual({
    id: 'c1',
    number: 'C-001',
    counter: { id: '3', name: 'Loket 3', names: { id: 'Loket 3', en: 'Counter 3' } },
    at: '2026-11-23T09:00:00.000+08:00',
    recall: false,
    discreet: true,
    announced: false,
    repeat: false,
    dropped: false,
    language: 'id',
  })
  expect(json).not.toContain('secret-visit')
  expect(json).not.toContain('disaster')
})

it('puts a recall on top in place of the call it repeats', async () => {
  const { hub, tell, issue } = await aHall()
  for (const id of ['a', 'b']) await issue(id)
  for (const counterId of ['1', '2']) {
    await tell({ type: 'open-counter', counterId })
    await tell({ type: 'call-next', counterId, callId: `c${counterId}` })
  }
  await tell({ type: 'recall', counterId: '1', callId: 'again' })
  const { calls } = JSON.parse(hub.render(DISPLAY)?.json ?? '')
  expect(calls.map((call: { id: string; recall: boolean }) => [call.id, call.recall])).toEqual([
    ['again', true],
    ['c2', false],
  ])
})

it('knows no view of a counter or zone that the mall has not', async () => {
  const { hub } = await aHall()
  expect(hub.render({ kind: 'counter', counterId: '99' })).toBeUndefined()
  expect(hub.render({ kind: 'display', zoneId: 'Z' })).toBeUndefined()
})

it('says that a zone is gone, once, and nothing after', async () => {
  const { hub, tell } = await aHall()
  const got: (Rendered | null)[] = []
  const leave = hub.subscribe(DISPLAY, (rendered) => got.push(rendered))
  const mall = aMall()
  const counters = mall.counters.map((counter) => ({ ...counter, zone: 'B' }))
  await tell({
    type: 'save-mall',
    mall: { ...mall, counters, zones: mall.zones.slice(1) },
    expectedVersion: 1,
  })
  await tell({ type: 'open-counter', counterId: '1' })
  await tell({ type: 'save-mall', mall, expectedVersion: 2 })
  expect(got).toEqual([null])
  leave()
})

it('reports a bug in one view, sends the others, and answers the command', async () => {
  const { hub, tell, issue, bugs } = await aHall()
  const got: (Rendered | null)[] = []
  await issue('a')
  await tell({ type: 'open-counter', counterId: '1' })
  hub.subscribe(DISPLAY, () => {
    throw new Error('bug')
  })
  hub.subscribe({ kind: 'counter', counterId: '1' }, (rendered) => got.push(rendered))
  const outcome = await tell({ type: 'call-next', counterId: '1', callId: 'c1' })
  expect(outcome.kind).toBe('reply')
  expect(bugs.map(String)).toEqual(['Error: bug'])
  expect(JSON.parse(got[0]?.json ?? '').ticket.number).toBe('A-001')
})

it('looks at the hall alone when somebody comes or goes', async () => {
  const { hub, delayed } = await aHall()
  for (const kind of ['hall', 'kiosk'] as const) {
    hub.subscribe(kind === 'hall' ? { kind } : { kind, stationId: null }, () => {})
  }
  hub.presenceChanged()
  expect(delayed).toHaveLength(1)
})
