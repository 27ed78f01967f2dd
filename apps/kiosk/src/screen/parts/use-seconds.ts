import { useEffect } from 'react'
import { useDispatch } from './context.tsx'

const SECOND_MS = 1_000

/** Tells the flow that time passes. */
export function useSeconds(): void {
  const dispatch = useDispatch()
  useEffect(() => {
    const timer = setInterval(() => dispatch({ type: 'second' }), SECOND_MS)
    return () => clearInterval(timer)
  }, [dispatch])
}
