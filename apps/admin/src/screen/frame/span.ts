import { useTranslation } from '@antre/ui'

const MINUTE_MS = 60_000

/** Whole minutes since an ISO instant, never negative. `now` in ms. */
export const minutesSince = (iso: string, now: number): number =>
  Math.max(0, Math.floor((now - Date.parse(iso)) / MINUTE_MS))

/** Minutes as a table shows them: `baru`, `11 mnt`, `1 j 05 mnt`; a dash for none. */
export function useSpan(): (minutes: number | null) => string {
  const { t } = useTranslation('admin')
  return (given) => {
    if (given === null) return t('wait.none')
    const total = Math.round(given)
    if (total < 1) return t('wait.now')
    if (total < 60) return t('wait.minutes', { minutes: total })
    return t('wait.hours', { hours: Math.floor(total / 60), minutes: String(total % 60).padStart(2, '0') })
  }
}
