import { useCallback, useEffect, useState } from 'react'

/**
 * An index that goes round `length` places, staying `holdMs` at the present one (null: until `next` is called).
 * @returns the index and `next`
 */
export function useRotation(length: number, holdMs: number | null): readonly [number, () => void] {
  const [turn, setTurn] = useState(0)
  const next = useCallback(() => setTurn((value) => value + 1), [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: each place has its own time
  useEffect(() => {
    if (length < 2 || holdMs === null) return
    const timer = setTimeout(next, holdMs)
    return () => clearTimeout(timer)
  }, [turn, length, holdMs, next])
  return [length === 0 ? 0 : turn % length, next]
}
