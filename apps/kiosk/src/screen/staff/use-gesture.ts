import { useEffect } from 'react'
import { useStores } from '../parts/context.tsx'
import { askDoor } from './client.ts'

/** How long the mall's name is held down. */
const HOLD_MS = 3_000
/** A finger that moves farther is doing something else. */
const STILL_PX = 40

/**
 * The discreet way to the staff menu: the mall's name at the top held down for three seconds, or
 * Ctrl+Alt+S on a keyboard. Where the page comes straight from the master, nothing happens.
 */
export function useStaffGesture(): void {
  const { flow } = useStores()
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let from = { x: 0, y: 0 }

    const knock = async (): Promise<void> => {
      if (flow.getState().staff) return
      const door = await askDoor()
      if (!door) return
      const staff =
        door.pin === 'set'
          ? ({ at: 'pin', lockedSeconds: door.lockedSeconds } as const)
          : ({ at: 'missing' } as const)
      flow.dispatch({ type: 'staff', staff })
    }
    const down = (event: PointerEvent): void => {
      cancel()
      if (!(event.target instanceof Element) || !event.target.closest('.top-bar-who')) return
      from = { x: event.clientX, y: event.clientY }
      timer = setTimeout(() => void knock(), HOLD_MS)
    }
    const moved = (event: PointerEvent): void => {
      if (Math.hypot(event.clientX - from.x, event.clientY - from.y) > STILL_PX) cancel()
    }
    const cancel = (): void => clearTimeout(timer)
    const key = (event: KeyboardEvent): void => {
      if (!event.ctrlKey || !event.altKey || event.code !== 'KeyS') return
      event.preventDefault()
      void knock()
    }
    window.addEventListener('pointerdown', down)
    window.addEventListener('pointermove', moved)
    window.addEventListener('keydown', key)
    for (const end of ['pointerup', 'pointercancel'] as const) window.addEventListener(end, cancel)
    return () => {
      cancel()
      window.removeEventListener('pointerdown', down)
      window.removeEventListener('pointermove', moved)
      window.removeEventListener('keydown', key)
      for (const end of ['pointerup', 'pointercancel'] as const) window.removeEventListener(end, cancel)
    }
  }, [flow])
}
