import { useTranslation } from '@antre/ui'
import { Leaf } from './leaf.tsx'

/** The mall document changed under the citizen's hands: what was open is no longer offered. */
export function Gone() {
  const { t } = useTranslation('kiosk')
  return <Leaf title={t('refusal.title')} lead={t('problem.unknown-service')} />
}
