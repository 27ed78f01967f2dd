import type { HallView } from '@antre/contract'
import { useTranslation, useViewStore, type ViewStore } from '@antre/ui'
import { Button, Skeleton } from '@mantine/core'
import { IconCloudOff, IconLock, IconRefresh } from '@tabler/icons-react'
import { Notice } from '../frame/notice.tsx'
import { useProblemText } from '../frame/problem-text.ts'
import { Current } from './current.tsx'
import { Upload } from './upload.tsx'
import { useMall } from './use-mall.ts'

/** The mall document: what is in force, and a way to change it that nobody has to fear. */
export function MallPage({ store }: { readonly store: ViewStore<HallView> }) {
  const { t } = useTranslation('admin')
  const problem = useProblemText()
  const { state, reload } = useMall()
  const newest = useViewStore(store, (hall) => hall.view?.mallVersion ?? 0)
  return (
    <>
      <header className="page-head">
        <h1>{t('mall.title')}</h1>
        <p>{t('mall.intro')}</p>
      </header>
      {state.kind === 'loading' && (
        <div className="mall" role="status" aria-label={t('state.loading')}>
          <Skeleton height={260} radius="lg" />
          <Skeleton height={260} radius="lg" />
        </div>
      )}
      {state.kind === 'failed' && (
        <Notice
          icon={state.code === 'forbidden' || state.code === 'unauthorised' ? IconLock : IconCloudOff}
          tone="notice"
          title={problem(state.code)}
          live
        >
          <Button leftSection={<IconRefresh aria-hidden="true" size="1.1rem" />} onClick={reload}>
            {t('state.retry')}
          </Button>
        </Notice>
      )}
      {state.kind === 'ready' && (
        <div className="mall">
          <Current {...state.data} newest={newest} onReload={reload} />
          <Upload current={state.data} onReload={reload} />
        </div>
      )}
    </>
  )
}
