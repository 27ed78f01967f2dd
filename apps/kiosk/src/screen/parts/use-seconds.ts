import { useEffect } from 'react'
import { useStores } from './context.tsx'

const SECOND_MS = 1_000

/** Tells the flow that time passes, and how the paper of the ticket on show is doing. */
export function useSeconds(): void {
  const { flow, view } = useStores()
  useEffect(() => {
    const timer = setInterval(() => {
      const { page } = flow.getState()
      const issued = page.at === 'ticket' ? page.ticket : null
      const prints = view.getState().view?.station?.prints
      const newest = prints?.find(({ ticket }) => ticket.id === issued?.id)?.ticket ?? issued
      flow.dispatch({ type: 'second', print: newest?.print ?? 'none' })
    }, SECOND_MS)
    return () => clearInterval(timer)
  }, [flow, view])
}
