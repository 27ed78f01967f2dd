import { useSyncExternalStore } from 'react'

export const PAGES = ['today', 'mall'] as const
export type Page = (typeof PAGES)[number]

/** The page stands in the address (`#mall`), so that it can be bookmarked and gone back to. */
export function usePage(): Page {
  return useSyncExternalStore(subscribe, pageNow)
}

function subscribe(changed: () => void): () => void {
  window.addEventListener('hashchange', changed)
  return () => window.removeEventListener('hashchange', changed)
}

function pageNow(): Page {
  const name = location.hash.slice(1)
  return PAGES.find((page) => page === name) ?? 'today'
}
