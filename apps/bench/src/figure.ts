/** One line of the table. */
export interface Figure {
  /** Letter of the requirement it answers. */
  readonly id: string
  readonly what: string
  readonly unit: string
  readonly measured: number
  /** What it is held against, measured in the same run; absent where the target is an absolute. */
  readonly reference?: Reference
  /** The bound, of the ratio to the reference where there is one, else of the figure. */
  readonly target?: { readonly kind: 'at-least' | 'at-most'; readonly bound: number }
  /** Why there is no measurement: what this machine lacks. */
  readonly notRun?: string
}

export interface Reference {
  readonly what: string
  readonly measured: number
  /** The figure over its reference: the median of the turns, each against its own, so that a slow spell hits both. */
  readonly ratio: number
}

/** A figure and its reference from the values of each turn. */
export function compare(what: string, ours: readonly number[], theirs: readonly number[]) {
  const ratio = median(ours.map((value, turn) => value / (theirs[turn] ?? Number.NaN)))
  return { measured: median(ours), reference: { what, measured: median(theirs), ratio } }
}

type Named = Pick<Figure, 'id' | 'what' | 'unit'>

/** Two lines of one thing measured many times: median and 99th percentile, each beside the reference's own, if there is one. */
export function spread(
  named: Named,
  ours: readonly number[],
  reference?: { readonly what: string; readonly values: readonly number[] },
): Figure[] {
  const line = (what: string, of: (values: readonly number[]) => number): Figure => {
    const figure = { ...named, what: `${named.what}, ${what}`, measured: of(ours) }
    if (reference === undefined) return figure
    const theirs = of(reference.values)
    return {
      ...figure,
      reference: { what: reference.what, measured: theirs, ratio: figure.measured / theirs },
    }
  }
  return [line('median', median), line('p99', p99)]
}

/** A line that says why it was not measured. */
export const missing = (named: Named, notRun: string): Figure => ({
  ...named,
  measured: Number.NaN,
  notRun,
})

export function isMet(figure: Figure): boolean {
  const { target, measured } = figure
  if (target === undefined || figure.notRun !== undefined) return true
  const value = figure.reference?.ratio ?? measured
  return target.kind === 'at-least' ? value >= target.bound : value <= target.bound
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2
}

/** The value that 99 of 100 do not exceed (nearest rank). */
function p99(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.ceil(values.length * 0.99) - 1] ?? Number.NaN
}
