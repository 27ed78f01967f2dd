import { useLayoutEffect, useState } from 'react'

/** True until the instant `until` (ms, as `performance.now()` counts). */
export function useResting(until: number): boolean {
  const [resting, setResting] = useState(() => until > performance.now())
  useLayoutEffect(() => {
    const left = until - performance.now()
    setResting(left > 0)
    if (left <= 0) return
    const timer = setTimeout(() => setResting(false), left)
    return () => clearTimeout(timer)
  }, [until])
  return resting
}
