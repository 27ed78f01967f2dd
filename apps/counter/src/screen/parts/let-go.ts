import type { MouseEvent } from 'react'

/**
 * After a click with mouse or finger the button gives the focus back, so that a later Space does not
 * press it again. Keyboard users (detail 0) keep their place.
 */
export function letGo(event: MouseEvent<HTMLButtonElement>): void {
  if (event.detail > 0) event.currentTarget.blur()
}
