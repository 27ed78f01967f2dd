export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

export type Direction = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight'

/** A step aside costs more than a step ahead: rows and columns are kept to. */
const ASIDE_COST = 3

const middle = (box: Box): { x: number; y: number } => ({
  x: (box.left + box.right) / 2,
  y: (box.top + box.bottom) / 2,
})

/** Index of the box to move to from `from`, or -1 when nothing lies that way. */
export function nearest(from: Box, boxes: readonly Box[], direction: Direction): number {
  let best = -1
  let least = Number.POSITIVE_INFINITY
  boxes.forEach((box, i) => {
    const cost = costOf(from, box, direction)
    if (cost !== null && cost < least) {
      best = i
      least = cost
    }
  })
  return best
}

function costOf(from: Box, to: Box, direction: Direction): number | null {
  const a = middle(from)
  const b = middle(to)
  const upright = direction === 'ArrowUp' || direction === 'ArrowDown'
  const ahead = { ArrowUp: a.y - b.y, ArrowDown: b.y - a.y, ArrowLeft: a.x - b.x, ArrowRight: b.x - a.x }[
    direction
  ]
  const aside = upright
    ? gap(from.left, from.right, to.left, to.right)
    : gap(from.top, from.bottom, to.top, to.bottom)
  if (ahead <= 1 || (!upright && aside > 0)) return null
  return ahead + aside * ASIDE_COST + (upright ? Math.abs(a.x - b.x) : Math.abs(a.y - b.y)) / 100
}

/** Distance between two spans of one axis; 0 when they overlap. */
const gap = (a1: number, a2: number, b1: number, b2: number): number => Math.max(0, b1 - a2, a1 - b2)
