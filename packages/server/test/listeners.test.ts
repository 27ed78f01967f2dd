import { expect, it } from 'vitest'
import { createListeners } from '../src/index.ts'

it('tells who listens, and since when somebody does not', () => {
  const listeners = createListeners(0)
  listeners.arrived('display-A', 'display', 1)
  listeners.arrived('display-A', 'display', 2)
  listeners.left('display-A', 3)
  expect(listeners.attendance().present).toEqual([
    { id: 'display-A', kind: 'display', connected: true, lastSeen: 3 },
  ])
  listeners.left('display-A', 4)
  expect(listeners.attendance().present).toEqual([
    { id: 'display-A', kind: 'display', connected: false, lastSeen: 4 },
  ])
})

it('remembers no more than a mall has, and forgets first who left longest ago', () => {
  const listeners = createListeners(0)
  for (let i = 0; i < 500; i++) listeners.arrived(`n${i}`, 'other', i)
  listeners.left('n300', 600)
  listeners.left('n200', 700)
  for (const name of ['a', 'b', 'c']) listeners.arrived(name, 'kiosk', 800)
  const names = listeners.attendance().present.map(({ id }) => id)
  expect(names).toHaveLength(500)
  expect(names).toEqual(expect.arrayContaining(['a', 'b', 'c', 'n1', 'n499']))
  for (const gone of ['n300', 'n200', 'n0']) expect(names).not.toContain(gone)
})

it('forgets a station that was taken away, not one that listens', () => {
  const listeners = createListeners(7)
  listeners.arrived('kiosk-1', 'kiosk', 8)
  listeners.forget('kiosk-1')
  expect(listeners.attendance()).toMatchObject({ since: 7, present: [{ id: 'kiosk-1' }] })
  listeners.left('kiosk-1', 9)
  listeners.forget('kiosk-1')
  expect(listeners.attendance().present).toEqual([])
})

it('takes a name for that of the station that listens last, whoever else bore it', () => {
  const listeners = createListeners(0)
  listeners.arrived('pc-7', 'counter', 1, '1')
  listeners.left('pc-7', 2, 'counter', '1')
  listeners.arrived('pc-7', 'display', 3, 'A')
  listeners.arrived('pc-7', 'other', 4)
  expect(listeners.attendance().present).toEqual([
    { id: 'pc-7', kind: 'display', place: 'A', connected: true, lastSeen: 4 },
  ])
  expect(listeners.bearers('pc-7')).toEqual([
    { kind: 'display', place: 'A' },
    { kind: 'other', place: undefined },
  ])
  listeners.left('pc-7', 5, 'display', 'A')
  listeners.left('pc-7', 6, 'other')
  expect(listeners.attendance().present).toMatchObject([{ kind: 'display', connected: false, lastSeen: 6 }])
})

it('knows a name in dispute, since when, until nobody has said so for a while', () => {
  const listeners = createListeners(0)
  listeners.dispute('pc-7', 10, 100)
  listeners.dispute('pc-7', 50, 150)
  expect(listeners.attendance().disputed).toEqual([{ id: 'pc-7', since: 10, until: 150 }])
  expect([listeners.isDisputed('pc-7', 149), listeners.isDisputed('pc-7', 150)]).toEqual([true, false])
  listeners.dispute('pc-7', 200, 300)
  expect(listeners.attendance().disputed).toMatchObject([{ since: 200 }])
  listeners.forget('pc-7')
  expect(listeners.attendance().disputed).toEqual([])
})
