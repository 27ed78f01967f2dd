import { useEffect, useState } from 'react'
import { useViewStore, type ViewStore } from './view-store.ts'

const SECOND_MS = 1_000

/** The master's clock in ms, anew at each full second. */
export function useNow<V>(store: ViewStore<V>): number {
  const offset = useViewStore(store, (state) => state.clockOffsetMs)
  const [now, setNow] = useState(() => Date.now() + offset)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>
    const tick = (): void => {
      const at = Date.now() + offset
      setNow(at)
      timer = setTimeout(tick, SECOND_MS - (at % SECOND_MS))
    }
    tick()
    return () => clearTimeout(timer)
  }, [offset])
  return now
}
