import { formatClock } from '@antre/i18n'
import { IconCloudOff, IconLoader2 } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useViewStore, type ViewStore } from '../store/view-store.ts'
import { useLanguage, useTranslation } from '../text.ts'

/** Nothing while the link is live; else a discreet word that it is not, and since when. */
export function LinkBadge<V>({
  store,
  timeZone,
}: {
  readonly store: ViewStore<V>
  readonly timeZone: string
}) {
  const { t } = useTranslation('common')
  const [language] = useLanguage()
  const link = useViewStore(store, (state) => state.link)
  const seenAt = useViewStore(store, (state) => state.seenAt)
  if (link === 'live') return null
  const Icon = link === 'connecting' ? IconLoader2 : IconCloudOff
  return (
    <span className="link-badge" data-link={link} role="status">
      <Icon aria-hidden="true" />
      <span>{t(link === 'connecting' ? 'link.connecting' : 'link.away')}</span>
      {link === 'away' && seenAt !== null && (
        <span className="link-as-of">
          {t('link.asOf', { time: formatClock(seenAt, timeZone, language) })}
        </span>
      )}
    </span>
  )
}

/** Greys what it holds, and takes it out of reach, while the view is only what was last known. */
export function StaleVeil<V>({
  store,
  children,
}: {
  readonly store: ViewStore<V>
  readonly children: ReactNode
}) {
  const stale = useViewStore(store, (state) => state.link === 'away')
  return (
    <div className="stale-veil" data-stale={stale} inert={stale}>
      {children}
    </div>
  )
}
