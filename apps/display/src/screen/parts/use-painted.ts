import { useEffect } from 'react'

/** Reports a turn once the browser has drawn a frame with it; a hidden or covered page draws none. */
export function usePainted(turn: number | undefined, painted: (turn: number) => void): void {
  useEffect(() => {
    if (turn === undefined) return
    // The first callback runs before the frame that holds the change, the second after it.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => painted(turn))
    })
    return () => cancelAnimationFrame(frame)
  }, [turn, painted])
}
