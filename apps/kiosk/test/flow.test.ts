import type { Problem, TicketView } from '@antre/contract'
import { describe, expect, test, vi } from 'vitest'
import {
  isPhoto,
  MOVED_S,
  PRINT_PATIENCE_S,
  PRINTED_S,
  paperOf,
  TRIED_S,
  ticketLeaves,
  UNPRINTED_S,
} from '../src/screen/flow/paper.ts'
import { type Kiosk, ON_PAPER, type Printing, printingOf } from '../src/screen/flow/printing.ts'
import { type Action, reduce } from '../src/screen/flow/reduce.ts'
import {
  ANSWER_S,
  ASK_AFTER_S,
  type Flow,
  idleQuestion,
  MENU_STAYS_S,
  NO_AIDS,
  PAD_STAYS_S,
  startOf,
  type Wish,
} from '../src/screen/flow/state.ts'
import { createFlowStore } from '../src/screen/flow/store.ts'
import { ticketNumber } from '../src/screen/staff/ticket-number.ts'
import { kioskView, printEntry } from './kiosk-view.ts'

const WISH: Wish = { serviceId: 'ektp', priority: null, language: 'id' }
const TICKET = { id: 't1', number: 'A-012', print: 'pending' } as TicketView
const AWAY: Problem = { type: '', title: '', status: 503, code: 'master-away', detail: '' }
const CLOSED: Problem = { type: '', title: '', status: 409, code: 'service-closed', detail: '' }

const after = (flow: Flow, ...actions: Action[]): Flow => actions.reduce(reduce, flow)
const seconds = (flow: Flow, count: number): Flow =>
  Array.from({ length: count }).reduce<Flow>((f) => reduce(f, { type: 'second' }), flow)
/** News of the ticket on the screen, and of the printers. */
const news = (change: Partial<TicketView>, movedTo?: Kiosk, printing: Printing = ON_PAPER): Action => {
  const entry = printEntry({ ...TICKET, ...change }, movedTo && { state: 'failed', movedTo })
  return { type: 'news', printing, prints: [entry] }
}
const KIOSK_2 = { id: 'kiosk-2', name: { id: 'Kiosk 2' } }
const open = (page: Flow['page']): Action => ({ type: 'open', page })

const HOME = after(startOf(0), open({ at: 'home' }))
const SERVICE = after(HOME, open({ at: 'service', id: 'ektp' }))
const SENDING = after(SERVICE, { type: 'take', wish: WISH, key: 'k1' })
const SHOWN = after(SENDING, { type: 'issued', key: 'k1', ticket: TICKET })

describe('the way to a ticket', () => {
  test('three taps: begin, a service, take', () => {
    expect(SENDING.request).toEqual({ state: 'sending', wish: WISH, key: 'k1' })
    expect(SHOWN.page).toEqual({ at: 'ticket', ticket: TICKET, movedTo: null })
  })

  test('back goes the way it came, and from home to the start', () => {
    const deep = after(HOME, open({ at: 'agency', id: 'dukcapil' }), open({ at: 'service', id: 'kk' }))
    expect(after(deep, { type: 'back' }).page).toEqual({ at: 'agency', id: 'dukcapil' })
    expect(after(deep, { type: 'back' }, { type: 'back' }).page).toEqual({ at: 'home' })
    expect(after(deep, { type: 'back' }, { type: 'back' }, { type: 'back' }).page).toEqual({ at: 'attract' })
  })

  test('what was written in the search is there after going back from a result', () => {
    const found = after(
      HOME,
      open({ at: 'search' }),
      { type: 'write', query: 'ktp' },
      open({ at: 'service', id: 'ektp' }),
    )
    expect(after(found, { type: 'back' })).toMatchObject({ page: { at: 'search' }, query: 'ktp' })
  })

  test('a claim of priority belongs to its page', () => {
    const claimed = after(SERVICE, { type: 'claim', priority: 'elderly' })
    expect(claimed.priority).toBe('elderly')
    expect(after(claimed, { type: 'back' }, open({ at: 'service', id: 'kk' })).priority).toBeNull()
  })

  test('steps of a journey are left out and taken back', () => {
    const journey = after(HOME, open({ at: 'journey', id: 'usaha' }), {
      type: 'toggle-step',
      serviceId: 'nib',
    })
    expect(journey.leftOut).toEqual(['nib'])
    expect(after(journey, { type: 'toggle-step', serviceId: 'nib' }).leftOut).toEqual([])
  })
})

