import { formatClock, useLanguage, useTranslation, useViewStore } from '@antre/ui'
import { IconCloudOff } from '@tabler/icons-react'
import { useAway, useStores, useView } from './context.tsx'

/** Says that what is shown may be old, since when, and what to do; whoever holds a number keeps it. */
export function AwayNotice({ holdsNumber }: { readonly holdsNumber: boolean }) {
  const { t } = useTranslation('kiosk')
  const [language] = useLanguage()
  const { mall } = useView()
  const seenAt = useViewStore(useStores().view, (state) => state.seenAt)
  if (!useAway()) return null
  return (
    <section className="away" role="alert">
      <IconCloudOff aria-hidden="true" />
      <div>
        <strong>{t(holdsNumber ? 'away.keepTitle' : 'away.title')}</strong>
        {holdsNumber ? (
          <p>{t('away.keepHelp')}</p>
        ) : (
          <p>
            {seenAt !== null && t('away.asOf', { time: formatClock(seenAt, mall.timeZone, language) })}{' '}
            {t('away.help')}
          </p>
        )}
      </div>
    </section>
  )
}
