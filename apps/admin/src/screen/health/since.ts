import {
  formatClock,
  formatDate,
  formatDuration,
  formatWeekday,
  isoDate,
  useLanguage,
  useTranslation,
} from '@antre/ui'

const MINUTE_MS = 60_000
const WEEK_MS = 6 * 24 * 60 * MINUTE_MS

/** "sejak 10.42 (12 menit)"; of an earlier day its name, of another week its date. `now` in ms. */
export function useSince(timeZone: string, now: number): (iso: string) => string {
  const { t } = useTranslation('admin')
  const [language] = useLanguage()
  return (iso) => {
    const time = formatClock(iso, timeZone, language)
    const ms = Math.max(0, now - Date.parse(iso))
    if (isoDate(iso, timeZone) === isoDate(now, timeZone)) {
      if (ms < MINUTE_MS) return t('since.now', { time })
      return t('since.today', { time, span: formatDuration(Math.floor(ms / MINUTE_MS), language) })
    }
    const day = ms < WEEK_MS ? formatWeekday(iso, timeZone, language) : formatDate(iso, timeZone, language)
    return t('since.earlier', { day, time })
  }
}