describe('one ticket for one wish', () => {
  test('a second tap while the first is on its way changes nothing', () => {
    expect(after(SENDING, { type: 'take', wish: WISH, key: 'k2' })).toBe(SENDING)
    expect(after(SENDING, { type: 'back' })).toBe(SENDING)
    expect(after(SENDING, open({ at: 'home' }))).toBe(SENDING)
    expect(after(SENDING, { type: 'leave' })).toBe(SENDING)
  })

  test('an answer to something else is not listened to', () => {
    expect(after(SENDING, { type: 'issued', key: 'other', ticket: TICKET })).toBe(SENDING)
    expect(after(HOME, { type: 'issued', key: 'k1', ticket: TICKET })).toBe(HOME)
  })

  test('an unanswered wish is repeated with its own key, also after going back', () => {
    const lost = after(SENDING, { type: 'refused', key: 'k1', problem: AWAY })
    expect(after(lost, { type: 'retry' }).request).toMatchObject({ state: 'sending', key: 'k1' })
    const again = after(lost, { type: 'dismiss' }, { type: 'take', wish: { ...WISH }, key: 'k2' })
    expect(again.request).toMatchObject({ state: 'sending', key: 'k1' })
    const another = after(
      lost,
      { type: 'dismiss' },
      { type: 'take', wish: { ...WISH, serviceId: 'kk' }, key: 'k2' },
    )
    expect(another.request).toMatchObject({ state: 'sending', key: 'k2' })
  })

  test('a refusal is final: the next try is a new wish', () => {
    const refused = after(SENDING, { type: 'refused', key: 'k1', problem: CLOSED })
    expect(refused.request).toMatchObject({ state: 'refused', problem: CLOSED })
    const again = after(refused, { type: 'dismiss' }, { type: 'take', wish: WISH, key: 'k2' })
    expect(again.request).toMatchObject({ key: 'k2' })
  })

  test('the store sends a wish once, however fast it is tapped', async () => {
    const send = vi.fn().mockResolvedValue({ ok: true, status: 201, data: { ticket: TICKET } })
    const store = createFlowStore(send)
    store.dispatch(open({ at: 'home' }))
    store.dispatch(open({ at: 'service', id: 'ektp' }))
    store.dispatch({ type: 'take', wish: WISH, key: 'k1' })
    store.dispatch({ type: 'take', wish: WISH, key: 'k2' })
    await expect.poll(() => store.getState().page.at).toBe('ticket')
    store.dispatch({ type: 'take', wish: WISH, key: 'k3' })
    expect(send.mock.calls).toEqual([['tickets', WISH, { key: 'k1' }]])
  })

  test('a lost answer leaves the store ready to try again', async () => {
    const send = vi.fn().mockResolvedValue({ ok: false, problem: AWAY })
    const store = createFlowStore(send)
    store.dispatch(open({ at: 'service', id: 'ektp' }))
    store.dispatch({ type: 'take', wish: WISH, key: 'k1' })
    await expect.poll(() => store.getState().request.state).toBe('refused')
    store.dispatch({ type: 'retry' })
    expect(send.mock.calls.map((call) => call[2])).toEqual([{ key: 'k1' }, { key: 'k1' }])
  })
})

describe('nobody there', () => {
  test('asks after a while, then forgets the person altogether', () => {
    const person = after(SERVICE, {
      type: 'aid',
      aids: { text: 1.5, contrast: 'high', reach: true, language: 'en' },
    })
    expect(idleQuestion(seconds(person, ASK_AFTER_S - 1))).toBeNull()
    expect(idleQuestion(seconds(person, ASK_AFTER_S))).toBe(ANSWER_S)
    expect(idleQuestion(seconds(person, ASK_AFTER_S + 5))).toBe(ANSWER_S - 5)
    const gone = seconds(person, ASK_AFTER_S + ANSWER_S)
    expect(gone).toMatchObject({
      page: { at: 'attract' },
      aids: NO_AIDS,
      query: '',
      trail: [],
      visit: person.visit + 1,
    })
  })

  test('a touch in between starts the wait again', () => {
    const touched = after(seconds(SERVICE, ASK_AFTER_S + 3), { type: 'touched' })
    expect(idleQuestion(touched)).toBeNull()
    expect(seconds(touched, ASK_AFTER_S - 1).page.at).toBe('service')
  })

  test('never while a ticket is being made', () => {
    expect(seconds(SENDING, 1000)).toEqual(SENDING)
  })

  test('the first page waits for ever', () => {
    expect(seconds(startOf(3), 1000)).toEqual(startOf(3))
  })
})

