import type { HallView } from '@antre/contract'
import { needsKey, useReason, useTranslation, useViewStore, type ViewStore } from '@antre/ui'
import { useEffect } from 'react'
import { usePage } from './frame/page.ts'
import { Refused } from './frame/refused.tsx'
import { Top } from './frame/top.tsx'
import { NewFaults } from './health/new-faults.tsx'
import { brokenCount } from './health/order.ts'
import { MallPage } from './mall/mall-page.tsx'
import { TodayPage } from './today/today-page.tsx'

/** The whole console: the header and one of its pages. */
export function Console({ store }: { readonly store: ViewStore<HallView> }) {
  const { t } = useTranslation('admin')
  const page = usePage()
  const view = useViewStore(store, (state) => state.view)
  const broken = brokenCount(view?.faults ?? [])
  // In the row of tabs too: whoever works in another one sees that something stopped.
  const title = `${broken > 0 ? `(${broken}) ` : ''}${t(`nav.${page}`)}`
  useEffect(() => {
    document.title = `${title} · Antre`
  }, [title])
  const unseen = useViewStore(store, (state) => state.view === null && state.link === 'away')
  const reason = useReason('views/hall', unseen)
  if (needsKey(reason)) return <Refused why={reason === 'forbidden' ? 'other' : 'missing'} />
  return (
    <>
      <Top store={store} page={page} broken={broken} />
      {view && <NewFaults view={view} />}
      <main className="page" data-page={page}>
        {page === 'today' ? <TodayPage store={store} /> : <MallPage store={store} />}
      </main>
    </>
  )
}
