import { useEffect } from 'react'
import { type Direction, nearest } from './arrow-keys.ts'

const FOCUSABLE = 'button:not(:disabled), input:not(:disabled), a[href]'
const ARROWS = new Set<string>(['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'] satisfies Direction[])

/** Tactile keypads are keyboards with four arrows and Enter: arrows move the focus to what lies that way. */
export function useArrowKeys(onBack: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !document.querySelector('dialog[open]')) {
        onBack()
        return
      }
      if (!ARROWS.has(event.key) || event.altKey || event.ctrlKey || event.metaKey) return
      const sideways = event.key === 'ArrowLeft' || event.key === 'ArrowRight'
      // A caret moves sideways, a scrolled text up and down, by themselves.
      if (sideways && document.activeElement instanceof HTMLInputElement) return
      if (!sideways && document.activeElement?.matches('.scroll-area')) return
      event.preventDefault()
      move(event.key as Direction)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [onBack])
}

function move(direction: Direction): void {
  const scope = document.querySelector('dialog[open]') ?? document
  const targets = [...scope.querySelectorAll<HTMLElement>(FOCUSABLE)].filter((target) =>
    target.checkVisibility(),
  )
  const present = document.activeElement
  const others = targets.filter((target) => target !== present)
  const from =
    present instanceof HTMLElement && present !== document.body ? present.getBoundingClientRect() : null
  const found = from
    ? others[
        nearest(
          from,
          others.map((target) => target.getBoundingClientRect()),
          direction,
        )
      ]
    : targets[0]
  if (!found) return
  found.focus({ preventScroll: true })
  found.scrollIntoView({ block: 'nearest', behavior: 'smooth' })
}
