/** Numbers that look random and are the same for the same seed (mulberry32). */
export interface Dice {
  /** 0 or more, below `n`. */
  below(n: number): number
  pick<T>(values: readonly T[]): T
}

export function dice(seed: number): Dice {
  let state = seed >>> 0
  const below = (n: number): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let x = state
    x = Math.imul(x ^ (x >>> 15), x | 1)
    x ^= x + Math.imul(x ^ (x >>> 7), x | 61)
    return Math.floor((((x ^ (x >>> 14)) >>> 0) / 2 ** 32) * n)
  }
  return { below, pick: (values) => values[below(values.length)] as (typeof values)[number] }
}
