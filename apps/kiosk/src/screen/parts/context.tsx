import type { KioskView } from '@antre/contract'
import { LANGUAGES, type Language, languageOf, useNow, useViewStore, type ViewStore } from '@antre/ui'
import { createContext, type ReactNode, useContext } from 'react'
import { useStore } from 'zustand'
import type { Action } from '../flow/reduce.ts'
import type { Flow } from '../flow/state.ts'
import type { FlowStore } from '../flow/store.ts'

interface Stores {
  readonly flow: FlowStore
  readonly view: ViewStore<KioskView>
}

const StoresContext = createContext<Stores | null>(null)

export function StoresProvider({ flow, view, children }: Stores & { readonly children: ReactNode }) {
  return <StoresContext value={{ flow, view }}>{children}</StoresContext>
}

export function useStores(): Stores {
  const stores = useContext(StoresContext)
  if (!stores) throw new Error('outside StoresProvider')
  return stores
}

export function useFlow<T>(selector: (flow: Flow) => T): T {
  return useStore(useStores().flow, selector)
}

export function useDispatch(): (action: Action) => void {
  return useStores().flow.dispatch
}

/** The kiosk view; pages are only shown once there is one. */
export function useView(): KioskView {
  const view = useViewStore(useStores().view, (state) => state.view)
  if (!view) throw new Error('no view yet')
  return view
}

/** The last view may no longer be true, and no ticket can be had. */
export function useAway(): boolean {
  return useViewStore(useStores().view, (state) => state.link === 'away')
}

/** Can a number be had at this kiosk now? */
export function useCanTake(): boolean {
  const stopped = useFlow((flow) => flow.printing.to === 'stopped')
  return !useAway() && !stopped
}

/** The master's clock, ms. */
export function useClock(): number {
  return useNow(useStores().view)
}

/** Languages both the mall and the screen have. */
export function offeredLanguages(view: KioskView): readonly Language[] {
  const both = LANGUAGES.filter((language) => view.mall.languages.includes(language))
  return both.length > 0 ? both : [languageOf(view.mall.languages[0])]
}
