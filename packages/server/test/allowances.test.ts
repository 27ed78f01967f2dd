import { expect, it } from 'vitest'
import { createAllowances } from '../src/allowances.ts'

const counter = { tokenId: 't1', role: 'counter', counterId: '1' } as const
const HOUR = 3_600_000

it('lets a token tell sixty times at once, then once in ten seconds, and says how long to wait', () => {
  const allowances = createAllowances()
  const ask = (at: number) => allowances.ask(counter, 'counter-1', at)
  for (let i = 0; i < 60; i++) expect(ask(0)).toBeNull()
  expect(ask(0)).toEqual({ code: 'too-many-requests', retryAfterS: 10 })
  expect(ask(9_000)).toEqual({ code: 'too-many-requests', retryAfterS: 1 })
  expect(ask(10_000)).toBeNull()
  expect(ask(10_000)).not.toBeNull()
  expect(allowances.ask({ ...counter, tokenId: 't2' }, 'counter-1', 10_000)).not.toBeNull()
  expect(allowances.ask({ ...counter, counterId: '2' }, 'counter-2', 10_000)).toBeNull()
})

it('lets a token use forty names; one that was not used for a day makes room', () => {
  const allowances = createAllowances()
  const ask = (name: string, at: number) => allowances.ask(counter, name, at)
  for (let i = 0; i < 40; i++) expect(ask(`x-${i}`, i * 10_000)).toBeNull()
  expect(ask('one-more', HOUR)).toEqual({ code: 'too-many-names', retryAfterS: 3600 })
  expect(allowances.mayName(counter, 'one-more', HOUR)).toBe(false)
  expect(ask('x-7', HOUR)).toBeNull()
  expect(ask('one-more', 24 * HOUR + 1)).toBeNull()
})

it('counts nothing of an administrator', () => {
  const allowances = createAllowances()
  const admin = { tokenId: 't0', role: 'admin' } as const
  for (let i = 0; i < 200; i++) expect(allowances.ask(admin, `x-${i}`, 0)).toBeNull()
})