describe('the ticket on the screen', () => {
  test('stays while it prints, then leaves by itself', () => {
    expect(ticketLeaves(SHOWN)).toBeNull()
    const printed = seconds(after(seconds(SHOWN, 3), news({ print: 'printed' })), 1)
    expect(ticketLeaves(printed)).toBe(PRINTED_S - 1)
    expect(seconds(printed, PRINTED_S - 1).page.at).toBe('attract')
  })

  test('stays long enough for a photo when there is no paper', () => {
    const failed = after(SHOWN, news({ print: 'failed' }))
    expect(ticketLeaves(failed)).toBe(UNPRINTED_S)
    expect(seconds(failed, UNPRINTED_S - 1).page.at).toBe('ticket')
    expect(seconds(failed, UNPRINTED_S).page.at).toBe('attract')
  })

  test('paper that comes after all gives the time to take it', () => {
    const failed = seconds(after(SHOWN, news({ print: 'failed' })), UNPRINTED_S - 5)
    const again = after(failed, news({ print: 'pending', attempt: 1 }))
    expect(paperOf(again).is).toBe('printing')
    const printed = after(again, news({ print: 'printed', attempt: 1 }))
    expect(ticketLeaves(printed)).toBe(PRINTED_S)
  })

  test('its place in the queue moving on is no reason to stay', () => {
    const printed = seconds(after(SHOWN, news({ print: 'printed', ahead: 3 })), 5)
    expect(ticketLeaves(after(printed, news({ print: 'printed', ahead: 2 })))).toBe(PRINTED_S - 5)
  })

  test('what was last heard of it stays, also when the view forgets it', () => {
    const failed = after(SHOWN, news({ print: 'failed' }), { type: 'news', printing: ON_PAPER, prints: [] })
    expect(paperOf(failed).is).toBe('failed')
  })

  test('a printer that says nothing is not waited for without a word', () => {
    expect(paperOf(SHOWN).is).toBe('printing')
    const trying = seconds(SHOWN, PRINT_PATIENCE_S)
    expect(paperOf(trying).is).toBe('trying')
    expect(ticketLeaves(trying)).toBeNull()
    const slow = seconds(SHOWN, TRIED_S)
    expect(paperOf(slow).is).toBe('slow')
    expect(ticketLeaves(slow)).toBe(UNPRINTED_S)
  })

  test('moved to another kiosk: says where, until it is out there; if it is not, a photo', () => {
    const moved = after(SHOWN, news({ print: 'pending', attempt: 1 }, KIOSK_2))
    expect(paperOf(moved)).toEqual({ is: 'moved', kiosk: KIOSK_2 })
    expect(ticketLeaves(moved)).toBeNull()
    const out = after(moved, news({ print: 'printed', attempt: 1 }, KIOSK_2))
    expect(paperOf(out)).toEqual({ is: 'moved-printed', kiosk: KIOSK_2 })
    expect(ticketLeaves(out)).toBe(MOVED_S)
    expect(paperOf(after(moved, news({ print: 'failed', attempt: 1 }, KIOSK_2))).is).toBe('failed')
    expect(paperOf(seconds(moved, TRIED_S)).is).toBe('slow')
  })

  test('a printer that was not well is still tried: nobody is sent away with a photo before it has failed', () => {
    const onScreen = after(SHOWN, { type: 'news', printing: { to: 'screen' }, prints: [] })
    expect(paperOf(onScreen)).toEqual({ is: 'trying', kiosk: null })
    expect(isPhoto(paperOf(onScreen))).toBe(false)
    expect(paperOf(after(onScreen, news({ print: 'printed' }))).is).toBe('printed')
    expect(paperOf(after(onScreen, news({ print: 'failed' }))).is).toBe('failed')
    const elsewhere = after(SHOWN, {
      type: 'news',
      printing: { to: 'elsewhere', kiosk: KIOSK_2 },
      prints: [],
    })
    expect(paperOf(elsewhere)).toEqual({ is: 'trying', kiosk: KIOSK_2 })
  })

  test('large letters stay longer', () => {
    const read = (text: 1 | 1.25 | 1.5) =>
      ticketLeaves(after(SHOWN, { type: 'aid', aids: { text } }, news({ print: 'printed' })))
    expect([read(1), read(1.25), read(1.5)]).toEqual([20, 30, 45])
  })

  test('a touch gives more time', () => {
    const read = after(seconds(after(SHOWN, news({ print: 'printed' })), 15), { type: 'touched' })
    expect(ticketLeaves(read)).toBe(PRINTED_S)
  })

  test('leaving starts afresh for the next person, who is told the same of the printers', () => {
    expect(after(SHOWN, { type: 'leave' })).toEqual(startOf(1))
    const stopped: Printing = { to: 'stopped', kiosks: [] }
    const told = after(SHOWN, { type: 'news', printing: stopped, prints: [] }, { type: 'leave' })
    expect(told).toEqual(startOf(1, stopped))
  })
})

