import { useLanguage, useTranslation } from '@antre/ui'
import { useCallback } from 'react'
import { hoursAndMinutes } from './elapsed.ts'

/** Minutes as a list shows them: `baru`, `11 mnt`, `1 j 05 mnt`. */
export function useWait(): (minutes: number) => string {
  const { t } = useTranslation('counter')
  const [language] = useLanguage()
  // biome-ignore lint/correctness/useExhaustiveDependencies: `t` changes with the language
  return useCallback(
    (total) => {
      if (total < 1) return t('wait.now')
      const { hours, minutes } = hoursAndMinutes(total)
      if (hours === 0) return t('wait.minutes', { minutes })
      return t('wait.hours', { hours, minutes: String(minutes).padStart(2, '0') })
    },
    [language],
  )
}
