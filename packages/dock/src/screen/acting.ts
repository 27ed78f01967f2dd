import { API } from '@antre/ui'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Act } from '../state.ts'

/** Does things at the dock, and remembers whether the last one worked. */
export interface Acting {
  readonly act: (act: Act) => void
  readonly failed: StoreApi<boolean>
}

/** Asked once, never repeated: a lever pulled twice or a button pressed twice is something else. */
export function createActing(): Acting {
  const failed = createStore<boolean>(() => false)
  const ask = async (act: Act): Promise<boolean> => {
    try {
      const response = await fetch(`${API}/act`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(act),
      })
      return response.ok
    } catch {
      return false
    }
  }
  return {
    failed,
    act: (act) => void ask(act).then((done) => failed.setState(!done, true)),
  }
}
