import type { HallView } from '@antre/contract'
import { useTranslation, type ViewStore } from '@antre/ui'
import { useEffect } from 'react'
import { usePage } from './frame/page.ts'
import { Top } from './frame/top.tsx'
import { MallPage } from './mall/mall-page.tsx'
import { TodayPage } from './today/today-page.tsx'

/** The whole console: the header and one of its pages. */
export function Console({ store }: { readonly store: ViewStore<HallView> }) {
  const { t } = useTranslation('admin')
  const page = usePage()
  const title = t(`nav.${page}`)
  useEffect(() => {
    document.title = `${title} · Antre`
  }, [title])
  return (
    <>
      <Top store={store} page={page} />
      <main className="page" data-page={page}>
        {page === 'today' ? <TodayPage store={store} /> : <MallPage store={store} />}
      </main>
    </>
  )
}
