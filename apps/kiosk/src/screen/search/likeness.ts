import { distance, slipsAllowed } from './distance.ts'
import { formsOf } from './words.ts'

const SAME = 1
const SAME_STEM = 0.92
const BEGINS = 0.85
const CONTAINS = 0.6
const MISTYPED = 0.7
const MISTYPED_BEGINNING = 0.55
const SHORTEST_INSIDE = 4

/** How well a written word means a known one, 0 to 1. The written one may be unfinished or mistyped. */
export function likeness(written: string, known: string): number {
  if (written === known) return SAME
  if (known.startsWith(written)) return BEGINS
  const stems = formsOf(written)
  const knownStems = formsOf(known)
  if (stems.some((stem) => knownStems.includes(stem))) return SAME_STEM
  if (written.length >= SHORTEST_INSIDE && known.includes(written)) return CONTAINS
  const slips = slipsAllowed(Math.min(written.length, known.length))
  if (slips === 0) return 0
  const wrong = distance(written, known, slips)
  if (wrong <= slips) return MISTYPED - (wrong - 1) * 0.15
  const beginning = known.slice(0, written.length)
  return known.length > written.length && distance(written, beginning, 1) <= 1 ? MISTYPED_BEGINNING : 0
}
