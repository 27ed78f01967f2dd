/** One line of the table. */
export interface Figure {
  /** Letter of the requirement it answers. */
  readonly id: string
  readonly what: string
  readonly unit: string
  readonly measured: number
  /** What it is held against, measured in the same run; absent where the target is an absolute. */
  readonly reference?: { readonly what: string; readonly measured: number }
  /** The bound, of the ratio to the reference where there is one, else of the figure. */
  readonly target?: { readonly kind: 'at-least' | 'at-most'; readonly bound: number }
}

export function ratioOf({ measured, reference }: Figure): number | undefined {
  return reference && measured / reference.measured
}

export function isMet(figure: Figure): boolean {
  const { target, measured } = figure
  if (target === undefined) return true
  const value = ratioOf(figure) ?? measured
  return target.kind === 'at-least' ? value >= target.bound : value <= target.bound
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2
}
