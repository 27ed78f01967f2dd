import { useEffect } from 'react'
import { printingOf } from '../flow/printing.ts'
import { useStores } from './context.tsx'

/** Tells the flow what each view says of the printers, and of the ticket on the screen. */
export function useNews(): void {
  const { flow, view } = useStores()
  useEffect(() => {
    const tell = (): void => {
      const seen = view.getState().view
      if (seen)
        flow.dispatch({ type: 'news', printing: printingOf(seen), prints: seen.station?.prints ?? [] })
    }
    tell()
    const leaveView = view.subscribe(tell)
    // A view may have known the ticket before the screen did.
    const leaveFlow = flow.subscribe((now, before) => {
      if (now.page.at === 'ticket' && before.page.at !== 'ticket') tell()
    })
    return () => {
      leaveView()
      leaveFlow()
    }
  }, [flow, view])
}
