import { useTranslation } from '@antre/ui'
import { isReason } from './reasons.ts'

/** Why a ticket did not print, in words; a reason nobody has words for is shown as it came. */
export function useReasonText(): (reason: string) => string {
  const { t } = useTranslation('admin')
  return (reason) => (isReason(reason) ? t(`reason.${reason}`) : reason)
}
