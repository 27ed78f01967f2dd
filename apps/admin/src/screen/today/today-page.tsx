import type { HallView } from '@antre/contract'
import { StaleVeil, useNow, useTranslation, useViewStore, type ViewStore } from '@antre/ui'
import { Skeleton } from '@mantine/core'
import { IconCloudOff } from '@tabler/icons-react'
import { Notice } from '../frame/notice.tsx'
import { Health } from '../health/health.tsx'
import { Notices } from '../notices/notices.tsx'
import { PrintFailures } from '../printing/print-failures.tsx'
import { Counters } from './counters.tsx'
import { Matters } from './matters.tsx'
import { Queues } from './queues.tsx'
import { Totals } from './totals.tsx'

/** The hall as it is now. */
export function TodayPage({ store }: { readonly store: ViewStore<HallView> }) {
  const { t } = useTranslation('admin')
  const view = useViewStore(store, (state) => state.view)
  return (
    <>
      <h1 className="visually-hidden">{t('today.heading')}</h1>
      {view ? (
        <StaleVeil store={store}>
          <Hall view={view} store={store} />
        </StaleVeil>
      ) : (
        <BeforeView store={store} />
      )}
    </>
  )
}

function Hall({ view, store }: { readonly view: HallView; readonly store: ViewStore<HallView> }) {
  const running = useNow(store)
  const stoodAt = useViewStore(store, (state) => (state.link === 'away' ? state.seenAt : null))
  const now = stoodAt ?? running
  return (
    <div className="hall">
      <Totals view={view} now={now} />
      <div className="hall-main">
        <Notices view={view} now={now} />
        <Queues view={view} now={now} />
        <Counters view={view} now={now} />
      </div>
      <div className="hall-side">
        <Health view={view} now={now} />
        <PrintFailures view={view} />
        <Matters view={view} now={now} />
      </div>
    </div>
  )
}

function BeforeView({ store }: { readonly store: ViewStore<HallView> }) {
  const { t } = useTranslation('admin')
  const away = useViewStore(store, (state) => state.link === 'away')
  if (away)
    return (
      <Notice icon={IconCloudOff} tone="notice" title={t('state.away')} help={t('state.awayHelp')} live />
    )
  return (
    <div className="hall" role="status" aria-label={t('state.loading')}>
      <Skeleton height={132} radius="lg" className="totals-waiting-for" />
      <div className="hall-main">
        <Skeleton height={420} radius="lg" />
      </div>
      <div className="hall-side">
        <Skeleton height={180} radius="lg" />
        <Skeleton height={220} radius="lg" />
      </div>
    </div>
  )
}
