import { describe, expect, test } from 'vitest'
import { counterFace } from '../src/board/face.ts'
import { stateOf } from '../src/buttons/report.ts'
import { counterView, free, inState, ticketOf } from './harness/views.ts'

describe('what the board at a counter shows', () => {
  test('called: the number, and which call it is', () => {
    expect(counterFace(counterView())).toEqual({
      face: { state: 'called', number: 'A-012' },
      call: 'c-A-012',
    })
  })

  test('called again: the same number, another call', () => {
    const ticket = ticketOf('A-012', 'called')
    const again = { ...ticket, call: ticket.call && { ...ticket.call, id: 'c-2', recall: true } }
    expect(counterFace(counterView({ ticket: again })).call).toBe('c-2')
  })

  test('being served: the number, still', () => {
    expect(counterFace(counterView({ ticket: ticketOf('B-007', 'serving') }))).toEqual({
      face: { state: 'serving', number: 'B-007' },
      call: '',
    })
  })

  test('nobody, paused, closed: nothing', () => {
    const blank = { face: { state: 'blank', number: null }, call: '' }
    expect(counterFace(free())).toEqual(blank)
    expect(counterFace(inState('paused'))).toEqual(blank)
    expect(counterFace(inState('closed', { ticket: ticketOf('A-012', 'called') }))).toEqual(blank)
  })
})

test.each([
  [{ state: 'connecting' }, { state: 'starting' }],
  [{ state: 'connected' }, { state: 'ready' }],
  [
    { state: 'unplugged', why: 'lost' },
    { state: 'unplugged', detail: 'lost' },
  ],
  [
    { state: 'wrong-port', why: 'in-use' },
    { state: 'wrong-port', detail: 'in-use' },
  ],
  [{ state: 'no-permission' }, { state: 'no-permission' }],
  [{ state: 'noise' }, { state: 'noise' }],
  [{ state: 'stuck' }, { state: 'offline', detail: 'stuck' }],
] as const)('$state is told to the hall', (status, expected) => {
  expect(stateOf(status)).toEqual(expected)
})
