import type { Problem, TicketView } from '@antre/contract'
import { describe, expect, test, vi } from 'vitest'
import { type Action, reduce } from '../src/screen/flow/reduce.ts'
import {
  ANSWER_S,
  ASK_AFTER_S,
  type Flow,
  idleQuestion,
  NO_AIDS,
  PRINT_PATIENCE_S,
  PRINTED_S,
  paperOf,
  startOf,
  ticketLeaves,
  UNPRINTED_S,
  type Wish,
} from '../src/screen/flow/state.ts'
import { createFlowStore } from '../src/screen/flow/store.ts'

const WISH: Wish = { serviceId: 'ektp', priority: null, language: 'id' }
const TICKET = { id: 't1', number: 'A-012', print: 'pending' } as TicketView
const AWAY: Problem = { type: '', title: '', status: 503, code: 'master-away', detail: '' }
const CLOSED: Problem = { type: '', title: '', status: 409, code: 'service-closed', detail: '' }

const after = (flow: Flow, ...actions: Action[]): Flow => actions.reduce(reduce, flow)
const seconds = (flow: Flow, count: number, print: TicketView['print'] = 'none'): Flow =>
  Array.from({ length: count }).reduce<Flow>((f) => reduce(f, { type: 'second', print }), flow)
const open = (page: Flow['page']): Action => ({ type: 'open', page })

const HOME = after(startOf(0), open({ at: 'home' }))
const SERVICE = after(HOME, open({ at: 'service', id: 'ektp' }))
const SENDING = after(SERVICE, { type: 'take', wish: WISH, key: 'k1' })
const SHOWN = after(SENDING, { type: 'issued', key: 'k1', ticket: TICKET })

describe('the way to a ticket', () => {
  test('three taps: begin, a service, take', () => {
    expect(SENDING.request).toEqual({ state: 'sending', wish: WISH, key: 'k1' })
    expect(SHOWN.page).toEqual({ at: 'ticket', ticket: TICKET })
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
    await vi.waitFor(() => expect(store.getState().page.at).toBe('ticket'))
    store.dispatch({ type: 'take', wish: WISH, key: 'k3' })
    expect(send.mock.calls).toEqual([['tickets', WISH, { key: 'k1' }]])
  })

  test('a lost answer leaves the store ready to try again', async () => {
    const send = vi.fn().mockResolvedValue({ ok: false, problem: AWAY })
    const store = createFlowStore(send)
    store.dispatch(open({ at: 'service', id: 'ektp' }))
    store.dispatch({ type: 'take', wish: WISH, key: 'k1' })
    await vi.waitFor(() => expect(store.getState().request.state).toBe('refused'))
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
    expect(ticketLeaves(SHOWN, 'pending')).toBeNull()
    const printed = seconds(seconds(SHOWN, 3, 'pending'), 1, 'printed')
    expect(ticketLeaves(printed, 'printed')).toBe(PRINTED_S - 1)
    expect(seconds(printed, PRINTED_S - 1, 'printed').page.at).toBe('attract')
  })

  test('stays long enough for a photo when there is no paper', () => {
    expect(ticketLeaves(SHOWN, 'failed')).toBe(UNPRINTED_S)
    expect(seconds(SHOWN, UNPRINTED_S - 1, 'failed').page.at).toBe('ticket')
    expect(seconds(SHOWN, UNPRINTED_S, 'failed').page.at).toBe('attract')
  })

  test('a printer that says nothing is not waited for without a word', () => {
    expect(paperOf(SHOWN, 'pending')).toBe('printing')
    const slow = seconds(SHOWN, PRINT_PATIENCE_S, 'pending')
    expect(paperOf(slow, 'pending')).toBe('slow')
    expect(ticketLeaves(slow, 'pending')).toBe(UNPRINTED_S)
  })

  test('a touch gives more time', () => {
    const read = after(seconds(SHOWN, 15, 'printed'), { type: 'touched' })
    expect(ticketLeaves(read, 'printed')).toBe(PRINTED_S)
  })

  test('leaving starts afresh for the next person', () => {
    expect(after(SHOWN, { type: 'leave' })).toEqual(startOf(1))
  })
})
