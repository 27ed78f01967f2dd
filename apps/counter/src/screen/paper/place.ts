import { useTranslation } from '@antre/ui'

/** How a kiosk is called: `kiosk-1` → Kiosk 1. A counter is told no other name. */
export function useKioskName(): (stationId: string | undefined) => string {
  const { t } = useTranslation('counter')
  return (stationId) => {
    const number = /^kiosk-(\d+)$/.exec(stationId ?? '')?.[1]
    if (number !== undefined) return t('print.kiosk', { number })
    return stationId ?? t('print.someKiosk')
  }
}
