import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mallSchema, readMall } from '../src/index.ts'
import { aDocument, type Json } from './build.ts'

const RUNS = { seed: 20261123, numRuns: 250 }

/** Every place in a document, as the keys that lead there. */
function places(value: Json, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null) return [path]
  const inside = Array.isArray(value)
    ? value.flatMap((item, i) => places(item, [...path, i]))
    : Object.entries(value).flatMap(([key, item]) => places(item, [...path, key]))
  return [path, ...inside]
}

const ALL = places(aDocument())

type Container = Record<string | number, Json>

function spoil(path: readonly (string | number)[], value: Json, how: 'replace' | 'remove' | 'add'): Json {
  const last = path.at(-1)
  if (last === undefined) return how === 'replace' ? value : {}
  const document = aDocument()
  const parent = path
    .slice(0, -1)
    .reduce<Json>((at, key) => (at as Container)[key] as Json, document) as Container
  if (how === 'replace') parent[last] = value
  else if (how === 'add') parent[Array.isArray(parent) ? parent.length : 'more'] = value
  else if (Array.isArray(parent)) parent.splice(last as number, 1)
  else delete parent[last]
  return document
}

const odd = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<Json>,
  fc.constantFrom<Json[]>(
    '',
    ' ',
    'constructor',
    '__proto__',
    '24:00',
    -1,
    0,
    1e308,
    [],
    {},
    null,
    [[]],
    'A'.repeat(3000),
  ),
)

describe('a document somebody damaged', () => {
  it('is never thrown at: it is read, or every fault has a place and words', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ALL),
        odd,
        fc.constantFrom('replace' as const, 'remove' as const, 'add' as const),
        (path, value, how) => {
          const result = readMall(spoil(path, value, how))
          if (result.ok) {
            // What was accepted once is accepted again, unchanged: it goes through the ledger and back.
            expect(readMall(JSON.parse(JSON.stringify(result.mall)))).toEqual(result)
            return
          }
          expect(result.faults.length).toBeGreaterThan(0)
          for (const fault of result.faults) {
            expect(fault.message).not.toBe('')
            const top = fault.path.split('.')[0] as string
            expect(['', ...Object.keys(mallSchema.shape)]).toContain(top)
          }
        },
      ),
      RUNS,
    )
  })

  it('may be anything at all', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, withDate: true, withMap: true }), (value) => {
        expect(readMall(value).ok).toBe(false)
      }),
      RUNS,
    )
    expect(readMall(undefined).ok).toBe(false)
    expect(readMall(JSON.parse('{"__proto__": {"formatVersion": 1}}')).ok).toBe(false)
  })

  it('cannot reach the prototype of every object', () => {
    const poison = JSON.parse(
      `{"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}}`,
    )
    for (const key of ['name', 'hours', 'policy', 'displays']) readMall({ ...aDocument(), [key]: poison })
    readMall(poison)
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
  })
})
