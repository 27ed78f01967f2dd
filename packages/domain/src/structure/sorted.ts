/**
 * A sorted map that never changes in place: `set` and `without` return a new one that shares all but
 * a path with the old. The state of a day is made of these, so a command that could not be written
 * to disk is undone by keeping the old state, and a day of 20,000 tickets costs what a small one does.
 *
 * A weight-balanced tree after Adams, with the balance parameters (3, 2) proven sound in
 * Hirai and Yamamoto, "Balancing weight-balanced trees", JFP 21 (2011).
 */
export interface Sorted<K extends string | number, V> {
  readonly root: Node<K, V> | null
}

interface Node<K, V> {
  readonly key: K
  readonly value: V
  readonly size: number
  readonly left: Node<K, V> | null
  readonly right: Node<K, V> | null
}

type Branch<K, V> = Node<K, V> | null

const DELTA = 3
const GAMMA = 2

const EMPTY: Sorted<never, never> = { root: null }

export function emptySorted<K extends string | number, V>(): Sorted<K, V> {
  return EMPTY as unknown as Sorted<K, V>
}

const size = <K, V>(node: Branch<K, V>): number => (node === null ? 0 : node.size)
const weight = <K, V>(node: Branch<K, V>): number => size(node) + 1

function join<K, V>(key: K, value: V, left: Branch<K, V>, right: Branch<K, V>): Node<K, V> {
  return { key, value, size: size(left) + size(right) + 1, left, right }
}

function balance<K, V>(key: K, value: V, left: Branch<K, V>, right: Branch<K, V>): Node<K, V> {
  if (right !== null && weight(right) > DELTA * weight(left)) {
    const inner = right.left
    if (inner === null || weight(inner) < GAMMA * weight(right.right)) {
      return join(right.key, right.value, join(key, value, left, inner), right.right)
    }
    return join(
      inner.key,
      inner.value,
      join(key, value, left, inner.left),
      join(right.key, right.value, inner.right, right.right),
    )
  }
  if (left !== null && weight(left) > DELTA * weight(right)) {
    const inner = left.right
    if (inner === null || weight(inner) < GAMMA * weight(left.left)) {
      return join(left.key, left.value, left.left, join(key, value, inner, right))
    }
    return join(
      inner.key,
      inner.value,
      join(left.key, left.value, left.left, inner.left),
      join(key, value, inner.right, right),
    )
  }
  return join(key, value, left, right)
}

function insert<K, V>(node: Branch<K, V>, key: K, value: V): Node<K, V> {
  if (node === null) return join(key, value, null, null)
  if (key < node.key) return balance(node.key, node.value, insert(node.left, key, value), node.right)
  if (key > node.key) return balance(node.key, node.value, node.left, insert(node.right, key, value))
  return { ...node, value }
}

function leftmost<K, V>(node: Node<K, V>): Node<K, V> {
  let at = node
  while (at.left !== null) at = at.left
  return at
}

function remove<K, V>(node: Branch<K, V>, key: K): Branch<K, V> {
  if (node === null) return null
  if (key < node.key) return balance(node.key, node.value, remove(node.left, key), node.right)
  if (key > node.key) return balance(node.key, node.value, node.left, remove(node.right, key))
  if (node.left === null) return node.right
  if (node.right === null) return node.left
  const heir = leftmost(node.right)
  return balance(heir.key, heir.value, node.left, remove(node.right, heir.key))
}

function find<K, V>(node: Branch<K, V>, key: K): Node<K, V> | null {
  let at = node
  while (at !== null && at.key !== key) at = key < at.key ? at.left : at.right
  return at
}

export function get<K extends string | number, V>(map: Sorted<K, V>, key: K): V | undefined {
  return find(map.root, key)?.value
}

export function set<K extends string | number, V>(map: Sorted<K, V>, key: K, value: V): Sorted<K, V> {
  return { root: insert(map.root, key, value) }
}

export function without<K extends string | number, V>(map: Sorted<K, V>, key: K): Sorted<K, V> {
  return find(map.root, key) === null ? map : { root: remove(map.root, key) }
}

export function count<K extends string | number, V>(map: Sorted<K, V>): number {
  return size(map.root)
}

/** The entry with the smallest key. */
export function first<K extends string | number, V>(map: Sorted<K, V>): readonly [K, V] | undefined {
  if (map.root === null) return undefined
  const node = leftmost(map.root)
  return [node.key, node.value]
}

/** How many keys are smaller than `key`. */
export function rank<K extends string | number, V>(map: Sorted<K, V>, key: K): number {
  let below = 0
  let at = map.root
  while (at !== null) {
    if (key <= at.key) at = at.left
    else {
      below += size(at.left) + 1
      at = at.right
    }
  }
  return below
}

/** Entries in ascending order of key. */
export function* entries<K extends string | number, V>(map: Sorted<K, V>): Generator<readonly [K, V]> {
  const path: Node<K, V>[] = []
  let at = map.root
  while (at !== null || path.length > 0) {
    while (at !== null) {
      path.push(at)
      at = at.left
    }
    const node = path.pop() as Node<K, V>
    yield [node.key, node.value]
    at = node.right
  }
}

/** Entries in descending order of key. */
export function* descending<K extends string | number, V>(map: Sorted<K, V>): Generator<readonly [K, V]> {
  const path: Node<K, V>[] = []
  let at = map.root
  while (at !== null || path.length > 0) {
    while (at !== null) {
      path.push(at)
      at = at.right
    }
    const node = path.pop() as Node<K, V>
    yield [node.key, node.value]
    at = node.left
  }
}

/** The first `limit` of them: asks for no more than it gives. */
export function* take<T>(items: Iterable<T>, limit: number): Generator<T> {
  let left = limit
  if (left <= 0) return
  for (const item of items) {
    yield item
    if (--left === 0) return
  }
}

export function* values<K extends string | number, V>(map: Sorted<K, V>): Generator<V> {
  for (const [, value] of entries(map)) yield value
}
