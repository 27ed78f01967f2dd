import { useEffect, useRef } from 'react'
import { usePlace } from '../desk/context.ts'

/** Enter does the one big thing of a screen without a queue (open the counter), wherever the focus is. */
export function useEnter(go: () => void): void {
  const { desk } = usePlace()
  const latest = useRef(go)
  latest.current = go
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Enter' || desk.getState().dialog) return
      if (event.target instanceof HTMLElement && event.target.closest('[popover], [popovertarget]')) return
      event.preventDefault()
      event.stopPropagation()
      if (!event.repeat) latest.current()
    }
    window.addEventListener('keydown', onKey, { capture: true })
    return () => window.removeEventListener('keydown', onKey, { capture: true })
  }, [desk])
}
