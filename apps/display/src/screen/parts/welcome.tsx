import type { DisplayView } from '@antre/contract'
import { formatOpens, formatTime, useLanguage, useTranslation } from '@antre/ui'
import { IconClock } from '@tabler/icons-react'

interface WelcomeProps {
  readonly view: DisplayView
  /** Master's clock, ms. */
  readonly now: number
}

/** Before the first call of the day: what to do, and until when. */
export function Welcome({ view, now }: WelcomeProps) {
  const { t } = useTranslation('display')
  const hours = useHours(view, now)
  const closed = view.opening?.state === 'closed'
  return (
    <section className="welcome">
      <h1>{t('welcome.title')}</h1>
      {!closed && <p>{t('welcome.take')}</p>}
      {!closed && <p>{t('welcome.wait')}</p>}
      {hours !== '' && (
        <p className="welcome-hours">
          <IconClock aria-hidden="true" />
          {hours}
        </p>
      )}
    </section>
  )
}

/** "Buka sampai pukul 15.00", "Kami buka besok 08.00"; empty when the master does not say. */
function useHours({ mall, opening }: DisplayView, now: number): string {
  const { t } = useTranslation('display')
  const [language] = useLanguage()
  if (mall.openAllDay) return t('welcome.allDay')
  if (opening?.state === 'open') return t('welcome.open', { time: formatTime(opening.closesAt, language) })
  if (opening?.state !== 'closed') return ''
  if (opening.opens === null) return t('welcome.closed')
  return t('welcome.closedUntil', { opens: formatOpens(opening.opens, now, mall.timeZone, language) })
}
