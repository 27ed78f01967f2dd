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
