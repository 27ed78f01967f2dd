import { useEffect, useState } from 'react'

/**
 * False for a moment after a page appears. A button that just came up under a finger still tapping must not be
 * pressed by it.
 */
export function useSettled(afterMs: number): boolean {
  const [settled, setSettled] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(true), afterMs)
    return () => clearTimeout(timer)
  }, [afterMs])
  return settled
}
