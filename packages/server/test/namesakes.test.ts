import { expect, it } from 'vitest'
import { createNamesakes } from '../src/namesakes.ts'

const MINUTE = 60_000

it('knows two PCs of one name when both are heard in turn, until one of them is heard no more', () => {
  const namesakes = createNamesakes()
  const heard = (instance: string, minutes: number) =>
    namesakes.heard('counter-1', instance, minutes * MINUTE)
  expect(heard('first', 0)).toBeNull()
  expect(heard('second', 5)).toBeNull()
  expect(heard('first', 10)).toBe(30 * MINUTE)
  expect(heard('second', 15)).toBe(35 * MINUTE)
  expect(heard('second', 25)).toBe(35 * MINUTE)
  expect(heard('second', 36)).toBeNull()
})

it('takes a program that was started again, however often, for one', () => {
  const namesakes = createNamesakes()
  for (let i = 0; i < 20; i++) expect(namesakes.heard('kiosk-1', `start-${i}`, i * MINUTE)).toBeNull()
  expect(namesakes.heard('kiosk-1', 'start-19', 21 * MINUTE)).toBeNull()
  expect(namesakes.heard('kiosk-2', 'start-1', 21 * MINUTE)).toBeNull()
})

it('begins anew with a station that was forgotten', () => {
  const namesakes = createNamesakes()
  for (const instance of ['first', 'second']) namesakes.heard('counter-1', instance, 0)
  namesakes.forget('counter-1')
  expect(namesakes.heard('counter-1', 'first', 1)).toBeNull()
})
