import { useEffect } from 'react'

/** Reports `id` once the browser has drawn a frame with it; a hidden or covered page draws none. */
export function usePainted(id: string | undefined, painted: (id: string) => void): void {
  useEffect(() => {
    if (id === undefined) return
    // The first callback runs before the frame that holds the change, the second after it.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => painted(id))
    })
    return () => cancelAnimationFrame(frame)
  }, [id, painted])
}
