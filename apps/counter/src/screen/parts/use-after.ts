import { useEffect, useState } from 'react'

/** True once `active` has lasted `ms`: an answer that comes at once shall not flicker. */
export function useAfter(active: boolean, ms: number): boolean {
  const [late, setLate] = useState(false)
  useEffect(() => {
    if (!active) return
    const timer = setTimeout(() => setLate(true), ms)
    return () => {
      clearTimeout(timer)
      setLate(false)
    }
  }, [active, ms])
  return active && late
}

/** When a button's picture starts to turn, ms. Its colour changes at once. */
export const SLOW_MS = 180
