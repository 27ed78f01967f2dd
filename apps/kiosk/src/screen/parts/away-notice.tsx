import { formatClock, useLanguage, useTranslation, useViewStore } from '@antre/ui'
import { IconCloudOff } from '@tabler/icons-react'
import { useAway, useStores, useView } from './context.tsx'

/** Says that what is shown may be old, since when, and what to do. */
export function AwayNotice() {
  const { t } = useTranslation('kiosk')
  const [language] = useLanguage()
  const { mall } = useView()
  const seenAt = useViewStore(useStores().view, (state) => state.seenAt)
  if (!useAway()) return null
  return (
    <section className="away" role="alert">
      <IconCloudOff aria-hidden="true" />
      <div>
        <strong>{t('away.title')}</strong>
        <p>
          {seenAt !== null && t('away.asOf', { time: formatClock(seenAt, mall.timeZone, language) })}{' '}
          {t('away.help')}
        </p>
      </div>
    </section>
  )
}