describe('what becomes of a number taken now', () => {
  const viewWith = (
    printer: 'none' | 'well' | 'ill',
    whenNotPrinting: 'screen' | 'stop',
    ...others: boolean[]
  ) => {
    const view = kioskView()
    const state = {
      canPrint: printer === 'well',
      state: 'paper-out',
      since: view.now,
      ticketsLeft: null,
    } as const
    const elsewhere = others.map((takesOver, i) => ({ id: `kiosk-${i + 2}`, name: {}, takesOver }))
    return printingOf({
      receipt: { ...view.receipt, whenNotPrinting },
      station: { id: 'kiosk-1', printer: printer === 'none' ? null : state, elsewhere, prints: [] },
    })
  }

  test.each([
    [viewWith('none', 'stop'), { to: 'paper' }],
    [viewWith('well', 'stop', true), { to: 'paper' }],
    [viewWith('ill', 'screen'), { to: 'screen' }],
    [viewWith('ill', 'screen', false), { to: 'screen' }],
    [viewWith('ill', 'screen', false, true), { to: 'elsewhere', kiosk: { id: 'kiosk-3', name: {} } }],
    [viewWith('ill', 'stop', true), { to: 'elsewhere', kiosk: { id: 'kiosk-2', name: {} } }],
    [viewWith('ill', 'stop'), { to: 'stopped', kiosks: [] }],
    [viewWith('ill', 'stop', false), { to: 'stopped', kiosks: [{ id: 'kiosk-2', name: {} }] }],
  ])('%#', (printing, expected) => {
    expect(printing).toEqual(expected)
  })

  test('is paper where the page comes from no station', () => {
    expect(printingOf({ ...kioskView(), station: null })).toEqual(ON_PAPER)
  })
})

describe('staff', () => {
  const MENU = { type: 'staff', staff: { at: 'menu', secret: 's' } } as const

  test('the pad closes by itself, and the page is as it was', () => {
    const pad = after(SERVICE, { type: 'staff', staff: { at: 'pin', lockedSeconds: 0 } })
    expect(seconds(pad, PAD_STAYS_S - 1).staff).not.toBeNull()
    expect(seconds(pad, PAD_STAYS_S)).toEqual({ ...SERVICE, quiet: 0 })
  })

  test('the menu ends the visit before it; it closes when told, or untouched for three minutes', () => {
    const open = after(SHOWN, MENU)
    expect(open).toMatchObject({ page: { at: 'attract' }, visit: 1, staff: { secret: 's' } })
    expect(after(open, { type: 'staff', staff: null })).toEqual(startOf(2))
    expect(seconds(open, MENU_STAYS_S - 1).staff).not.toBeNull()
    expect(seconds(open, MENU_STAYS_S)).toEqual(startOf(2))
    expect(seconds(after(seconds(open, 170), { type: 'touched' }), 170).staff).not.toBeNull()
  })

  test('wait while a ticket is being made', () => {
    expect(after(SENDING, MENU)).toBe(SENDING)
  })
})

test.each([
  ['a12', 'A-012'],
  [' A 12 ', 'A-012'],
  ['A-012', 'A-012'],
  ['abc1234', 'ABC-1234'],
  ['12', null],
  ['ABCD-1', null],
  ['', null],
])('%j typed is %j', (typed, number) => {
  expect(ticketNumber(typed)).toBe(number)
})
