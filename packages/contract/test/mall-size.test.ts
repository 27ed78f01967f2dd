import { expect, it } from 'vitest'
import { readMall } from '../src/index.ts'
import { aDocument, changed, type Json } from './build.ts'

const many = (n: number, value: Json): { [key: string]: Json } =>
  Object.fromEntries(Array.from({ length: n }, (_, i) => [`!${i}`, value]))

/** One fault, told before the schema has looked at every wrong member. */
function oneFault(document: unknown, path: string, message: RegExp) {
  expect(readMall(document)).toEqual({
    ok: false,
    faults: [{ path, message: expect.stringMatching(message) }],
  })
}

it('a text in a hundred thousand languages is one fault, and so is a document full of strange members', () => {
  oneFault(changed('name', many(100_000, 'x')), 'name', /has 100000 members/)
  oneFault({ ...aDocument(), ...many(61, 'x') }, '', /members/)
})

it('many small parts are too big together', () => {
  const requirements = Array.from({ length: 6_000 }, () => many(50, 'x'))
  oneFault(changed('services.0.requirements', requirements), '', /more than 200000 members/)
})

it('a document that lies too deep is one, however deep', () => {
  let deep: Json = 'x'
  for (let i = 0; i < 100_000; i++) deep = [deep]
  oneFault(changed('services', deep), expect.stringMatching(/^services\.0\.0/), /too deep/)
})

it('a few wrong members are still told one by one', () => {
  const read = readMall(changed('name', { ...many(3, 'x'), id: 'Mal' }))
  expect(read.ok ? [] : read.faults.map(({ path }) => path)).toEqual(['name.!0', 'name.!1', 'name.!2'])
})
