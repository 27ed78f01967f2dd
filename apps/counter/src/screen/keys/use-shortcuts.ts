import type { CounterView } from '@antre/contract'
import { useEffect } from 'react'
import { act, startCall } from '../desk/act.ts'
import { usePlace } from '../desk/context.ts'
import { actionOf, takesText } from './shortcuts.ts'

/**
 * Single keys work wherever the focus is, except in a text field or while a dialog is open. They are
 * caught before the focused button sees them, so that Enter is always Next and never a repeat of
 * whatever was clicked last; Space presses the focused button.
 */
export function useShortcuts(): void {
  const { desk, store } = usePlace()
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const { view } = store.getState()
      if (!view || desk.getState().dialog || keepsItsKeys(event.target)) return
      if (event.repeat && event.key === 'Enter') event.preventDefault()
      const action = actionOf(event)
      if (!action) return
      if (action.type !== 'help' && view.counter.state === 'closed') return
      event.preventDefault()
      event.stopPropagation()
      run(view, action)
    }
    const run = (view: CounterView, action: NonNullable<ReturnType<typeof actionOf>>): void =>
      action.type === 'digit' ? startCall(desk, view, action.digit) : act(desk, view, action.type)
    window.addEventListener('keydown', onKey, { capture: true })
    return () => window.removeEventListener('keydown', onKey, { capture: true })
  }, [desk, store])
}

/** A text field, or the open menu: there Enter chooses what has the focus. */
function keepsItsKeys(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return takesText(target as HTMLElement & { type?: string }) || target.closest('[popover]') !== null
}
