import { useEffect } from 'react'
import { whenDrawn } from './when-drawn.ts'

/** Reports a turn once it stands on the screen: see `whenDrawn`. */
export function usePainted(turn: number | undefined, painted: (turn: number) => void): void {
  useEffect(() => {
    if (turn === undefined) return
    return whenDrawn(document, requestAnimationFrame, () => painted(turn))
  }, [turn, painted])
}
