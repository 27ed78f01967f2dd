import { useSyncExternalStore } from 'react'

/** From here the lists stand beside the number instead of below it. */
const WIDE = '(min-width: 900px)'

export function useWide(): boolean {
  return useSyncExternalStore(subscribe, () => matchMedia(WIDE).matches)
}

function subscribe(changed: () => void): () => void {
  const query = matchMedia(WIDE)
  query.addEventListener('change', changed)
  return () => query.removeEventListener('change', changed)
}
