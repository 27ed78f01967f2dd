import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  count,
  descending,
  emptySorted,
  entries,
  first,
  get,
  rank,
  type Sorted,
  set,
  values,
  without,
} from '../src/index.ts'
import { RUNS } from './build/runs.ts'

type Tree = Sorted<number, string>
type Branch = Tree['root']

/** Depth of the tree; throws where sizes or balance are wrong. */
function depth(node: Branch): number {
  if (node === null) return 0
  const [left, right] = [node.left?.size ?? 0, node.right?.size ?? 0]
  if (node.size !== left + right + 1) throw new Error(`size ${node.size} over ${left} and ${right}`)
  // The balance that Hirai and Yamamoto prove for (3, 2).
  if (left + 1 > 3 * (right + 1) || right + 1 > 3 * (left + 1)) throw new Error(`${left} against ${right}`)
  return 1 + Math.max(depth(node.left), depth(node.right))
}

const isShallow = (tree: Tree) => {
  // A weight ratio of at most 3 to 1 makes each level at most 3/4 of the one above.
  expect(depth(tree.root)).toBeLessThanOrEqual(Math.ceil(Math.log(count(tree) + 1) / Math.log(4 / 3)))
}

const build = (keys: Iterable<number>): Tree => {
  let tree: Tree = emptySorted()
  for (const key of keys) tree = set(tree, key, `v${key}`)
  return tree
}

/** What a sorted map is, in the plainest words. */
function agrees(tree: Tree, model: ReadonlyMap<number, string>) {
  const sorted = [...model].sort(([a], [b]) => a - b)
  expect([...entries(tree)]).toEqual(sorted)
  expect([...values(tree)]).toEqual(sorted.map(([, value]) => value))
  expect([...descending(tree)]).toEqual(sorted.toReversed())
  expect(count(tree)).toBe(model.size)
  expect(first(tree)).toEqual(sorted[0])
  for (let key = -1; key <= 41; key++) {
    expect(get(tree, key)).toBe(model.get(key))
    expect(rank(tree, key)).toBe(sorted.filter(([k]) => k < key).length)
  }
}

const key = fc.integer({ min: 0, max: 40 })
const step = fc.oneof(
  fc.record({ do: fc.constant('set' as const), key, value: fc.string({ maxLength: 3 }) }),
  fc.record({ do: fc.constant('without' as const), key }),
)

describe('a sorted map', () => {
  it('does what a plain map does, and never changes in place', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 120 }), (steps) => {
        let tree: Tree = emptySorted()
        const model = new Map<number, string>()
        for (const action of steps) {
          const [before, entriesBefore] = [tree, [...entries(tree)]]
          if (action.do === 'set') {
            tree = set(tree, action.key, action.value)
            model.set(action.key, action.value)
          } else {
            tree = without(tree, action.key)
            model.delete(action.key)
          }
          expect([...entries(before)]).toEqual(entriesBefore)
          depth(tree.root)
        }
        agrees(tree, model)
      }),
      RUNS,
    )
  })

  it('takes strings as keys as well', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 4 })), (keys) => {
        let tree: Sorted<string, string> = emptySorted()
        for (const each of keys) tree = set(tree, each, each)
        expect([...values(tree)]).toEqual([...new Set(keys)].sort())
      }),
      RUNS,
    )
  })

  it('stays shallow whatever the order of arrival and leaving', () => {
    const n = 2000
    const up = Array.from({ length: n }, (_, i) => i)
    isShallow(build(up))
    isShallow(build(up.toReversed()))
    isShallow(build(up.map((i) => (i % 2 === 0 ? i : 2 * n - i))))
    let line = build(up)
    for (let i = 0; i < n - 10; i++) {
      line = without(line, i) // a line that is served
      if (i % 250 === 0) isShallow(line)
    }
    isShallow(line)
    expect([...values(line)]).toHaveLength(10)
  })

  it('is the same when nothing was there to take away', () => {
    const tree = build([1, 2, 3])
    expect(without(tree, 4)).toBe(tree)
    expect(first(emptySorted<number, string>())).toBeUndefined()
    expect(get(emptySorted<number, string>(), 1)).toBeUndefined()
  })
})
