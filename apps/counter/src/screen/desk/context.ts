import type { CounterView } from '@antre/contract'
import { useNow, useViewStore, type ViewStore } from '@antre/ui'
import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import type { Desk, DeskState } from './desk.ts'

export interface Place {
  readonly desk: Desk
  readonly store: ViewStore<CounterView>
}

export const PlaceContext = createContext<Place | null>(null)

export function usePlace(): Place {
  const place = useContext(PlaceContext)
  if (!place) throw new Error('no desk around this component')
  return place
}

export function useDesk<T>(selector: (state: DeskState) => T): T {
  return useStore(usePlace().desk, selector)
}

/** The master's clock, ms; while the link is away it stands where the view was last true. */
export function useTrueNow(): number {
  const { store } = usePlace()
  const now = useNow(store)
  const stoodAt = useViewStore(store, (state) => (state.link === 'away' ? state.seenAt : null))
  return stoodAt ?? now
}
