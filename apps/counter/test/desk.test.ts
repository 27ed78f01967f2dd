import type { Answer } from '@antre/ui'
import { describe, expect, test } from 'vitest'
import { act, undoable } from '../src/screen/desk/act.ts'
import { allowed, closing, phaseOf } from '../src/screen/desk/allowed.ts'
import { createDesk } from '../src/screen/desk/desk.ts'
import { counterView, free, inState, ticketOf, waiting } from './harness/views.ts'

const yes = (data: unknown): Answer<unknown> => ({ ok: true, status: 200, data })
const no = (code: string): Answer<unknown> => ({
  ok: false,
  problem: { type: '', title: '', status: 409, code, detail: '' },
})

/** A desk whose master answers when the test says so. */
function deskAt(start = 0) {
  const sent: { path: string; body: unknown; answer: (answer: Answer<unknown>) => void }[] = []
  const clock = { now: start, live: true, paper: no('unknown-ticket'), pause: Promise.resolve() }
  const desk = createDesk({
    counterId: '3',
    now: () => clock.now,
    live: () => clock.live,
    follow: { read: async () => clock.paper, later: () => clock.pause },
    send: (path, body) => new Promise((answer) => sent.push({ path, body, answer })),
  })
  return { desk, sent, clock }
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

describe('a press', () => {
  test('goes out once, however often the key bounces', async () => {
    const { desk, sent, clock } = deskAt()
    act(desk, free(), 'next')
    act(desk, free(), 'next')
    expect(sent.map(({ path }) => path)).toEqual(['counters/3/call-next'])
    sent[0]?.answer(yes({ ticket: ticketOf('A-013', 'called') }))
    await settled()
    clock.now = 899
    act(desk, counterView(), 'next')
    expect(sent).toHaveLength(1)
    clock.now = 900
    act(desk, counterView(), 'next')
    expect(sent).toHaveLength(2)
  })

  test('is not sent while the view may be old', () => {
    const { desk, sent, clock } = deskAt()
    clock.live = false
    act(desk, counterView(), 'finish')
    act(desk, counterView(), 'transfer')
    expect(sent).toEqual([])
    expect(desk.getState().notice).toMatchObject({ kind: 'away' })
    expect(desk.getState().dialog).toBeNull()
  })

  test('that is refused says why, by its code', async () => {
    const { desk, sent } = deskAt()
    act(desk, counterView(), 'recall')
    sent[0]?.answer(no('ticket-not-called'))
    await settled()
    expect(desk.getState().notice).toMatchObject({ kind: 'problem', code: 'ticket-not-called' })
  })

  test('of Next with nobody waiting is answered calmly', async () => {
    const { desk, sent, clock } = deskAt()
    act(desk, free({ waiting: waiting() }), 'next')
    sent[0]?.answer(yes({ ticket: null }))
    await settled()
    expect(desk.getState().notice).toMatchObject({ kind: 'nobody' })
    clock.now = 5_000
    act(desk, counterView(), 'next')
    sent[1]?.answer(yes({ ticket: null }))
    await settled()
    expect(desk.getState().notice).toMatchObject({ kind: 'finished-nobody', number: 'A-012' })
  })
})

test('a no-show can be taken back while the master has it so', async () => {
  const { desk, sent } = deskAt()
  act(desk, counterView(), 'no-show')
  sent[0]?.answer(yes({ ticket: ticketOf('A-012', 'called') }))
  await settled()
  const entry = { id: 't-A-012', number: 'A-012', state: 'no-show' as const, serviceId: 'ektp', at: '' }
  expect(undoable(desk, free())).toBeNull()
  expect(undoable(desk, free({ aside: [entry] }))).toMatchObject({ number: 'A-012' })
  act(desk, free({ aside: [entry] }), 'undo')
  expect(sent[1]?.path).toBe('tickets/t-A-012/reinstate')
  sent[1]?.answer(yes({ ticket: ticketOf('A-012', 'called') }))
  await settled()
  expect(desk.getState().undo).toBeNull()
})

describe('a paper once more', () => {
  test('offers the number at the counter; what comes of it is said when it is known', async () => {
    const { desk, sent, clock } = deskAt()
    act(desk, counterView(), 'reprint')
    expect(desk.getState().dialog).toMatchObject({ type: 'print', entry: { series: 'A', digits: '12' } })
    desk.shut()
    clock.paper = yes({ ticket: ticketOf('A-012', 'called', { print: 'failed', printFailure: 'paper-out' }) })
    void desk.press({ type: 'print', ticket: 't-A-012' })
    expect(sent[0]?.path).toBe('tickets/t-A-012/print')
    sent[0]?.answer(yes({ ticket: ticketOf('A-012', 'called', { print: 'pending', printAt: 'kiosk-1' }) }))
    await settled()
    expect(desk.getState().notice).toMatchObject({
      kind: 'print-failed',
      number: 'A-012',
      reason: 'paper-out',
    })
  })

  test('good news does not wipe away a trouble that was said meanwhile', async () => {
    const { desk, sent, clock } = deskAt()
    const pause = Promise.withResolvers<void>()
    Object.assign(clock, { paper: yes({ ticket: ticketOf('A-012', 'called') }), pause: pause.promise })
    void desk.press({ type: 'print', ticket: 't-A-012' })
    sent[0]?.answer(yes({ ticket: ticketOf('A-012', 'called', { print: 'pending' }) }))
    await settled()
    expect(desk.getState().notice).toMatchObject({ kind: 'printing', number: 'A-012' })
    desk.say({ kind: 'busy-close', number: 'A-012' })
    pause.resolve()
    await settled()
    expect(desk.getState().notice).toMatchObject({ kind: 'busy-close' })
  })

  test('a free counter offers the series it deals with; a closed one prints nothing', () => {
    const { desk } = deskAt()
    act(desk, inState('closed'), 'reprint')
    expect(desk.getState().dialog).toBeNull()
    act(desk, free(), 'reprint')
    expect(desk.getState().dialog).toMatchObject({ type: 'print', entry: { series: 'A', digits: '' } })
  })
})

describe('closing', () => {
  test('is refused here while somebody is at the counter', () => {
    const { desk, sent } = deskAt()
    act(desk, counterView(), 'close')
    expect(sent).toEqual([])
    expect(desk.getState().notice).toMatchObject({ kind: 'busy-close', number: 'A-012' })
  })

  test('asks while people wait, and just closes when nobody does', () => {
    const { desk, sent } = deskAt()
    act(desk, free(), 'close')
    expect(desk.getState().dialog).toEqual({ type: 'close' })
    desk.shut()
    act(desk, free({ waiting: waiting() }), 'close')
    expect(sent.map(({ path }) => path)).toEqual(['counters/3/close'])
  })

  test('from a pause follows the same rules', () => {
    expect(closing(inState('paused'))).toBe('ask')
    expect(closing(inState('paused', { ticket: ticketOf('A-012', 'serving') }))).toBe('busy')
  })
})

describe('what makes sense', () => {
  const possible = (view: ReturnType<typeof counterView>) =>
    (['next', 'recall', 'start', 'finish', 'no-show', 'hold', 'transfer'] as const).filter((type) =>
      allowed(view, type),
    )

  test('by phase', () => {
    expect(phaseOf(counterView())).toBe('called')
    expect(possible(counterView())).toEqual([
      'next',
      'recall',
      'start',
      'finish',
      'no-show',
      'hold',
      'transfer',
    ])
    expect(possible(counterView({ ticket: ticketOf('A-012', 'serving') }))).toEqual([
      'next',
      'finish',
      'hold',
      'transfer',
    ])
    expect(possible(free())).toEqual(['next'])
    expect(possible(inState('paused', { ticket: ticketOf('A-012', 'serving') }))).toEqual([
      'finish',
      'hold',
      'transfer',
    ])
    expect(possible(inState('closed'))).toEqual([])
  })

  test('while paused, Next and P both go back to work', () => {
    const { desk, sent } = deskAt()
    act(desk, inState('paused'), 'next')
    expect(sent[0]).toMatchObject({ path: 'counters/3/open' })
    expect(sent[0]?.body).toBeUndefined()
  })
})
